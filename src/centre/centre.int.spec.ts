import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../test/support/app.js';

describe('the centre', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await bootApp();
  }, 120_000);
  afterAll(() => app?.close(), 60_000);

  it('has an empty list', async () => {
    const operator = await Client.role(app.url, 'operator');
    const list = await operator.call<{ forms: unknown[]; total: number }>('GET', '/api/centre/forms');
    console.log(JSON.stringify(list.body));
    const summary = await operator.call('GET', '/api/centre/summary');
    console.log(JSON.stringify(summary.body));
    const next = await operator.call('POST', '/api/centre/next', { stage: 'entry' });
    expect([list.status, summary.status, next.status]).toEqual([200, 200, 204]);
    console.log(await app.stores.obligations.status());
  });
});
