// A store moves to the other engine and back, while it is written to, and nothing of it changes.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventId, newId } from '../../src/kernel/ids.js';
import { compareStores, copyEvents } from '../../src/kernel/store/copy-events.js';
import { KurrentSink, PostgresSink } from '../../src/kernel/store/event-sinks.js';
import { KurrentEventStore } from '../../src/kernel/store/kurrent.js';
import type { Append, EventStore, Position } from '../../src/kernel/store/port.js';
import { EventDatabase } from '../support/event-database.js';
import { ProtocolStandIn } from '../support/protocol-stand-in/stand-in.js';
import { anAppend, anEvent } from './sent.js';

let database: EventDatabase;
let standIn: ProtocolStandIn;
let source: EventStore;
let there: EventStore;
const sent: Append[] = [];

beforeAll(async () => {
  [database, standIn] = await Promise.all([EventDatabase.make(), ProtocolStandIn.start()]);
  source = database.connect();
  there = new KurrentEventStore({ url: standIn.url, databaseUrl: database.serverUrl });
}, 60_000);
afterAll(async () => {
  await source.close();
  await there.close();
  standIn.stop();
  await database.close();
});

/** Two events a command, in few streams that mix. */
const write = async (to: EventStore, from: number, until: number): Promise<void> => {
  for (let n = from; n < until; n += 1) {
    const commandId = newId();
    const stream = `desk-${n % 7}`;
    const metadata = JSON.stringify({ commandId, note: `第${n}号 𠮷` });
    const events = [0, 1].map((index) => anEvent({ id: eventId(commandId, index), metadata }));
    const append = anAppend(stream, Math.floor(n / 7) * 2, { commandId, events, fingerprint: 'abcd' });
    expect(await to.append(append)).toMatchObject({ kind: 'appended' });
    sent.push(append);
  }
};

const fingerprints = (ids: readonly string[]) =>
  database.asServer(async (server) => {
    const { rows } = await server.query<{ id: string; f: string }>(
      `SELECT id, encode(fingerprint, 'hex') AS f FROM store.commands WHERE id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, f }) => [id, f]));
  });

const copy = async (after: Position, stopAfter = Infinity): Promise<Position> => {
  const sink = new KurrentSink(standIn.url, fingerprints);
  let slices = 0;
  try {
    return await copyEvents({
      from: source,
      to: sink,
      after,
      reached: async () => {
        slices += 1;
        if (slices > stopAfter) throw new Error('cut off');
      },
    });
  } finally {
    await sink.close();
  }
};

describe('a copy of a store', () => {
  it('goes on where it was cut off, while the source keeps writing', async () => {
    await write(source, 0, 700);
    await expect(copy(0n, 1)).rejects.toThrow('cut off');
    const writing = write(source, 700, 800);
    // From the beginning again: what is there is left.
    let reached = await copy(0n);
    await writing;
    reached = await copy(reached);
    expect(reached).toBe(await source.head());
    expect(await compareStores(source, there)).toEqual({ events: 1_600, equal: true, differsAt: null });
  }, 60_000);

  it('knows its commands', async () => {
    const [first, , other] = sent;
    if (!first || !other) throw new Error('nothing was sent');
    expect(await there.append(first)).toMatchObject({ kind: 'repeated', firstVersion: 1, lastVersion: 2 });
    expect(await there.append({ ...other, fingerprint: 'ee' })).toEqual({ kind: 'other-command' });
  });

  it('goes back into an empty database as it was', async () => {
    const empty = await EventDatabase.make();
    const sink = await PostgresSink.open(empty.ownerUrl);
    const back = empty.connect();
    try {
      const options = { from: there, to: sink, reached: async () => undefined };
      await copyEvents({ ...options, after: 0n });
      await copyEvents({ ...options, after: 0n });
      expect(await compareStores(source, back)).toEqual({ events: 1_600, equal: true, differsAt: null });
      expect(await back.head()).toBe(1_600n);
    } finally {
      await back.close();
      await sink.close();
      await empty.close();
    }
  }, 60_000);

  it('is not equal when one of them has more, and says where', async () => {
    await write(source, 800, 801);
    expect(await compareStores(source, there)).toEqual({
      events: 1_600,
      equal: false,
      differsAt: { stream: 'desk-2', version: 229 },
    });
  });

  it('is not made over other events', async () => {
    await there.append(anAppend('desk-2', 228));
    await expect(copy(0n)).rejects.toThrow('version 229 of desk-2 is another event there');
  });

  it('cannot be made by the login of the server', async () => {
    const import1 = (client: { query(sql: string): Promise<unknown> }) => client.query(`SELECT store.import('[]')`);
    await expect(database.asServer(import1)).rejects.toThrow('permission denied');
    await expect(database.asOwner(import1)).resolves.toBeDefined();
  });
});
