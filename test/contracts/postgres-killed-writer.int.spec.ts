/** S5: the server is killed at any instruction of an append. The ledger outside decides what must be in the store. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { leafHash } from '../../src/kernel/store/leaf.js';
import type { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { EventDatabase } from '../support/event-database.js';
import { commandOf, ledgerAppend, STREAMS, WRITERS } from '../support/ledger-writer.js';
import { OtherProcess } from '../support/run-process.js';
import { all, upTo } from './sent.js';

const KILLS = Number(process.env['MADOGUCHI_FAULTS_KILLS'] ?? 3);

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

interface Entry {
  readonly commandId: string;
  readonly writer: number;
  readonly answered: boolean;
}

const ledgerOf = (process: OtherProcess, round: number): Entry[] => {
  const entries: Entry[] = [];
  for (let writer = 0; writer < WRITERS; writer += 1) {
    for (let count = 0; process.has(`sent ${commandOf(round, writer, count)}`); count += 1) {
      const commandId = commandOf(round, writer, count);
      entries.push({ commandId, writer, answered: process.has(`answered ${commandId}`) });
    }
  }
  return entries;
};

/** What a client does that got no answer: the same command under the same key until it is settled. */
const settle = async ({ commandId, writer }: Entry): Promise<void> => {
  for (let version = 0; ;) {
    const answer = await store.append(ledgerAppend(commandId, writer, version));
    if (answer.kind !== 'conflict') return;
    version = answer.actualVersion;
  }
};

it('S5: each acknowledged command is stored once, each unanswered one once or not at all', async () => {
  const entries: Entry[] = [];
  for (const round of upTo(KILLS)) {
    const before = await store.head();
    const writers = await OtherProcess.run(
      'test/support/ledger-writer.ts',
      JSON.stringify({ url: database.serverUrl, round }),
    );
    const started = Date.now();
    while ((await store.head()) === before) await sleep(20);
    expect(Date.now() - started).toBeLessThan(5_000);
    await sleep(100 + Math.random() * 400);
    writers.signal('SIGKILL');
    await sleep(100);
    entries.push(...ledgerOf(writers, round));
    await writers.end();
  }
  const acknowledged = entries.filter(({ answered }) => answered);
  expect(acknowledged.length).toBeGreaterThan(WRITERS);
  for (const { commandId } of acknowledged) expect(await store.command(commandId)).not.toBeNull();
  for (const entry of entries) if (!entry.answered) await settle(entry);

  const events = await all(store);
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => BigInt(index + 1)));
  const expected = entries.flatMap(({ commandId, writer }) =>
    ledgerAppend(commandId, writer, 0).events.map(({ id }) => id),
  );
  expect(events.map(({ id }) => id).sort()).toEqual(expected.sort());
  for (const event of events) expect(leafHash(event)).toBe(event.leaf);
  for (let stream = 0; stream < STREAMS; stream += 1) {
    const versions = (await store.readStream(`ledger-${stream}`)).map(({ version }) => version);
    expect(versions).toEqual(upTo(versions.length));
  }
}, 120_000);
