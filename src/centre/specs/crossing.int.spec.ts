import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import type { FormAnswer } from '../form-answer.js';
import { workItemStream } from '../work-item.js';
import { inReview, seenOn, Ward, type HandedOff } from './a-hand-off.js';

jest.setTimeout(60_000);

describe('hand-off, withdrawal and approval that cross each other', () => {
  let app: TestApp;
  let ward: Ward;
  let operator: Client;
  let reviewer: Client;
  const history = async (formId: string) =>
    (await app.stores.store.readStream(workItemStream(formId))).map(({ type }) => type.replace('centre.', ''));
  const takeBack = ({ caseId, formId }: HandedOff) =>
    ward.window.call('POST', `/api/cases/${caseId}/forms/${formId}/withdraw`, { reason: 'wrong-scan' });
  const owed = async ({ caseId }: HandedOff) => {
    const { obligations } = app.stores;
    const all = [
      ...(await obligations.open()).map((one) => ({ ...one, reason: null })),
      ...(await obligations.parked()),
    ];
    return all
      .filter(({ correlationId }) => correlationId === caseId)
      .map(({ obligation, reason }) => [obligation, reason]);
  };
  const settled = async (form: HandedOff) => {
    const { obligations, projections, store } = app.stores;
    await eventually('nothing is under way', async () => {
      await projections.reached(obligations.projection.model, await store.head());
      return (await owed(form)).every(([, reason]) => reason !== null);
    });
  };
  const changedBy = async ({ formId }: HandedOff) => {
    const { rows } = await app.stores.pool.query<{ type: string }>(
      `SELECT type FROM store.events WHERE type IN ('registry.PersonChanged', 'registry.HouseholdChanged')
       AND payload::jsonb->'data'->>'formId' = $1`,
      [formId],
    );
    return rows.map(({ type }) => type);
  };
  const isIn = (formId: string, type: string) =>
    eventually(`${type} is recorded`, async () => (await history(formId)).includes(type));
  const reviewed = async (): Promise<HandedOff & { review: FormAnswer }> => {
    const form = await ward.handedOff();
    return { ...form, review: await inReview(operator, reviewer, form.formId) };
  };
  const approve = ({ formId, review }: { formId: string; review: FormAnswer }) =>
    reviewer.call<{ code?: string }>(
      'POST',
      `/api/centre/forms/${formId}/approve`,
      { seen: seenOn(review) },
      { seen: review.etag },
    );

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    ward = await Ward.open(app);
    [operator, reviewer] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'reviewer')]);
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('leave nothing at the centre when the form is taken back at once', async () => {
    const forms = await Promise.all(Array.from({ length: 8 }, () => ward.scanned()));
    const handedOff = await Promise.all(forms.map(async (form) => ({ ...form, position: await ward.handOff(form) })));
    await Promise.all(handedOff.map(takeBack));
    for (const form of handedOff) {
      await settled(form);
      expect(await owed(form)).toEqual([]);
      expect((await history(form.formId)).at(-1)).toBe('WorkItemWithdrawn');
    }
    expect((await operator.call('POST', '/api/centre/next', { stage: 'entry' })).status).toBe(204);
  });

  it('end with the newest hand-off when a form goes back and forth', async () => {
    const form = await ward.handedOff();
    for (let turn = 0; turn < 3; turn += 1) {
      await takeBack(form);
      await ward.handOff(form);
    }
    await settled(form);
    expect(await owed(form)).toEqual([]);
    const answer = await operator.change<FormAnswer>('/api/centre/next', { stage: 'entry' });
    expect([answer.formId, answer.state]).toEqual([form.formId, 'entry']);
    expect((await history(form.formId)).filter((type) => type === 'WorkItemWithdrawn')).toHaveLength(3);
    await operator.change(`/api/centre/forms/${form.formId}/release`, {});
    await takeBack(form);
  });

  it('refuse an approval after the form was taken back', async () => {
    const form = await reviewed();
    await takeBack(form);
    await isIn(form.formId, 'WorkItemWithdrawn');
    expect((await approve(form)).status).toBe(412);
    await settled(form);
    expect(await owed(form)).toEqual([]);
  });

  it('refuse taking back what is approved and final', async () => {
    const form = await reviewed();
    expect((await approve(form)).status).toBe(200);
    await eventually('the case is ready', async () => (await ward.read(form.caseId)).status === 'ready');
    expect((await takeBack(form)).status).toBe(409);
    await settled(form);
    expect(await owed(form)).toEqual([]);
  });

  it('agree on one end when both happen at the same moment, and a withdrawn case changes nobody in the registry', async () => {
    const forms = [await reviewed(), await reviewed(), await reviewed(), await reviewed()];
    const withdraw = ({ caseId }: HandedOff) =>
      ward.window.call('POST', `/api/cases/${caseId}/withdraw`, { reason: 'visitor-left' });
    for (const [index, form] of forms.entries()) {
      const end = index < 2 ? withdraw : takeBack;
      const ending = index % 2 === 0 ? end(form) : undefined;
      const approving = approve(form);
      const [approval, taken] = await Promise.all([approving, ending ?? end(form)]);
      await settled(form);
      expect(await owed(form)).toEqual([]);
      expect([approval.status, taken.status]).toContain(200);
      const { status, forms: inCase } = await ward.read(form.caseId);
      if (taken.status === 200) {
        expect([status, inCase[0]?.status]).toEqual([index < 2 ? 'withdrawn' : 'open', 'scanned']);
        expect((await history(form.formId)).at(-1)).toBe('WorkItemWithdrawn');
        expect(await changedBy(form)).toEqual([]);
      } else {
        expect([status, inCase[0]?.status]).toEqual(['ready', 'finished']);
        expect((await history(form.formId)).at(-1)).toBe('Approved');
        expect(await changedBy(form)).toEqual(['registry.PersonChanged']);
      }
    }
  });

  it('arrive once each although the queue is emptied in the middle', async () => {
    const forms = await Promise.all(Array.from({ length: 12 }, () => ward.scanned()));
    const handedOff = [];
    for (const [index, form] of forms.entries()) {
      handedOff.push({ ...form, position: await ward.handOff(form) });
      if (index === 6) await app.stores.pool.query('TRUNCATE bullmq.job CASCADE');
    }
    await app.stores.obligations.reconcile();
    for (const form of handedOff) {
      await settled(form);
      expect(await history(form.formId)).toEqual(['WorkItemOpened']);
    }
  });
});
