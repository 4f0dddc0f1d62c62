import { describe, expect, it } from '@jest/globals';
import { validateEntry, type EntryFacts, type EntryValue, type EntryValues } from './entry.js';
import { layoutFor } from './forms.js';
import { loadCatalogue } from './load-catalogue.js';
import { canonicalEntry, joinEntries, splitEntry } from './split-entry.js';

const catalogue = loadCatalogue('config');
const move = layoutFor(catalogue, 'JUKI-IDO', '2025-04-07');
const nhi = layoutFor(catalogue, 'NHI-TOKUSO', '2025-04-07');
const facts: EntryFacts = { event: { type: 'MOVE_IN' }, persons: [{ pid: 'A', facts: { nationality: 'JP' } }] };
const foreign: EntryFacts = { event: { type: 'MOVE_IN' }, persons: [{ pid: 'A', facts: { nationality: 'FOREIGN' } }] };

const header = {
  notificationDate: 'R7.4.7', changeDate: '令和7年3月29日', changeKind: 'OUT', filerName: '髙橋 𠮷子', filerAddress: '小倉北区城内１番１号',
  filerPhone: '093-582-1111', filerKind: 'SELF', idDocument: 'CARD', filerSignature: true, newAddress: '福岡市中央区天神1-8-1',
  newHead: '髙橋 𠮷子', oldAddress: '小倉北区城内１番１号', domicile: '北九州市小倉北区城内１番', registerHead: '髙橋 𠮷子', protection: true,
}; // prettier-ignore
const person = {
  'person.name': '髙橋 𠮷子',
  'person.kana': 'たかはし　よしこ',
  'person.birthDate': 'S59.2.3',
  'person.sex': 'F',
  'person.relation': 'HEAD',
};

type Changes = Readonly<Record<string, EntryValue>>;
const entry = (ofHeader: Changes = {}, ofPerson: Changes = {}): EntryValues => ({
  header: { ...header, ...ofHeader },
  lines: { persons: [{ pid: 'A', values: { ...person, ...ofPerson } }] },
});
const errors = (values: EntryValues, known = facts) =>
  validateEntry(move, values, known).map(({ field, line, code }) => `${line ?? ''} ${field} ${code}`.trim());

describe('checking an entry', () => {
  it('finds nothing wrong with a form that is filled in', () =>
    expect(validateEntry(move, entry(), facts)).toEqual([]));

  it('names what is missing, and on which line', () => {
    expect(errors(entry({ filerName: '　', changeKind: null }, { 'person.sex': '' }))).toEqual([
      'changeKind required',
      'filerName required',
      '0 person.sex required',
    ]);
  });

  it('wants ticks that must be there', () => {
    expect(errors(entry({ filerSignature: false, protection: false }))).toEqual([
      'filerSignature required',
      'protection required',
    ]);
  });

  it('asks nobody to type stamps and codes of the system', () => {
    expect(move.fields.filter(({ type, required }) => type === 'stamp' && required === true)).toHaveLength(3);
    expect(errors(entry())).toEqual([]);
  });

  it('asks by nationality: the registered domicile or the residence card', () => {
    const without = entry({ domicile: '', registerHead: '' });
    expect(errors(without)).toEqual(['domicile required', 'registerHead required']);
    expect(errors(without, foreign)).toContain('0 person.residenceCardNo required');
    expect(errors(without, foreign)).not.toContain('domicile required');
    expect(errors(without, { event: {}, persons: [{ pid: 'A', facts: {} }] })).toEqual([]);
  });

  it('asks for the domicile if one of several persons has one', () => {
    const mixed: EntryFacts = { event: {}, persons: [...foreign.persons, { pid: 'B', facts: { nationality: 'JP' } }] };
    const onlyA = entry({ domicile: '', registerHead: '' });
    const both = { ...onlyA, lines: { persons: [...(onlyA.lines['persons'] ?? []), { pid: 'B', values: person }] } };
    expect(errors(onlyA, mixed)).not.toContain('domicile required');
    expect(errors(both, mixed)).toContain('domicile required');
  });

  it('asks by another field of the form', () => {
    expect(errors(entry({ changeKind: 'IN' }))).toEqual(['0 person.residentCode required']);
    expect(errors(entry({ changeKind: 'IN' }, { 'person.residentCode': '24727059608' }))).toEqual([]);
  });

  it.each<[Changes, Changes, string]>([
    [{ changeDate: '昭和64.1.8' }, {}, 'changeDate outside-era'],
    [{ changeDate: 'R7.2.30' }, {}, 'changeDate no-such-day'],
    [{ changeDate: 'tomorrow' }, {}, 'changeDate unreadable'],
    [{ changeKind: 'TRIP' }, {}, 'changeKind not-in-list'],
    [{ filerPhone: '582-1111' }, {}, 'filerPhone not-a-phone-number'],
    [{ filerName: '髙\u0000橋' }, {}, 'filerName control-character'],
    [{ filerName: '長'.repeat(101) }, {}, 'filerName too-long'],
    [{ filerSignature: 'yes' }, {}, 'filerSignature not-a-tick'],
    [{ filerName: true }, {}, 'filerName not-text'],
    [{ favouriteColour: 'blue' }, {}, 'favouriteColour unknown-field'],
    [{}, { 'person.kana': '髙橋' }, '0 person.kana not-kana'],
    [{}, { 'person.birthDate': 'R8.1.1' }, '0 person.birthDate in-the-future'],
    [{}, { 'person.ltciNo': '12345' }, '0 person.ltciNo wrong-length'],
    [{}, { 'person.ltciNo': '12345abcde' }, '0 person.ltciNo not-digits'],
    [{}, { 'person.residenceCardNo': 'AB1234567CD' }, '0 person.residenceCardNo not-a-residence-card'],
    [{ counterNo: '1234' }, {}, 'counterNo wrong-length'],
  ])('%j %j: %s', (ofHeader, ofPerson, expected) => expect(errors(entry(ofHeader, ofPerson))).toEqual([expected]));

  it('accepts what people really write', () => {
    const names = entry({
      filerName: '𠮷'.repeat(60),
      filerPhone: '０９０－１２３４－５６７８',
      counterNo: '3',
      remarks: '一行目\n二行目',
    });
    expect(errors(names)).toEqual([]);
    const line = {
      'person.kana': 'ﾀｶﾊｼ ﾖｼｺ',
      'person.ltciNo': '１２３４５６７８９０',
      'person.birthDate': '1984-02-03',
      'person.residenceCardNo': 'ab12345678cd',
    };
    expect(errors(entry({}, line))).toEqual([]);
  });

  it('checks the check digit of a My Number', () => {
    const own = (number: string) =>
      validateEntry(nhi, { header: { headMyNumber: number }, lines: {} }, facts)
        .filter(({ field }) => field === 'headMyNumber')
        .map(({ code }) => code);
    expect([own('123456789018'), own('1234 5678 9018'), own('123456789012'), own('12345')]).toEqual([
      [],
      [],
      ['wrong-check-digit'],
      ['wrong-length'],
    ]);
  });

  it('wants at least one line and takes no more persons than a case has', () => {
    expect(errors({ header, lines: {} })).toEqual(['persons no-line']);
    const many = Array.from({ length: 21 }, () => ({ pid: null, values: person }));
    expect(errors({ header, lines: { persons: many } })).toEqual(['persons too-many-lines']);
    expect(errors({ header, lines: { persons: many.slice(0, 20) } })).toEqual([]);
  });

  it('holds no value in an error', () => {
    const found = validateEntry(move, entry({ filerPhone: '秘密の番号' }, { 'person.kana': '髙橋' }), facts);
    expect(JSON.stringify(found)).not.toMatch(/秘密|髙橋/);
  });
});

describe('keeping an entry', () => {
  const typed: EntryValues = {
    header: {
      notificationDate: 'Ｒ７．４．７',
      kind: 'ACQ',
      headName: '髙橋 𠮷子',
      headMyNumber: '1234 5678 9018',
      phone: '０９３-582-1111',
      remarks: '',
    },
    lines: {
      persons: [
        {
          pid: 'A',
          values: {
            'person.name': '神田 﨑',
            'person.kana': 'ｶﾝﾀﾞ',
            'person.birthDate': 'S59.2.3',
            'person.myNumber': '123456789018',
            'person.certIssued': true,
          },
        },
      ],
    },
  };
  const stored = canonicalEntry(nhi, typed);

  it('brings dates and numbers into one spelling and leaves names as they are', () => {
    expect(stored.header).toEqual({
      notificationDate: '2025-04-07',
      kind: 'ACQ',
      headName: '髙橋 𠮷子',
      headMyNumber: '123456789018',
      phone: '093-582-1111',
    });
    expect(stored.lines['persons']?.[0]?.values).toMatchObject({
      'person.name': '神田 﨑',
      'person.kana': 'カンダ',
      'person.birthDate': '1984-02-03',
    });
  });

  it('parts what may be read, what is sealed and what is forgotten', () => {
    const { clear, sealed, never } = splitEntry(nhi, stored);
    expect(clear).toEqual({
      header: { notificationDate: '2025-04-07', kind: 'ACQ' },
      lines: { persons: [{ pid: 'A', values: { 'person.certIssued': true } }] },
    });
    expect(never).toEqual({
      header: { headMyNumber: '123456789018' },
      lines: { persons: [{ pid: 'A', values: { 'person.myNumber': '123456789018' } }] },
    });
    expect(sealed.header).toEqual({ headName: '髙橋 𠮷子', phone: '093-582-1111' });
    expect(Object.keys(sealed.lines['persons']?.[0]?.values ?? {})).toEqual([
      'person.name',
      'person.kana',
      'person.birthDate',
    ]);
    expect(joinEntries(clear, sealed, never)).toEqual(stored);
  });

  it('takes for personal what the layout does not know', () => {
    expect(splitEntry(nhi, { header: { nickname: 'よし' }, lines: {} }).sealed.header).toEqual({ nickname: 'よし' });
  });
});
