// What the EventStoreDB client and its servers do to a careless engine, each closed by ours. Against the protocol stand-in.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { KurrentEventStore } from '../../src/kernel/store/kurrent.js';
import { StoreUnavailable, Unstorable, type EventStore } from '../../src/kernel/store/port.js';
import { EventDatabase } from '../support/event-database.js';
import { ProtocolStandIn } from '../support/protocol-stand-in/stand-in.js';
import { Proxy } from '../support/proxy.js';
import { aStream, all, anAppend, anEvent, Follower, upTo, versionsOf } from './sent.js';

const limits = { deadlineMs: 500, giveUpMs: 1_500, silenceMs: 700 };

let database: EventDatabase;
let standIn: ProtocolStandIn;
let store: KurrentEventStore;
const others: { close(): Promise<void> | void }[] = [];
beforeAll(async () => void (database = await EventDatabase.make()));
afterAll(() => database.close());
beforeEach(async () => {
  standIn = await ProtocolStandIn.start();
  store = connect();
});
afterEach(async () => {
  await store.close();
  for (const other of others.splice(0)) await other.close();
  standIn.stop();
});

const connect = (url = standIn.url) => new KurrentEventStore({ url, databaseUrl: database.serverUrl, limits });
const another = (url?: string): KurrentEventStore => {
  const one = connect(url);
  others.push(one);
  return one;
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await pause(10);
};
const outcome = (promise: Promise<unknown>): Promise<unknown> => promise.catch((error: unknown) => error);

describe('the append call', () => {
  it('is never the one without a deadline, though the server offers it', async () => {
    await Promise.all(upTo(10).map(() => store.append(anAppend(aStream(), 0))));
    expect(standIn.calls).toMatchObject({ append: 10, batchAppend: 0 });
  });

  it('does not wait for ever for a server that accepts and is silent', async () => {
    standIn.faults.silent = true;
    const append = anAppend(aStream(), 0);
    expect(await outcome(store.append(append))).toBeInstanceOf(StoreUnavailable);
    standIn.faults.silent = false;
    expect(await store.append(append)).toMatchObject({ kind: 'appended' });
  });

  it('goes on when the connection of another client breaks', async () => {
    const elsewhere = await ProtocolStandIn.start();
    others.push({ close: () => elsewhere.stop() });
    const { proxy, url } = await Proxy.around(standIn.url);
    others.push(proxy);
    const [here, there] = [another(url), another(elsewhere.url)];
    await here.append(anAppend(aStream(), 0));
    proxy.delayMs = 20;
    elsewhere.faults.silent = true;
    const [ours, theirs] = [here.append(anAppend(aStream(), 0)), outcome(there.append(anAppend(aStream(), 0)))];
    await pause(50);
    elsewhere.stop();
    expect(await ours).toMatchObject({ kind: 'appended' });
    expect(await theirs).toBeInstanceOf(StoreUnavailable);
  });
});

describe('an append that nobody heard of', () => {
  it.each(['loseAnswers', 'loseCalls'] as const)('is sent again with the same ids (%s)', async (fault) => {
    const stream = aStream();
    standIn.faults[fault] = 1;
    const answer = await store.append(anAppend(stream, 0, { events: [anEvent(), anEvent()] }));
    expect(answer).toMatchObject({ kind: 'appended', firstVersion: 1, lastVersion: 2 });
    const stored = await store.readStream(stream);
    expect(stored.map(({ version }) => version)).toEqual([1, 2]);
    expect(answer).toMatchObject({ position: stored[1]?.position, recordedAt: stored[1]?.recordedAt });
  });

  it('is found by whoever asks next, also with another body', async () => {
    const stream = aStream();
    await store.append(anAppend(stream, 0));
    const append = anAppend(stream, 1, { events: [anEvent(), anEvent()] });
    standIn.faults.loseAnswers = 100;
    expect(await outcome(store.append(append))).toBeInstanceOf(StoreUnavailable);
    standIn.faults.loseAnswers = 0;
    const next = another();
    // Somebody else has written since.
    await next.append(anAppend(stream, 3));
    const repeated = { kind: 'repeated', stream, firstVersion: 2, lastVersion: 3 };
    expect(await next.append({ ...append, fingerprint: 'bb' })).toEqual({ kind: 'other-command' });
    expect(await next.append(append)).toEqual(repeated);
    expect(await store.append({ ...append, expectedVersion: 4 })).toEqual(repeated);
    expect(await versionsOf(store, stream)).toEqual([1, 2, 3, 4]);
  });

  it('is told from its command alone', async () => {
    const append = anAppend(aStream(), 0);
    standIn.faults.loseAnswers = 100;
    await outcome(store.append(append));
    standIn.faults.loseAnswers = 0;
    expect(await another().command(append.commandId)).toMatchObject({ stream: append.stream, firstVersion: 1 });
  });

  it('that never arrived is decided anew, but not by another command while it may be on its way', async () => {
    const append = anAppend(aStream(), 0);
    standIn.faults.loseCalls = 100;
    expect(await outcome(store.append(append))).toBeInstanceOf(StoreUnavailable);
    standIn.faults.loseCalls = 0;
    expect(await store.command(append.commandId)).toBeNull();
    expect(await outcome(store.append({ ...append, fingerprint: 'bb' }))).toBeInstanceOf(StoreUnavailable);
    expect(await store.append(append)).toMatchObject({ kind: 'appended' });
  });
});

describe('a node', () => {
  it('that is not ready is asked again', async () => {
    standIn.faults.notReady = true;
    const answer = store.append(anAppend(aStream(), 0));
    await until(() => standIn.calls.append > 1);
    standIn.faults.notReady = false;
    expect(await answer).toMatchObject({ kind: 'appended' });
  });

  it('that does not lead names the one that does', async () => {
    const leader = await ProtocolStandIn.start(standIn.log);
    others.push({ close: () => leader.stop() });
    const { hostname: host, port } = new URL(leader.url);
    standIn.faults.leader = { host, port: Number(port) };
    expect(await store.append(anAppend(aStream(), 0))).toMatchObject({ kind: 'appended' });
    expect(leader.calls.append).toBeGreaterThan(0);
  });

  it('that takes less than we allow refuses the append by name', async () => {
    standIn.faults.maxAppendBytes = 1_000;
    const append = anAppend(aStream(), 0, {
      events: [anEvent({ payload: JSON.stringify({ data: 'x'.repeat(2_000) }) })],
    });
    expect(await outcome(store.append(append))).toBeInstanceOf(Unstorable);
    standIn.faults.maxAppendBytes = 100_000;
    expect(await store.append(append)).toMatchObject({ kind: 'appended' });
  });

  it('S11: that dies and comes back leaves no gap and no repeat', async () => {
    const follower = new Follower(store);
    const written: string[] = [];
    const write = async () => {
      const append = anAppend(aStream(), 0);
      while ((await outcome(store.append(append))) instanceof StoreUnavailable) await pause(20);
      written.push(append.events[0]?.id ?? '');
    };
    for (let round = 0; round < 3; round += 1) {
      const writing = Promise.all(upTo(20).map(write));
      await standIn.restart();
      await writing;
    }
    for (const id of written) expect(await follower.has(id, 5_000)).toBe(true);
    await follower.close();
    expect(follower.seen.map(({ id }) => id)).toEqual((await all(store)).map(({ id }) => id));
    expect(follower.seen).toHaveLength(60);
  });

  it('that sends events twice after a reconnect repeats none to a reader', async () => {
    await Promise.all(upTo(10).map(() => store.append(anAppend(aStream(), 0))));
    standIn.faults.repeatOnSubscribe = 5;
    const follower = new Follower(another());
    await store.append(anAppend(aStream(), 0));
    await until(() => follower.seen.length >= 11);
    await follower.close();
    expect(follower.seen.map(({ id }) => id)).toEqual((await all(store)).map(({ id }) => id));
  });
});

describe('a read', () => {
  it('that stops early is ended on the server too', async () => {
    for (const n of upTo(4))
      await store.append(anAppend(aStream(), 0, { events: upTo(80).map(() => anEvent({ metadata: `{"n":${n}}` })) }));
    await until(() => standIn.openReads === 1); // the subscription
    expect((await store.readAll(0n, { limit: 1 })).events).toHaveLength(1);
    await until(() => standIn.openReads === 1);
  });

  it('does not wait for ever for a silent server', async () => {
    const stream = aStream();
    await store.append(anAppend(stream, 0));
    standIn.faults.silent = true;
    const reads: readonly ((from: EventStore) => Promise<unknown>)[] = [
      (from) => from.readStream(stream),
      (from) => from.readAll(0n, { limit: 10 }),
      (from) => from.head(),
    ];
    for (const read of reads) expect(await outcome(read(store))).toBeInstanceOf(StoreUnavailable);
  });

  it('sees neither the server’s own events nor those of others', async () => {
    standIn.log.append('billing-1', 'no_stream', [
      {
        id: crypto.randomUUID(),
        type: 'Billed',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.from('{}'),
      },
    ]);
    const append = anAppend(aStream(), 0);
    await store.append(append);
    standIn.log.append('billing-1', 0, [
      {
        id: crypto.randomUUID(),
        type: 'Billed',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.from('{}'),
      },
    ]);
    expect((await all(store)).map(({ id }) => id)).toEqual([append.events[0]?.id]);
    const { readTo } = await store.readAll(0n, { limit: 10 });
    expect(readTo).toBeGreaterThan(await store.head());
  });
});
