/** T2: the login of the server can add events by the append function, and change nothing that is written. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { migrate } from '../../src/kernel/store/migrate.js';
import { EventDatabase } from '../support/event-database.js';
import { aStream, anAppend, upTo } from './sent.js';

let database: EventDatabase;
beforeAll(async () => {
  database = await EventDatabase.make();
  const store = database.connect();
  for (const _ of upTo(3)) await store.append(anAppend(aStream(), 0));
  await store.close();
}, 60_000);
afterAll(() => database.close());

const forbidden = [
  `INSERT INTO store.events SELECT position + 10, gen_random_uuid(), 'x-1', 1, type, occurred_at, recorded_at, metadata, payload, leaf FROM store.events`,
  `UPDATE store.events SET payload = '{}'`,
  'DELETE FROM store.events',
  'TRUNCATE store.events',
  'DELETE FROM store.commands',
  `INSERT INTO store.commands SELECT gen_random_uuid(), fingerprint, stream, 9, 9 FROM store.commands`,
  'UPDATE store.head SET position = 0',
  'ALTER TABLE store.events DISABLE TRIGGER ALL',
  'DROP TABLE store.events',
  `CREATE OR REPLACE FUNCTION store.now() RETURNS timestamptz LANGUAGE sql AS $$ SELECT '2000-01-01'::timestamptz $$`,
  'CREATE TABLE store.events2 (one integer)',
  'UPDATE ops.access_log SET reason = NULL',
  'DELETE FROM ops.access_log',
  'TRUNCATE ops.access_log',
  'DELETE FROM ops.access_log_202604',
];

it.each(forbidden)('the database refuses the server: %s', async (statement) => {
  await database.asServer(async (server) => {
    await server.query(`SELECT ops.keep_access_log_month('2026-04-10')`);
    await migrate(database.ownerUrl, decodeURIComponent(new URL(database.serverUrl).username));
    await expect(server.query(statement)).rejects.toMatchObject({ code: '42501' });
    const { rows } = await server.query<{ count: string }>('SELECT count(*) FROM store.events');
    expect(rows[0]?.count).toBe('3');
  });
});

it('nobody moves the clock or states a recorded time once the store is live', async () => {
  const store = database.connect();
  const stated = anAppend(aStream(), 0);
  const events = stated.events.map((event) => ({ ...event, recordedAt: '2020-01-01T00:00:00.000Z' }));
  await database.asServer(async (server) => {
    await server.query(`SELECT store.set_clock_offset('1 hour')`);
    await server.query(`SELECT store.set_clock_offset('0')`);
    await server.query('SELECT store.go_live()');
    await expect(server.query(`SELECT store.set_clock_offset('1 hour')`)).rejects.toThrow('live');
  });
  await expect(store.append({ ...stated, events })).rejects.toThrow('the store is live');
  expect(await store.append(stated)).toMatchObject({ kind: 'appended' });
  await store.close();
});
