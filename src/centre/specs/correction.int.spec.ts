import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { eventually } from '../../../test/support/follow-up-desk.js';
import type { FormAnswer } from '../form-answer.js';
import type { FormRow } from '../form-rows.js';
import { inReview, seenOn, Ward, type HandedOff } from './a-hand-off.js';

jest.setTimeout(60_000);

const NEW_ADDRESS = '東京都杉並区阿佐谷北1丁目2番30号';

describe('a mistake that is found after the approval', () => {
  let app: TestApp;
  let ward: Ward;
  let operator: Client;
  let reviewer: Client;
  let supervisor: Client;
  let form: HandedOff;
  const path = () => `/api/centre/forms/${form.formId}`;
  const list = async (who: Client, query = '') => {
    const after = (await app.stores.store.head()).toString();
    const { forms } = await who.get<{ forms: FormRow[] }>(`/api/centre/forms?${query}&after=${after}`);
    return forms.map(({ formId, correctedBy, state }) => [formId, state, correctedBy?.name ?? null]);
  };
  const correct = async (newAddress: string) => {
    const seen = await supervisor.get<FormAnswer>(path());
    expect(seen.acts).toContain('correct');
    const { header = {}, lines = {} } = seen.entry?.values ?? {};
    await supervisor.change(
      `${path()}/correction`,
      { header: { ...header, newAddress }, lines, reason: 'typed-wrong', seen: seenOn(seen) },
      { seen: seen.etag },
    );
  };
  const judge = async (verb: 'approve' | 'refuse', more = {}) => {
    const asked = await reviewer.get<FormAnswer>(path());
    expect(asked.acts).toEqual(['judge-correction']);
    await reviewer.change(
      `${path()}/correction/${verb}`,
      { seen: { ...seenOn(asked), entryVersion: asked.correction?.version ?? null }, ...more },
      { seen: asked.etag },
    );
  };
  const registered = async () => {
    const { persons } = await ward.read(form.caseId);
    const { address } = await ward.window.get<{ address: string }>(`/api/registry/persons/${persons[0]?.person ?? ''}`);
    return address;
  };

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    ward = await Ward.open(app);
    [operator, reviewer, supervisor] = (await Promise.all(
      ['operator', 'reviewer', 'supervisor'].map((slot) => Client.role(app.url, slot)),
    )) as [Client, Client, Client];
    form = await ward.handedOff();
    const review = await inReview(operator, reviewer, form.formId);
    await reviewer.change(`${path()}/approve`, { seen: seenOn(review) }, { seen: review.etag });
    await eventually('the case is ready', async () => (await ward.read(form.caseId)).status === 'ready');
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('is on nobody’s list while nothing is asked', async () => {
    expect(await list(reviewer)).toEqual([]);
    expect(await list(reviewer, 'correction=to-judge')).toEqual([]);
  });

  it('waits on the list of the second person, and not of the one who asks', async () => {
    await correct(NEW_ADDRESS);
    const row = [form.formId, 'approved', '吉村 大輔'];
    expect(await list(reviewer)).toEqual([row]);
    expect(await list(reviewer, 'correction=to-judge')).toEqual([row]);
    expect(await list(supervisor, 'correction=waiting')).toEqual([row]);
    expect(await list(supervisor, 'correction=to-judge')).toEqual([]);
    expect((await supervisor.get<FormAnswer>(path())).acts).toEqual([]);
  });

  it('changes nothing when the second person refuses', async () => {
    const before = await registered();
    await judge('refuse', { reason: 'not-a-mistake' });
    expect(await list(reviewer)).toEqual([]);
    expect((await operator.get<FormAnswer>(path())).entry?.values.header['newAddress']).not.toBe(NEW_ADDRESS);
    expect(await registered()).toBe(before);
  });

  it('is corrected on the form and in the registry when she agrees', async () => {
    await correct(NEW_ADDRESS);
    await judge('approve');
    expect(await list(reviewer)).toEqual([]);
    expect((await operator.get<FormAnswer>(path())).entry?.values.header['newAddress']).toBe(NEW_ADDRESS);
    await eventually('the registry is corrected', async () => (await registered()) === NEW_ADDRESS);
    expect(await app.stores.obligations.parked()).toEqual([]);
  });
});
