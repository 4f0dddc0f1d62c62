import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { newId } from '../../kernel/ids.js';
import { ClaimForm } from '../claim-form.js';
import type { FormAnswer } from '../form-answer.js';
import { ReleaseForm } from '../give-back.js';
import { LastCase } from '../last-case.js';
import { TakeNext } from '../take-next.js';
import { WaitingList } from '../waiting-list.js';
import { anOperator, doubleHolders, listed, metaOf, opened } from './many-forms.js';

jest.setTimeout(60_000);

describe('taking the next form', () => {
  let app: TestApp;
  const take = (name: string, next: TakeNext = app.app.get(TakeNext)) => {
    const who = anOperator(name);
    return next.take('entry', who, metaOf(app, who));
  };
  const drain = async () => {
    await listed(app);
    for (const who = anOperator('drain'); await take(who.person););
  };

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
  }, 120_000);
  afterEach(drain);
  afterAll(() => app.close(), 60_000);

  it('gives the most urgent form first', async () => {
    await opened(app, { priority: 'ROUTINE' });
    const urgent = await opened(app);
    await listed(app);
    expect((await take('one'))?.formId).toBe(urgent);
  });

  it('gives two who ask at once two forms, and the third nothing', async () => {
    const forms = [await opened(app), await opened(app)];
    await listed(app);
    const both = await Promise.all([take('one'), take('two')]);
    expect(both.map((taken) => taken?.formId).sort()).toEqual(forms.sort());
    expect(await take('three')).toBeNull();
  });

  it('sees a form that was handed off a moment ago', async () => {
    expect(await take('early')).toBeNull();
    const formId = await opened(app);
    expect((await take('early'))?.formId).toBe(formId);
  });

  it('gives 40 operators 200 forms: every form to one of them, and nobody nothing while there are some', async () => {
    await Promise.all(Array.from({ length: 200 }, () => opened(app)));
    await listed(app);
    const work = async (operator: number) => {
      const forms: string[] = [];
      for (let turn = 0; turn < 5; turn += 1) {
        const taken = await take(`operator ${operator}`);
        if (taken) forms.push(taken.formId);
      }
      return forms;
    };
    const byOperator = await Promise.all(Array.from({ length: 40 }, (_, operator) => work(operator)));
    expect(byOperator.map(({ length }) => length)).toEqual(Array.from({ length: 40 }, () => 5));
    expect(new Set(byOperator.flat()).size).toBe(200);
    expect(await doubleHolders(app)).toEqual([]);
  }, 60_000);

  it('gives the operators of two processes different forms, though both look at the same head of the list', async () => {
    await Promise.all(Array.from({ length: 60 }, () => opened(app)));
    await listed(app);
    const { source, projections, store } = app.stores;
    const another = () =>
      new TakeNext(new WaitingList(source, projections, store), app.app.get(CommandBus), new LastCase(source), store);
    const processes = [another(), another(), another()];
    const taken = await Promise.all(
      Array.from({ length: 60 }, (_, one) => take(`somebody ${one}`, processes[one % 3])),
    );
    expect(new Set(taken.map((form) => form?.formId)).size).toBe(60);
    expect(await doubleHolders(app)).toEqual([]);
  }, 60_000);

  it('offers a form again that was given back', async () => {
    const formId = await opened(app);
    const who = anOperator('gives back');
    await take('gives back');
    await app.app.get(CommandBus).execute(new ReleaseForm({ formId, reason: null }, metaOf(app, who)));
    await listed(app);
    expect((await take('takes it'))?.formId).toBe(formId);
  });

  it('continues with the household just worked on', async () => {
    const caseId = newId();
    const first = await opened(app, { caseId });
    await opened(app);
    const second = await opened(app, { caseId });
    await listed(app);
    await app.app
      .get(CommandBus)
      .execute(
        new ClaimForm({ formId: first, stage: 'entry', employment: 'official' }, metaOf(app, anOperator('hana'))),
      );
    await listed(app);
    expect((await take('hana'))?.formId).toBe(second);
  });

  it('answers a repeated request with the same form, and a request without work with 204', async () => {
    await Promise.all([opened(app), opened(app), opened(app)]);
    const operator = await Client.role(app.url, 'operator');
    const ask = (key: string) => operator.call<FormAnswer>('POST', '/api/centre/next', { stage: 'entry' }, { key });
    expect((await ask('before')).status).toBe(200);
    const [first, same] = await Promise.all([ask('a'), ask('a')]);
    const [again, other] = [await ask('a'), await ask('b')];
    expect([first.status, same.body.formId, again.body.formId]).toEqual([200, first.body.formId, first.body.formId]);
    expect(other.body.formId).not.toBe(first.body.formId);
    expect((await ask('c')).status).toBe(204);
    expect((await operator.call('POST', '/api/centre/next', { stage: 'review' })).status).toBe(403);
  });
});
