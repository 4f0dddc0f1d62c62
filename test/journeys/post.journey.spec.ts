// The day's post, played: one clerk registers, two work; what was short is sent after, and every envelope is closed.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { CITY_SEED, makeCity } from '../../src/simulator/city/index.js';
import { MailClerk } from '../../src/simulator/mail-clerk.js';
import { playPost } from '../../src/simulator/post.js';
import { DayReport } from '../../src/simulator/report.js';
import { bootApp, Client, type TestApp } from '../support/app.js';

interface Ledger {
  readonly total: { received: number; fees: number; returned: number; held: number };
  readonly balanced: boolean;
}

const HOUSEHOLDS = 60;
const DATE = '2026-11-24';
let app: TestApp;

beforeAll(async () => {
  app = await bootApp({ households: HOUSEHOLDS });
}, 120_000);
afterAll(() => app?.close());

it('closes every envelope, also the one that lacked a hundred yen', async () => {
  const report = new DayReport();
  const clerk = async (slot: string) => new MailClerk(await Client.role(app.url, slot), DATE);
  const clerks = [await clerk('mail'), await clerk('mail2'), await clerk('castmail1')] as const;
  const started = Date.now();
  const city = [...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE })];
  await playPost({
    clerks: [...clerks],
    city,
    envelopes: 6,
    seed: 3,
    report,
    open: () => Date.now() - started < 100_000,
  });
  expect({ envelopes: report.envelopes, dispatched: report.dispatched }).toEqual({ envelopes: 6, dispatched: 6 });
  // Money in = fees + returned, over all envelopes, and nothing is left lying.
  const { total, balanced } = await clerks[0].http.get<Ledger>('/api/mail-requests/ledger');
  expect({ total, balanced }).toEqual({ total: { received: 1800, fees: 1800, returned: 0, held: 0 }, balanced: true });
}, 150_000);
