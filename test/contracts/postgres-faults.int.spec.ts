/** S3, S4 and S8 on PostgreSQL: who holds, who hangs, who is cut off, and that nobody else waits for it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { toBatch } from '../../src/kernel/store/postgres-rows.js';
import { StoreUnavailable, type Append, type EventStore } from '../../src/kernel/store/port.js';
import { EventDatabase } from '../support/event-database.js';
import { aStream, all, anAppend, anEvent, Follower, upTo, versionsOf } from './sent.js';

const HELD_MS = 5_000;

let database: EventDatabase;
let store: PostgresEventStore;
beforeAll(async () => {
  database = await EventDatabase.make();
  store = database.connect();
}, 60_000);
afterAll(async () => {
  await store.close();
  await database.close();
});

const session = async (url: string): Promise<{ client: Client; ended: Promise<number> }> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => client.once('end', () => resolve(Date.now())));
  await client.connect();
  return { client, ended };
};

/** As a caller does: tries again under the same key when the store says that it cannot serve now. */
const persist = async (append: Append, waits: number[]): Promise<void> => {
  for (;;) {
    const from = Date.now();
    const answer = await store.append(append).catch((error: unknown) => error);
    waits.push(Date.now() - from);
    if (!(answer instanceof Error)) return;
    expect(answer).toBeInstanceOf(StoreUnavailable);
    await sleep(50);
  }
};

const isDenseAndSeen = async (by: EventStore, follower: Follower): Promise<void> => {
  const events = await all(by);
  const [first] = events;
  expect(events.map(({ position }) => position)).toEqual(
    events.map((_, index) => (first?.position ?? 0n) + BigInt(index)),
  );
  expect(await follower.has(events.at(-1)?.id ?? '', 1_000)).toBe(true);
  expect(follower.seen.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
};

describe('S3: an append that hangs in its transaction', () => {
  it('is ended by its time limit, and the others go on; nobody misses an event', async () => {
    const follower = new Follower(store);
    const { client, ended } = await session(database.serverUrl);
    const held = anAppend(aStream(), 0);
    await client.query('BEGIN');
    await client.query('SELECT store.append($1::jsonb)', [toBatch([held])]);
    const from = Date.now();
    const waits: number[] = [];
    const others = upTo(500).map((n) => sleep(n).then(() => persist(anAppend(aStream(), 0), waits)));
    expect((await ended) - from).toBeLessThan(7_000);
    await Promise.all(others);
    // One lock timeout, not one behind the batch before and another of its own.
    expect(Math.max(...waits)).toBeLessThan(3_800);
    expect(await store.readStream(held.stream)).toEqual([]);
    await isDenseAndSeen(store, follower);
    await follower.close();
  }, 30_000);
});

describe('S3: an unrelated transaction that stays open', () => {
  it('in this and in another database delays neither writers nor readers', async () => {
    const elsewhere = await EventDatabase.make();
    const idle = await Promise.all([database.ownerUrl, elsewhere.ownerUrl].map(session));
    for (const { client } of idle) {
      await client.query('BEGIN');
      await client.query('SELECT pg_current_xact_id()');
      await client.query('CREATE TEMPORARY TABLE held (one integer)');
    }
    const follower = new Follower(store);
    const until = Date.now() + HELD_MS;
    const lags: number[] = [];
    while (Date.now() < until) {
      const append = anAppend(aStream(), 0);
      const from = Date.now();
      await store.append(append);
      expect(await follower.has(append.events[0]?.id ?? '', 900)).toBe(true);
      lags.push(Date.now() - from);
      await sleep(20);
    }
    expect(lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.95)]).toBeLessThan(500);
    await isDenseAndSeen(store, follower);
    await follower.close();
    for (const { client } of idle) await client.end();
    await elsewhere.close();
  }, 30_000);
});

describe('S4: a command of several events', () => {
  const batch = (stream: string) => toBatch([anAppend(stream, 0, { events: [anEvent(), anEvent(), anEvent()] })]);

  it('leaves nothing when its connection is cut before the commit', async () => {
    const stream = aStream();
    const head = await store.head();
    const { client, ended } = await session(database.serverUrl);
    await client.query('BEGIN');
    await client.query('SELECT store.append($1::jsonb)', [batch(stream)]);
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    await database.asServer((server) => server.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
    await ended;
    expect(await versionsOf(store, stream)).toEqual([]);
    expect(await store.head()).toBe(head);
    expect(await store.append(anAppend(stream, 0))).toMatchObject({ kind: 'appended', position: head + 1n });
  });

  it('leaves nothing when the time for its statement is over', async () => {
    const stream = aStream();
    await database.asServer(async (server) => {
      await server.query('SET statement_timeout = 300');
      const statement = server.query('SELECT store.append($1::jsonb), pg_sleep(5)', [batch(stream)]);
      await expect(statement).rejects.toMatchObject({ code: '57014' });
    });
    expect(await versionsOf(store, stream)).toEqual([]);
  });
});

describe('S8: a notice that does not come', () => {
  it('because the listening connection was cut: readers catch up within a second', async () => {
    const follower = new Follower(store);
    const cut = () =>
      database.asServer((server) =>
        server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE application_name = 'madoguchi-listen' AND datname = current_database()`),
      );
    for (const _ of upTo(3)) {
      expect((await cut()).rowCount).toBe(1);
      const append = anAppend(aStream(), 0);
      await store.append(append);
      expect(await follower.has(append.events[0]?.id ?? '', 1_100)).toBe(true);
      await sleep(400);
    }
    await isDenseAndSeen(store, follower);
    await follower.close();
  });

  it('because none was sent: readers catch up within a second', async () => {
    await database.asOwner(async (owner) => {
      const { rows } = await owner.query<{ text: string }>(
        `SELECT pg_get_functiondef('store.append'::regproc) AS text`,
      );
      const silent = rows[0]?.text.replace(/PERFORM pg_notify\([^)]*\);/, '') ?? '';
      expect(silent).not.toContain('pg_notify');
      await owner.query(silent);
    });
    const follower = new Follower(store);
    await sleep(50);
    const append = anAppend(aStream(), 0);
    await store.append(append);
    expect(await follower.has(append.events[0]?.id ?? '', 1_100)).toBe(true);
    await follower.close();
  });
});
