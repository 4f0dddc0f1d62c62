// Pages that no code placed are never lost and never taken for another case's: a person at the counter decides.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../test/support/app.js';
import { eventually } from '../../test/support/follow-up-desk.js';
import { Ward } from '../centre/specs/a-hand-off.js';
import { makeCode } from '../paper/code.js';
import { printedPage } from './intake/sample-files.js';

jest.setTimeout(60_000);

interface Scanned {
  readonly documentId: string;
  readonly pages: readonly { page: number; formId: string | null; foreignCode: boolean }[];
}
interface Unplaced {
  readonly pages: readonly { documentId: string; page: number; url: string; foreignCode: boolean }[];
}
interface Rows {
  readonly cases: readonly { forms: readonly { name: { ja: string }; review: string; status: string }[] }[];
}

describe('a page that no code placed', () => {
  let app: TestApp;
  let ward: Ward;
  let colleague: Client;
  let mine: { caseId: string; formId: string };
  let other: { caseId: string; formId: string };
  let plain: Scanned;
  let foreign: Scanned;

  const scan = async (file: Buffer): Promise<Scanned> => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(file)]), 'scan.png');
    return ward.window.change<Scanned>(`/api/cases/${mine.caseId}/scans`, form);
  };
  const head = async () => (await app.stores.store.head()).toString();
  const unplaced = async (who = colleague) =>
    (await who.get<Unplaced>(`/api/cases/${mine.caseId}/unplaced-pages?after=${await head()}`)).pages;
  const ofOffice = async () =>
    (await colleague.get<{ cases: object[] }>(`/api/documents/unplaced?after=${await head()}`)).cases;
  const place = (documentId: string, formId: string) =>
    colleague.call<{ code?: string }>('POST', `/api/documents/${documentId}/placing`, { pages: [{ page: 1, formId }] });

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    ward = await Ward.open(app);
    colleague = await Client.role(app.url, 'window5');
    [mine, other] = [await ward.prepared(), await ward.prepared()];
    plain = await scan(await printedPage());
    foreign = await scan(await printedPage({ code: makeCode('form', other.formId, 1), codeSize: 20, lines: 12 }));
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('waits in its own case, also for a colleague, and says whether its code is of another', async () => {
    expect(foreign.pages).toMatchObject([{ formId: null, foreignCode: true }]);
    expect(await unplaced()).toMatchObject([
      { documentId: plain.documentId, page: 1, foreignCode: false },
      { documentId: foreign.documentId, page: 1, foreignCode: true },
    ]);
    expect(await ofOffice()).toEqual([expect.objectContaining({ caseId: mine.caseId, pages: 2 })]);
    expect((await ward.read(other.caseId)).forms[0]?.images).toEqual([]);
    expect((await ward.read(mine.caseId)).forms[0]?.images).toEqual([]);
    const [page] = await unplaced();
    expect((await colleague.call('GET', page?.url ?? '')).status).toBe(200);
  });

  it('is tied to a form of its case by a person, and to no other', async () => {
    expect((await place(plain.documentId, other.formId)).status).toBe(404);
    expect((await place(plain.documentId, mine.formId)).status).toBe(200);
    expect((await ward.read(mine.caseId)).forms[0]).toMatchObject({
      status: 'scanned',
      images: [{ documentId: plain.documentId }],
    });
    expect(await unplaced()).toMatchObject([{ documentId: foreign.documentId }]);
    const rows = await colleague.get<Rows>(`/api/cases?after=${await head()}`);
    const forms = rows.cases.flatMap((row) => row.forms).filter(({ status }) => status === 'scanned');
    expect(forms).toMatchObject([{ name: { ja: '住民異動届' }, review: 'four_eyes' }]);
  });

  it('or is said to be of none, with a reason, and leaves the list; its image stays', async () => {
    const path = `/api/documents/${foreign.documentId}/set-aside`;
    expect((await colleague.call('POST', path, { pages: [1], reason: 'wrong' })).status).toBe(400);
    await colleague.change(path, { pages: [1], reason: 'other-case' });
    expect(await unplaced()).toEqual([]);
    expect(await ofOffice()).toEqual([]);
    expect((await colleague.call('GET', `/api/documents/${foreign.documentId}/pages/1/image`)).status).toBe(200);
    const onForm = await colleague.call<{ code: string }>('POST', `/api/documents/${plain.documentId}/set-aside`, {
      pages: [1],
      reason: 'other',
    });
    expect(onForm.body.code).toBe('documents.page-on-form');
  });

  it('stays with the person while its form is at the centre', async () => {
    await ward.handOff(mine);
    const late = await scan(await printedPage({ code: makeCode('form', mine.formId, 2), codeSize: 20, lines: 6 }));
    expect(late.pages).toMatchObject([{ formId: null, foreignCode: false }]);
    const refused = await place(late.documentId, mine.formId);
    expect([refused.status, refused.body.code]).toEqual([409, 'reception.form-not-in-state']);
    expect(await unplaced()).toMatchObject([{ documentId: late.documentId }]);
  });

  it('is asked of its own office only', async () => {
    const elsewhere = await Client.role(app.url, 'operator');
    expect((await elsewhere.call('GET', `/api/cases/${mine.caseId}/unplaced-pages`)).status).toBe(403);
    expect((await elsewhere.call('GET', '/api/documents/unplaced')).status).toBe(403);
  });

  it('of a protected person’s case is seen by its counter and the officials in charge alone', async () => {
    const image = `/api/documents/${plain.documentId}/pages/1/image`;
    const seen = async (slot: string) => (await (await Client.role(app.url, slot)).call('GET', image)).status;
    expect(await Promise.all(['operator', 'reviewer', 'auditor'].map(seen))).toEqual([200, 200, 200]);
    const { persons } = await ward.read(other.caseId);
    const path = `/api/cases/${other.caseId}`;
    const facts = { persons: [{ person: persons[0]?.person, facts: { dvProtection: true } }] };
    await ward.window.change(`${path}/facts`, facts);
    expect((await ward.read(other.caseId)).persons).toMatchObject([{ protected: true, address: null }]);
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(await printedPage({ lines: 5 }))]), 'scan.png');
    const { documentId } = await ward.window.change<Scanned>(`${path}/scans?formId=${other.formId}`, form);
    const shielded = async (slot: string) =>
      (await (await Client.role(app.url, slot)).call('GET', `/api/documents/${documentId}/pages/1/image`)).status;
    expect(await Promise.all(['operator', 'reviewer', 'supervisor', 'auditor'].map(shielded))).toEqual([
      403, 403, 403, 403,
    ]);
    expect(await Promise.all(['window', 'protection'].map(shielded))).toEqual([200, 200]);
    const { outputId } = await ward.window.change<{ outputId: string }>(`${path}/outputs`, { kind: 'GUIDE' });
    const sheet = async (slot: string) =>
      (await (await Client.role(app.url, slot)).call('GET', `/api/certificates/${outputId}.pdf`)).status;
    expect(await Promise.all(['auditor', 'window', 'protection'].map(sheet))).toEqual([403, 200, 200]);
    const rows = await colleague.get<{ cases: { caseId: string; protected: boolean; persons: null }[] }>(
      `/api/cases?after=${await head()}`,
    );
    expect(rows.cases.find(({ caseId }) => caseId === other.caseId)).toMatchObject({ protected: true, persons: null });
    await ward.handOff(other);
    const [operator, named] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'protection')]);
    const at = `/api/centre/forms/${other.formId}`;
    await eventually('the form has arrived', async () => (await named.call('GET', at)).status === 200);
    const refused = await operator.call<{ code: string }>('POST', `${at}/claim`, { stage: 'entry' });
    expect([refused.status, refused.body.code]).toEqual([409, 'centre.protected-only']);
  });
});
