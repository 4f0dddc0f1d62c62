import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { ApprovedEntries } from '../approved-entry.js';
import type { FormAnswer } from '../form-answer.js';
import type { FormRow } from '../form-rows.js';
import { NAME, paperSeen, seenOn, typed, Ward } from './a-hand-off.js';

interface CaseForms {
  forms: {
    formId: string;
    state: string;
    entry: { by: string | null; done: boolean };
    review: { by: string | null; done: boolean };
    place: number | null;
    reasons: object[];
  }[];
}

jest.setTimeout(60_000);

describe('a form handed off by a ward', () => {
  let app: TestApp;
  let ward: Ward;
  let operator: Client;
  let reviewer: Client;
  const open = (who: Client, formId: string) => who.get<FormAnswer>(`/api/centre/forms/${formId}`);
  const followed = (caseId: string, after = '0') =>
    ward.window.get<CaseForms>(`/api/centre/cases/${caseId}/forms?after=${after}`);
  const arrived = (caseId: string) =>
    eventually('the form is at the centre', async () =>
      (await followed(caseId)).forms.some(({ state }) => state === 'entry-waiting'),
    );
  const formOf = async (caseId: string) =>
    (await ward.read(caseId)).forms.find(({ formKind }) => formKind === 'JUKI-IDO');

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    ward = await Ward.open(app);
    [operator, reviewer] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'reviewer')]);
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('is seen there, typed, returned once, approved, and final in its case', async () => {
    const { caseId, formId } = await ward.handedOff();
    await arrived(caseId);
    const list = await operator.get<{ forms: FormRow[] }>('/api/centre/forms?stage=entry');
    expect(list.forms).toEqual([
      expect.objectContaining({
        formId,
        officeId: 'kokurakita',
        visitorWaiting: true,
        why: expect.objectContaining({ ja: '窓口で待っている' }),
      }),
    ]);

    const taken = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    expect(taken).toMatchObject({
      formId,
      state: 'entry',
      lease: { mine: true },
      acts: ['submit', 'hold', 'return-ward', 'release'],
    });
    expect(taken.prefill.lines['persons']?.[0]?.values['person.name']).toBe(NAME);
    expect(taken.images.map(({ url }) => url)).toEqual(
      taken.images.map(({ documentId, page }) => `/api/documents/${documentId}/pages/${page}/image`),
    );
    expect((await followed(caseId, taken.position ?? undefined)).forms).toMatchObject([
      { state: 'entry', entry: { by: '佐藤 健', done: false }, place: null },
    ]);
    await operator.change(`/api/centre/forms/${formId}/entry`, { ...typed(taken), seen: paperSeen(taken) });

    const first = await reviewer.change<FormAnswer>('/api/centre/next', { stage: 'review' });
    expect(first).toMatchObject({
      formId,
      entry: { by: { name: '佐藤 健' } },
      did: { received: [{ name: '中村 美咲' }] },
    });
    const why = {
      reasons: [{ field: 'person.name', line: 0, code: 'glyph' }],
      words: '𠮷の字形を確かめてください',
      seen: seenOn(first),
    };
    await reviewer.change(`/api/centre/forms/${formId}/return-operator`, why, { seen: first.etag });

    const again = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    expect(again).toMatchObject({
      formId,
      returns: [{ to: 'operator', words: why.words, reasons: why.reasons, by: { name: '田中 由紀' } }],
    });
    await operator.change(`/api/centre/forms/${formId}/entry`, { ...typed(again), seen: paperSeen(again) });
    const second = await reviewer.change<FormAnswer>('/api/centre/next', { stage: 'review' });
    await reviewer.change(`/api/centre/forms/${formId}/approve`, { seen: seenOn(second) }, { seen: second.etag });

    await eventually('the case is ready', async () => (await ward.read(caseId)).status === 'ready');
    expect((await followed(caseId)).forms).toMatchObject([
      { state: 'approved', entry: { by: '佐藤 健', done: true }, review: { by: '田中 由紀', done: true } },
    ]);
    const { entry, formKind, lifeEvent } = await app.app.get(ApprovedEntries).approvedEntry(formId);
    expect([
      formKind,
      lifeEvent,
      entry.lines['persons']?.[0]?.values['person.name'],
      entry.header['changeDate'],
    ]).toEqual(['JUKI-IDO', 'MOVE_OUT', NAME, '2026-11-30']);
  });

  it('names every field that is missing, and keeps what was typed', async () => {
    const { caseId, formId } = await ward.handedOff();
    await arrived(caseId);
    const taken = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    const entry = typed(taken);
    const [line] = entry.lines.persons;
    const wrong = {
      header: { ...entry.header, filerSignature: false },
      lines: {
        persons: [{ pid: line?.pid ?? null, values: { ...line?.values, 'person.birthDate': '昭和99年1月1日' } }],
      },
    };
    const answer = await operator.call<{ errors: { pointer: string; rule: string; detail: string }[] }>(
      'POST',
      `/api/centre/forms/${formId}/entry`,
      { ...wrong, seen: paperSeen(taken) },
    );
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([
      { pointer: '/header/filerSignature', rule: 'required', detail: '必ず入れる欄です。' },
      { pointer: '/lines/persons/0/person.birthDate', rule: 'outside-era', detail: 'その元号にない日です。' },
    ]);
    expect((await open(operator, formId)).draft?.values.lines['persons']?.[0]?.values['person.birthDate']).toBe(
      '昭和99年1月1日',
    );
    const stranger = { ...entry, lines: { persons: [{ pid: 'somebody else', values: {} }] } };
    const refused = await operator.call<typeof answer.body>('POST', `/api/centre/forms/${formId}/entry`, {
      ...stranger,
      seen: paperSeen(taken),
    });
    expect(refused.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/lines/persons/0/pid', rule: 'unknown-person' }),
    );
    await operator.change(`/api/centre/forms/${formId}/release`, {});
  });

  it('goes back to the ward with its reason, and comes again with a new scan', async () => {
    const { formId } = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    const taken = await open(operator, formId);
    const why = {
      reasons: [{ field: 'form', code: 'signature-missing' }],
      words: '署名がありません',
      seen: seenOn(taken),
    };
    await operator.change(`/api/centre/forms/${formId}/return-ward`, why, { seen: taken.etag });
    await eventually('it is back at the ward', async () => (await formOf(taken.caseId))?.status === 'sent-back');
    await ward.scan(taken.caseId, formId, 'inoue');
    await ward.handOff({ caseId: taken.caseId, formId });
    await arrived(taken.caseId);
    const again = await open(operator, formId);
    expect(again).toMatchObject({ state: 'entry-waiting', returns: [{ to: 'ward', words: '署名がありません' }] });
    expect(again.images).toHaveLength(4);
  });

  it('is decided on what the reviewer saw: without a version, on an old one or on other images it is refused', async () => {
    const taken = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    const { formId } = taken;
    const approve = (form: FormAnswer, headers: { seen?: string }, seen = seenOn(form)) =>
      reviewer.call<{ code: string }>('POST', `/api/centre/forms/${formId}/approve`, { seen }, headers);
    await operator.change(`/api/centre/forms/${formId}/entry`, { ...typed(taken), seen: paperSeen(taken) });
    const review = await reviewer.change<FormAnswer>('/api/centre/next', { stage: 'review' });
    expect(await approve(review, {})).toMatchObject({ status: 428, body: { code: 'if-match-needed' } });
    expect(await approve(review, { seen: taken.etag })).toMatchObject({
      status: 412,
      body: {
        code: 'changed-since-seen',
        detail: expect.stringMatching(/^佐藤 健が \d\d:\d\d に入力を変えました。/),
        details: { type: 'centre.EntrySubmitted', by: '佐藤 健', time: expect.stringMatching(/^\d\d:\d\d$/) },
      },
    });
    const { body } = await approve(review, { seen: taken.etag });
    expect(JSON.stringify(body)).not.toMatch(/\d{4}-\d{2}-\d{2}T|"person"/);
    expect(await approve(review, { seen: review.etag }, { ...seenOn(review), images: [] })).toMatchObject({
      status: 409,
      body: { code: 'centre.saw-other-images' },
    });
    expect((await approve(review, { seen: review.etag })).status).toBe(200);
  });

  it('of a protected person is worked on by the named staff, and shows nothing to others', async () => {
    const { caseId, formId } = await ward.handedOff({ protectedPerson: true });
    await arrived(caseId);
    const protection = await Client.role(app.url, 'protection');
    expect((await operator.call('POST', '/api/centre/next', { stage: 'entry' })).status).toBe(204);
    expect(await operator.call('GET', `/api/centre/forms/${formId}`)).toMatchObject({
      status: 403,
      body: { code: 'centre.protected-only' },
    });
    expect((await operator.get<{ forms: FormRow[] }>('/api/centre/forms')).forms).toEqual([
      expect.objectContaining({ formId, protected: true, caseNumber: null }),
    ]);
    expect(await protection.change<FormAnswer>('/api/centre/next', { stage: 'entry' })).toMatchObject({ formId });
  });

  it('that the ward takes back leaves the list', async () => {
    const { caseId, formId } = await ward.handedOff();
    await arrived(caseId);
    await ward.window.change(`/api/cases/${caseId}/forms/${formId}/withdraw`, { reason: 'wrong-scan' });
    await eventually('it is gone', async () => (await followed(caseId)).forms[0]?.state === 'withdrawn');
    expect((await operator.call('POST', '/api/centre/next', { stage: 'entry' })).status).toBe(204);
    await ward.handOff({ caseId, formId });
    await arrived(caseId);
  });
});
