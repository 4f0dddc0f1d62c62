// Wrong and hostile input: a clear problem in the user's language that names the field, nothing stored, the server alive.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../support/app.js';

interface Problem {
  code: string;
  title: string;
  detail: string;
  errors?: { pointer: string; rule: string; detail: string }[];
}

let app: TestApp;
let clerk: Client;
let caseId: string;

beforeAll(async () => {
  app = await bootApp();
  clerk = await Client.role(app.url, 'window');
  ({ caseId } = await clerk.change<{ caseId: string }>('/api/cases', { lifeEvent: 'MOVE_IN' }));
}, 90_000);
afterAll(() => app?.close());

const head = () => app.stores.store.head();
const person = {
  name: '山田　太郎',
  kana: 'ヤマダ　タロウ',
  birthDate: '1990-01-01',
  sex: 'M',
  relation: 'HEAD',
  role: 'MOVER',
  address: '福岡市早良区西新九丁目8番1号',
};

const refusedWithout = async (send: () => Promise<{ status: number; body: unknown; headers: Headers }>) => {
  const before = await head();
  const answer = await send();
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await head()).toBe(before);
  expect((await clerk.call('GET', '/health/live')).status).toBe(200);
  return { status: answer.status, problem: answer.body as Problem };
};

describe('bad input', () => {
  it('names an unknown life event', async () => {
    const { status, problem } = await refusedWithout(() => clerk.call('POST', '/api/cases', { lifeEvent: 'TELEPORT' }));
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, '/lifeEvent']);
    expect(problem.title).toBe('入力を確かめてください');
  });

  it('answers in English to whom reads English', async () => {
    const answer = await clerk.call<Problem>(
      'POST',
      '/api/cases',
      { lifeEvent: 'TELEPORT' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(answer.body.title).toBe('Please check what you entered');
  });

  it('refuses a birth date in the future, and one that does not exist', async () => {
    for (const [birthDate, rule] of [
      ['2030-01-01', 'birthInFuture'],
      ['2025-02-30', 'isISO8601'],
    ]) {
      const { status, problem } = await refusedWithout(() =>
        clerk.call('POST', `/api/cases/${caseId}/household`, { typed: [{ ...person, birthDate }] }),
      );
      expect([status, problem.errors?.[0]?.pointer, problem.errors?.[0]?.rule]).toEqual([
        400,
        '/typed/0/birthDate',
        rule,
      ]);
    }
  });

  it('refuses a household of forty', async () => {
    const typed = Array.from({ length: 40 }, () => person);
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', `/api/cases/${caseId}/household`, { typed }),
    );
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, '/typed']);
  });

  it('refuses fifty megabytes of JSON', async () => {
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', '/api/cases', { lifeEvent: 'x'.repeat(50_000_000) }),
    );
    expect([status, problem.code]).toEqual([413, 'too-large']);
  }, 30_000);

  it('refuses half a character and a NUL with the place named', async () => {
    for (const name of ['山\ud842', 'a\u0000b']) {
      const { status, problem } = await refusedWithout(() =>
        clerk.call('POST', `/api/cases/${caseId}/household`, { typed: [{ ...person, name }] }),
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(problem.detail).not.toBe('');
    }
  });

  it('refuses broken JSON, unknown fields and prototype tricks', async () => {
    const broken = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login": ',
    });
    expect(broken.status).toBe(400);
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', '/api/cases', { lifeEvent: 'MOVE_IN', isAdmin: true }),
    );
    expect([status, problem.errors?.[0]?.rule]).toEqual([400, 'whitelistValidation']);
    const trick = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"__proto__": {"admin": true}, "login": "x", "password": "y"}',
    });
    expect([400, 401]).toContain(trick.status);
  });

  it('lets another site change nothing with the clerk’s cookie', async () => {
    const before = await head();
    const answer = await clerk.call(
      'POST',
      '/api/cases',
      { lifeEvent: 'MOVE_IN' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    );
    expect(answer.status).toBe(403);
    expect(await head()).toBe(before);
  });

  it('stops guessing at a password', async () => {
    const guess = () => new Client(app.url).call<Problem>('POST', '/api/session', { login: '1001', password: 'wrong' });
    const answers = [];
    for (let i = 0; i < 12; i += 1) answers.push((await guess()).status);
    expect(answers.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(answers.slice(10)).toEqual([429, 429]);
  }, 30_000);
});
