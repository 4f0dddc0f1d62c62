// S3 through the interface: somebody left a transaction open, in this database and in another one of the cluster. Nobody waits for it.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { Client as Postgres } from 'pg';
import { letterFrom, makeCity, writers, CITY_SEED } from '../../src/simulator/city/index.js';
import { MailClerk } from '../../src/simulator/mail-clerk.js';
import { bootApp, Client, type TestApp } from '../support/app.js';
import { freshDatabase, type FreshDatabase } from '../support/database.js';
import { LiveStream } from './support/live-stream.js';

const HOLD_MS = Number(process.env['MADOGUCHI_FAULTS_HOLD_MS'] ?? 5_000);
const HOUSEHOLDS = 40;
const DATE = '2026-11-24';
/** Far more than a screen ever waits; the transactions stay open for longer. */
const SOON_MS = 4_000;

let app: TestApp;
let elsewhere: FreshDatabase;
const idle: Postgres[] = [];
beforeAll(async () => {
  app = await bootApp({ households: HOUSEHOLDS });
  elsewhere = await freshDatabase();
}, 120_000);
afterAll(async () => {
  for (const session of idle) await session.end();
  await elsewhere?.drop();
  await app?.close();
});

/** As an administrator does who goes to lunch: a snapshot, a transaction id, and a look at every table. */
const leaveOpen = async (url: string): Promise<void> => {
  const session = new Postgres({ connectionString: url });
  await session.connect();
  idle.push(session);
  await session.query('SET idle_in_transaction_session_timeout = 0');
  await session.query('SET transaction_timeout = 0');
  await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
  await session.query('SELECT pg_current_xact_id()');
  await session.query('CREATE TEMPORARY TABLE held (one integer)');
  await session.query('SELECT count(*) FROM store.events');
};

it(
  'moves screens and read models, and does what is owed, while the transactions stay open',
  async () => {
    const kiosk = await Client.device(app.url, 'kiosk', 'kokurakita');
    const clerk = new MailClerk(await Client.role(app.url, 'mail'), DATE);
    const [sender] = writers([...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE })]);
    if (!sender) throw new Error('nobody writes');
    const stream = await LiveStream.open(`${app.url}/api/stream`, kiosk.cookie);
    await leaveOpen(app.superuserUrl);
    await leaveOpen(elsewhere.superuserUrl);

    const until = performance.now() + HOLD_MS;
    const late: string[] = [];
    let tickets = 0;
    let envelopes = 0;
    while (performance.now() < until) {
      const { label, position } = await kiosk.change<{ label: string; position: string }>(
        '/api/floor/kokurakita/tickets',
        { purpose: 'moving' },
      );
      tickets += 1;
      if (!(await stream.moved('floor', position, SOON_MS))) late.push(`the screens were not told of ${label}`);
      const floor = await kiosk.call('GET', `/api/floor/kokurakita?after=${position}`);
      if (floor.status !== 200) late.push(`the hall stood still before ${label}`);
      if (tickets % 20 === 1) {
        const requestId = await clerk.register(letterFrom(sender, 1_000 + tickets, DATE, { amounts: [200, 100] }));
        envelopes += 1;
        // The queues have carried it to the clerks' list.
        const arrived = async () => (await clerk.read(requestId)).acts.length > 0;
        for (const soon = performance.now() + SOON_MS; !(await arrived()) && performance.now() < soon;) await pause(20);
        if (!(await arrived())) late.push('an envelope did not reach the list');
      }
      await pause(10);
    }
    for (const session of idle) expect((await session.query('SELECT 1 AS held')).rows).toEqual([{ held: 1 }]);
    await stream.close();

    expect(late).toEqual([]);
    expect(tickets).toBeGreaterThan(3);
    expect(envelopes).toBeGreaterThan(0);
    const positions = stream.heard.filter(({ topic }) => topic === 'floor').map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    const [dense] = await app.stores.source.query<{ holes: number }[]>(
      'SELECT (max(position) - count(*))::int AS holes FROM store.events',
    );
    expect(dense).toEqual({ holes: 0 });
  },
  60_000 + 2 * HOLD_MS,
);
