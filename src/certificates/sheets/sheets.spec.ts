import { describe, expect, it } from '@jest/globals';
import { cityCalendar } from '../../calendar/index.js';
import { layoutFor, loadCatalogue } from '../../guidance/index.js';
import { caseFold, guidanceOf, type Case } from '../../reception/index.js';
import { formPaper } from './form-paper.js';
import { guidanceLists } from './guidance-sheet.js';
import { moveOutContent, noEntry } from './move-out-certificate.js';
import { recordContent } from './resident-record.js';

const catalogue = loadCatalogue('config');
const ADDRESS = '北九州市小倉北区城内1番1号';
const details = {
  name: '𠮷田 葛󠄀葉', kana: 'ヨシダ クズハ', birthDate: '1984-02-03', sex: 'F', relation: 'HEAD', address: ADDRESS, nationality: 'JP', domicile: '山口県下関市南部町1番地',
  registerHead: '𠮷田 葛󠄀葉', facts: { 'person.insurance': 'NHI', 'person.pension': 'TYPE1', 'person.ltci': 'NONE' },
} as const; // prettier-ignore

const movingOut: Case = {
  ...caseFold.initial,
  status: 'ready',
  caseId: 'c1',
  number: '小倉北-26-000001-4',
  lifeEvent: 'MOVE_OUT',
  receptionDate: '2026-11-24',
  eventFacts: { newAddress: '東京都江東区豊洲9丁目9番9号', plannedMoveOutDate: '2026-11-30', toFacility: false },
  persons: [{ person: 'p1', role: 'MOVER', provisional: false, protected: true, registryVersion: 1, details }],
  personFacts: { p1: { dvProtection: true, protectionStartDate: '2026-06-01', student: false } },
};
const judged: Case = {
  ...movingOut,
  items: {
    'JUKI-OUT': { itemId: 'JUKI-OUT', procedureId: 'JUKI-OUT', persons: ['p1'], status: 'done' },
    'DV-PROTECT': { itemId: 'DV-PROTECT', procedureId: 'DV-PROTECT', persons: ['p1'], status: 'referred' },
    'NHI-LOSS-OUT': { itemId: 'NHI-LOSS-OUT', procedureId: 'NHI-LOSS-OUT', persons: ['p1'], status: 'declined' },
  },
};

describe('the guidance sheet', () => {
  const guidance = guidanceOf(judged, { catalogue, closingDays: cityCalendar() });
  const lists = guidanceLists({
    state: judged,
    guidance,
    words: (key) => ({ ja: key, en: key }),
    relation: (code) => code,
  });

  it('lists what was done, and leaves out what was declined', () => {
    expect(lists.received?.map(({ name, result }) => [name.ja, result.ja])).toContainEqual(['転出届', 'done']);
    const told = [...(lists.received ?? []), ...(lists.later ?? []), ...(lists.referrals ?? [])].map(
      ({ name }) => name.en,
    );
    const declined = guidance.items.find(({ procedure }) => procedure === 'NHI-LOSS-OUT');
    expect(declined?.result).toBe('required');
    expect(told).not.toContain(declined?.name.en);
  });

  it('says nothing of a protection, of an address, or of where a rule comes from', () => {
    expect(guidance.items.find(({ procedure }) => procedure === 'DV-PROTECT')?.result).toBe('required');
    const printed = JSON.stringify(lists);
    for (const kept of ['支援措置', 'DV', ADDRESS, 'domain', '豊洲']) expect(printed).not.toContain(kept);
  });
});

describe('the move-out certificate', () => {
  const entry = {
    header: { newAddress: '東京都江東区豊洲九丁目9番9号 101号室', changeDate: '2026-12-01' },
    lines: { persons: [{ pid: 'p1', values: { 'person.name': '𠮷田 葛󠄀葉', 'person.pensionKind': 'T3' } }] },
  };

  it('says what was approved, and what the case knows where the form is silent', () => {
    const content = moveOutContent(movingOut, entry, ['p1'], catalogue.content);
    expect(content).toMatchObject({
      newAddress: '東京都江東区豊洲九丁目9番9号 101号室',
      plannedDate: '2026-12-01',
      oldAddress: ADDRESS,
      notifiedOn: '2026-11-24',
    });
    expect(content.persons[0]).toMatchObject({
      name: '𠮷田 葛󠄀葉',
      sex: '女',
      relation: '世帯主',
      domicile: '山口県下関市南部町1番地',
      insurance: { nationalHealth: true, lateElderly: false, pension: '第3号' },
    });
  });

  it('comes from the case alone for a form that was checked at the window', () =>
    expect(moveOutContent(movingOut, noEntry, ['p1'], catalogue.content)).toMatchObject({
      newAddress: '東京都江東区豊洲9丁目9番9号',
      plannedDate: '2026-11-30',
      newHead: '𠮷田 葛󠄀葉',
    }));
});

describe('the resident record', () => {
  const member = (person: string, known: object, status: 'resident' | 'moved-out' = 'resident') => ({
    person, household: 'h1', ward: 'kokurakita', status, protected: false, knownAs: null, caseId: null, change: null, changedOn: null, version: 1,
    details: { ...details, facts: {}, addressSince: '2015-04-01', previousAddress: '福岡県福岡市博多区博多駅前二丁目2番1号', ...known },
  }); // prettier-ignore
  const members = [
    member('p1', {}),
    member('p2', { name: '𠮷田 凜', relation: 'CHILD', addressSince: '2024-01-05', birthDate: '2024-01-05' }),
    member('p3', { name: '転出者' }, 'moved-out'),
  ];
  const source = { members, city: '北九州市', content: catalogue.content };

  it('of the household shows everybody who lives here', () => {
    const content = recordContent(
      { ...source, subject: 'p2' },
      { scope: 'household', domicile: false, relation: true },
    );
    expect(content?.persons.map(({ name, relation, residentSince }) => [name, relation, residentSince])).toEqual([
      ['𠮷田 葛󠄀葉', '世帯主', '2015-04-01'],
      ['𠮷田 凜', '子', '2024-01-05'],
    ]);
  });

  it('of one person shows nobody else', () => {
    const content = recordContent({ ...source, subject: 'p2' }, { scope: 'person', domicile: true, relation: true });
    expect(content).toMatchObject({ head: '𠮷田 葛󠄀葉', persons: [{ name: '𠮷田 凜' }] });
    expect(recordContent({ ...source, subject: 'p3' }, { scope: 'person', domicile: true, relation: true })).toBeNull();
  });
});

describe('a prepared form', () => {
  const print = (kind: string, values: typeof noEntry | null) =>
    formPaper({
      formId: 'f1', caseNumber: '小倉北-26-000001-4', addressee: '北九州市長', layout: layoutFor(catalogue, kind, '2026-11-24'), values, persons: 6,
      beside: { header: { filerName: '𠮷田 葛󠄀葉' }, lines: [{ 'person.sex': 'F' }] }, codeLists: catalogue.content.code_lists,
    }); // prettier-ignore

  it('without places of its own says who files as well', () => {
    const known = {
      header: { notificationDate: '2026-11-24' },
      lines: { persons: [{ pid: 'p1', values: { 'person.name': '𠮷田 葛󠄀葉' } }] },
    };
    expect(print('KAIGO-TODOKE', known)).toMatchObject({
      template: 'default-form',
      data: {
        values: { filerName: '𠮷田 葛󠄀葉', notificationDate: '2026-11-24' },
        persons: [{ 'person.name': '𠮷田 葛󠄀葉', 'person.sex': 'F' }],
        codeLists: { SEX: { F: '女' } },
      },
    });
  });

  it('for the visitor’s hand is blank, with a line for each person', () =>
    expect(print('JUKI-IDO', null)).toMatchObject({
      template: 'form',
      data: { values: {}, persons: [{}, {}, {}, {}, {}, {}] },
    }));

  it('never carries what may not be kept', () => {
    const secret = '123456789018';
    const forms = catalogue.forms.flatMap(({ id, fields }) =>
      (fields ?? []).filter(({ keep }) => keep === 'never').map((field) => ({ kind: id, field: field.id })),
    );
    expect(forms.length).toBeGreaterThan(0);
    for (const { kind, field } of forms) {
      const values = { header: { [field]: secret }, lines: { persons: [{ pid: 'p1', values: { [field]: secret } }] } };
      expect(JSON.stringify(print(kind, values))).not.toContain(secret);
    }
  });
});
