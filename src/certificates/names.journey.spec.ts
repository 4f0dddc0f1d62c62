// Names as they are: from the registry through the pre-filled form and the entry to the certificate, sign by sign.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { CommandBus } from '@nestjs/cqrs';
import { bootApp, Client, type TestApp } from '../../test/support/app.js';
import { eventually } from '../../test/support/follow-up-desk.js';
import { inReview, seenOn, typed, Ward } from '../centre/specs/a-hand-off.js';
import { system } from '../edge/principal.js';
import type { CaseAnswer } from '../reception/cases/case-answer.js';
import { householdKey, importHouseholds, personKey, registryModel, RegistryQueries } from '../registry/index.js';

jest.setTimeout(60_000);

const SYSTEM = 'names-under-test';
/** U+20BB7 and U+9AD9: not the common forms of 吉 and 高. */
const HEAD = '𠮷田　髙志';
const LONG =
  'ヴィクトリア　アレクサンドラ　マリア　エリザベート　クリスティーナ　ヨハンナ　フォン　ウント　ツー　ローゼンブルク髙𠮷ズ';
const details = (name: string, relation: string) => ({
  name, kana: 'ヨシダ　タカシ', birthDate: '1980-07-14', sex: 'M' as const, relation, address: '北九州市小倉北区大手町11番5号',
  domicile: '福岡県北九州市小倉北区城内1番', registerHead: HEAD, nationality: 'JP', facts: { 'person.insurance': 'EMPLOYEE', 'person.pension': 'TYPE2' },
}); // prettier-ignore
const people = ['head', 'spouse'].map((record) => personKey(SYSTEM, record));

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const document = await (await PDFiumLibrary.init()).loadDocument(Buffer.from(pdf));
  return [...document.pages()].map((page) => page.getText()).join('\n');
};
/** A box may break a long name into lines; the signs and their order are what counts. */
const signs = (text: string): string => text.replace(/\s/gu, '');

interface Printed {
  readonly url: string;
  readonly position: string;
  readonly findings: readonly { kind: string; codePoints: readonly string[] }[];
}

describe('a name that few fonts know', () => {
  let app: TestApp;
  let ward: Ward;
  let operator: Client;
  let reviewer: Client;
  let caseId: string;

  const opened = async (): Promise<CaseAnswer> => ward.read(caseId);
  const print = (kind: string) => ward.window.change<Printed>(`/api/cases/${caseId}/outputs`, { kind });

  beforeAll(async () => {
    expect([...LONG]).toHaveLength(60);
    app = await bootApp({ households: 0 });
    const family = {
      record: 'home',
      ward: 'kokurakita',
      members: [
        { record: 'head', protected: false, details: details(HEAD, 'HEAD') },
        { record: 'spouse', protected: false, details: details(LONG, 'HUSBAND') },
      ],
    };
    await importHouseholds(app.app.get(CommandBus), [family], {
      system: SYSTEM,
      version: 1,
      meta: { actor: system('import'), now: app.clock.iso() },
    });
    await app.stores.projections.reached(registryModel, await app.stores.store.head(), 30_000);
    ward = await Ward.open(app);
    [operator, reviewer] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'reviewer')]);
    ({ caseId } = await ward.window.change<{ caseId: string }>('/api/cases', { lifeEvent: 'MOVE_OUT' }));
    const path = `/api/cases/${caseId}`;
    await ward.window.change(`${path}/filer`, {
      filerKind: 'HEAD',
      idDocument: 'LICENCE',
      person: people[0],
      name: HEAD,
      phone: '093-582-1111',
      address: '北九州市小倉北区大手町11番5号',
    });
    const persons = people.map((person) => ({ person, role: 'MOVER' }));
    await ward.window.change(`${path}/household`, { household: householdKey(SYSTEM, 'home'), persons });
    await ward.window.change(`${path}/facts`, {
      event: { plannedMoveOutDate: '2026-11-30', cardException: false, newAddress: '東京都杉並区阿佐谷北1丁目2番3号' },
    });
    const guided = await opened();
    await ward.window.change(
      `${path}/items`,
      {
        items: [{ procedureId: 'JUKI-OUT', judgement: 'accept' }],
        seen: { catalogue: guided.guidance?.catalogue },
      },
      { seen: guided.etag },
    );
    await ward.window.change(`${path}/forms`, {});
  }, 120_000);
  afterAll(() => app?.close(), 60_000);

  it('stands on the pre-filled form as in the registry', async () => {
    const seen = await opened();
    expect(seen.persons.map(({ name }) => name)).toEqual([HEAD, LONG]);
    expect(seen.unprintable).toEqual([]);
    const formId = seen.forms[0]?.formId ?? '';
    const paper = signs(
      await textOf(await ward.window.get<Uint8Array>(`/api/cases/${caseId}/forms/${formId}/form.pdf`)),
    );
    expect(paper).toContain(signs(HEAD));
    expect(paper).toContain(signs(LONG));
  });

  it('comes to the operator, is approved, and is on the certificate and in the registry unchanged', async () => {
    const formId = (await opened()).forms[0]?.formId ?? '';
    await ward.scan(caseId, formId, 'inoue');
    await ward.handOff({ caseId, formId });
    // All but the names is typed from the paper; the names stay as the ward handed them over.
    const review = await inReview(operator, reviewer, formId, (entry) => ({
      header: typed(entry).header,
      lines: {
        persons: typed(entry).lines.persons.map(({ pid, values }, index) => ({
          pid,
          values: { ...values, 'person.name': entry.prefill.lines['persons']?.[index]?.values['person.name'] ?? null },
        })),
      },
    }));
    expect(review.entry?.values.lines['persons']?.map(({ values }) => values['person.name'])).toEqual([HEAD, LONG]);
    await reviewer.change(`/api/centre/forms/${formId}/approve`, { seen: seenOn(review) }, { seen: review.etag });
    await eventually('the case is ready', async () => (await opened()).status === 'ready');
    const { url, findings } = await print('TENSHUTSU');
    expect(findings).toEqual([]);
    const certificate = signs(await textOf(await ward.window.get<Uint8Array>(url)));
    expect(certificate).toContain(signs(HEAD));
    expect(certificate).toContain(signs(LONG));
    await eventually('the registry has the move', async () => {
      const persons = await app.app.get(RegistryQueries).getPersons(people);
      return persons.every(({ status }) => status === 'moved-out');
    });
    for (const person of people) {
      const known = await ward.window.get<{ name: string }>(`/api/registry/persons/${person}`);
      expect([HEAD, LONG]).toContain(known.name);
    }
  });

  it('that no font has is told before and after printing, and stands as 〓 on the paper', async () => {
    ({ caseId } = await ward.window.change<{ caseId: string }>('/api/cases', { lifeEvent: 'MOVE_OUT' }));
    const newcomer = { ...details('山𪚥　花子', 'HEAD'), role: 'MOVER', facts: {} };
    await ward.window.change(`/api/cases/${caseId}/filer`, {
      filerKind: 'SELF',
      idDocument: 'LICENCE',
      name: newcomer.name,
    });
    await ward.window.change(`/api/cases/${caseId}/household`, { typed: [newcomer] });
    const missing = { kind: 'missing-glyph', codePoints: ['U+2A6A5'] };
    const seen = await opened();
    expect(seen.unprintable).toEqual([{ ...missing, text: '𪚥', person: seen.persons[0]?.person }]);
    const { url, findings } = await print('GUIDE');
    expect(findings).toEqual([missing]);
    expect((await opened()).outputs).toMatchObject([{ kind: 'GUIDE', findings: [missing] }]);
    expect(await textOf(await ward.window.get<Uint8Array>(url))).toContain('山〓');
  });
});
