import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { ExpireLeases } from '../expire-leases.js';
import type { FormAnswer } from '../form-answer.js';
import type { FormRow } from '../form-rows.js';
import { TakeNext } from '../take-next.js';
import { workItemStream } from '../work-item.js';
import { paperSeen, typed, Ward } from './a-hand-off.js';
import { anOperator, doubleHolders, listed, metaOf, opened } from './many-forms.js';

jest.setTimeout(60_000);

describe('a form whose holder stays away', () => {
  let app: TestApp;
  let sato: Client;
  let takagi: Client;
  /** Two minutes pass: as the store's clock sees it, the lease ended a second ago. */
  const timePasses = (formId: string) =>
    app.stores.pool.query(
      `INSERT INTO ops.lease SELECT $1, 'gone', max(version), store.now() - interval '1 second' FROM store.events WHERE stream = $1 AND type = 'centre.Claimed'
       ON CONFLICT (item) DO UPDATE SET claim_version = excluded.claim_version, until = excluded.until`,
      [workItemStream(formId)],
    );
  const history = async (formId: string) =>
    (await app.stores.codec.open<{ type: string }>(await app.stores.store.readStream(workItemStream(formId)))).map(
      ({ type, commandId }) => ({ type: type.replace('centre.', ''), commandId }),
    );

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    [sato, takagi] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'operator2')]);
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('goes to whoever claims it, the end of the lease and the claim in one step', async () => {
    const formId = await opened(app);
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const early = await takagi.call('POST', `/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'centre.held-by-another', details: { holder: '佐藤 健' } },
    });
    await timePasses(formId);
    await takagi.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const [, , expired, claimed] = await history(formId);
    expect([expired?.type, claimed?.type]).toEqual(['LeaseExpired', 'Claimed']);
    expect(expired?.commandId).toBe(claimed?.commandId);
    await takagi.change(`/api/centre/forms/${formId}/release`, {});
  });

  it('is offered to the next operator, without waiting for the sweep', async () => {
    const formId = await opened(app);
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    await timePasses(formId);
    const others = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        app.app.get(TakeNext).take('entry', anOperator(name), metaOf(app, anOperator(name))),
      ),
    );
    expect(others.filter((taken) => taken?.formId === formId)).toHaveLength(1);
    expect(await doubleHolders(app)).toEqual([]);
  });

  it('is back on the list within ten seconds by itself, once', async () => {
    const formId = await opened(app);
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    await listed(app);
    await timePasses(formId);
    const state = async () =>
      (await sato.get<{ forms: FormRow[] }>('/api/centre/forms')).forms.find((row) => row.formId === formId)?.state;
    await eventually('it is offered again', async () => (await state()) === 'entry-waiting', 10_000);
    await Promise.all([app.app.get(ExpireLeases).sweep(), app.app.get(ExpireLeases).sweep()]);
    expect((await history(formId)).filter(({ type }) => type === 'LeaseExpired')).toHaveLength(1);
  }, 20_000);

  it('stays with its holder as long as she works on it', async () => {
    const formId = await opened(app);
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    await timePasses(formId);
    const { until } = await sato.change<{ until: string }>(`/api/centre/forms/${formId}/lease`, {}, { method: 'PUT' });
    const minutes = (Date.parse(until) - app.clock.now().getTime()) / 60_000;
    expect(minutes).toBeGreaterThan(1.8);
    expect(minutes).toBeLessThan(2.2);
    await listed(app);
    await app.app.get(ExpireLeases).sweep();
    expect(await takagi.call('PUT', `/api/centre/forms/${formId}/lease`, {})).toMatchObject({
      status: 409,
      body: { details: { holder: '佐藤 健' } },
    });
    expect((await history(formId)).at(-1)?.type).toBe('Claimed');
  });

  it('is told to a late submitter by name, and what she typed is kept for her alone', async () => {
    const ward = await Ward.open(app);
    const { caseId, formId } = await ward.handedOff();
    await eventually(
      'it is there',
      async () => (await ward.window.get<{ forms: object[] }>(`/api/centre/cases/${caseId}/forms`)).forms.length === 1,
    );
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const form = await sato.get<FormAnswer>(`/api/centre/forms/${formId}`);
    await timePasses(formId);
    await takagi.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const entry = { ...typed(form), seen: paperSeen(form) };
    const late = await sato.call<{ detail: string }>('POST', `/api/centre/forms/${formId}/entry`, entry);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'centre.held-by-another', details: { holder: '高木 彩' } },
    });
    expect(late.body.detail).toContain('高木 彩 さんが');
    expect((await sato.get<FormAnswer>(`/api/centre/forms/${formId}`)).draft?.values).toEqual({
      header: entry.header,
      lines: entry.lines,
    });
    expect((await takagi.get<FormAnswer>(`/api/centre/forms/${formId}`)).draft).toBeNull();
    await takagi.change(`/api/centre/forms/${formId}/release`, {});
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    await sato.change(`/api/centre/forms/${formId}/entry`, entry);
    expect((await sato.get<FormAnswer>(`/api/centre/forms/${formId}`)).draft).toBeNull();
  });

  it('is taken from her by a supervisor with a reason', async () => {
    const formId = await opened(app);
    await sato.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const supervisor = await Client.role(app.url, 'supervisor');
    expect(await supervisor.call('POST', `/api/centre/forms/${formId}/release`, {})).toMatchObject({
      status: 409,
      body: { code: 'centre.reason-needed' },
    });
    await supervisor.change(`/api/centre/forms/${formId}/release`, { reason: 'holder-left' });
    await supervisor.change(`/api/centre/forms/${formId}/priority`, { reason: 'promise-in-danger' });
    await listed(app);
    const [first] = (await takagi.get<{ forms: FormRow[] }>('/api/centre/forms?state=entry-waiting')).forms;
    expect(first).toMatchObject({ formId, raised: true, holder: null });
  });
});
