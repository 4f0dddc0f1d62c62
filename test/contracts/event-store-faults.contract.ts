/** S1, S2 and S4 on any engine: writers at once, answers lost on the wire, all or nothing. */
import { expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { StoreUnavailable, type EventStore } from '../../src/kernel/store/port.js';
import type { StoreUnderTest } from './event-store.contract.js';
import { aStream, all, anAppend, anEvent, Follower, upTo, versionsOf } from './sent.js';

const WRITERS = 64;
const EACH = Number(process.env['MADOGUCHI_FAULTS_WRITES'] ?? 10);

/** One of many writers: appends at the version it believes, and learns from each conflict. */
const write = async (store: EventStore, stream: string, times: number): Promise<number[]> => {
  const won: number[] = [];
  let version = 0;
  while (won.length < times) {
    const answer = await store.append(anAppend(stream, version));
    if (answer.kind === 'appended') won.push((version = answer.lastVersion));
    else if (answer.kind === 'conflict') version = answer.actualVersion;
    else throw new Error(answer.kind);
  }
  return won;
};

type Under = () => { engine: StoreUnderTest; store: EventStore };

export const faultContract = (under: Under): void => {
  it('S1: gives each version of a stream to one of many writers, without a hole', async () => {
    const { engine, store } = under();
    const stream = aStream();
    const others = await Promise.all(upTo(3).map(() => engine.connect()));
    const follower = new Follower(store);
    const stores = [store, ...others];
    const won = await Promise.all(upTo(WRITERS).map((n) => write(stores[n % stores.length] ?? store, stream, EACH)));
    expect(won.flat().sort((a, b) => a - b)).toEqual(upTo(WRITERS * EACH));
    expect(await versionsOf(store, stream)).toEqual(upTo(WRITERS * EACH));
    const last = (await store.readStream(stream, { direction: 'backwards', limit: 1 }))[0];
    expect(await follower.has(last?.id ?? '', 2_000)).toBe(true);
    await follower.close();
    expect(follower.seen.map(({ id }) => id)).toEqual((await all(store)).map(({ id }) => id));
    await Promise.all(others.map((other) => other.close()));
  }, 120_000);

  it('S4: writes all events of a command or none', async () => {
    const { store } = under();
    const stream = aStream();
    const commandId = newId();
    const taken = anEvent();
    const events = [taken, anEvent(), taken];
    await expect(store.append(anAppend(stream, 0, { commandId, events }))).rejects.toThrow('cannot be stored');
    expect(await versionsOf(store, stream)).toEqual([]);
    expect(await store.command(commandId)).toBeNull();
  });
};

/** For engines that are reached by a wire. */
export const wireContract = (under: Under): void => {
  it('S2: a command whose answer was lost gets its first result when it is sent again', async () => {
    const { store } = under();
    const { store: far, proxy } = await wired(under);
    await far.append(anAppend(aStream(), 0));
    const stream = aStream();
    const append = anAppend(stream, 0, { events: [anEvent(), anEvent()] });
    proxy.swallowing = true;
    const outcome = far.append(append).catch((error: unknown) => error);
    while ((await store.command(append.commandId)) === null) await new Promise((resolve) => setTimeout(resolve, 5));
    proxy.cut();
    proxy.swallowing = false;
    // An engine may ask again by itself; otherwise the caller is told to.
    const first = await outcome;
    if (first instanceof Error) expect(first).toBeInstanceOf(StoreUnavailable);
    else expect(first).toMatchObject({ firstVersion: 1, lastVersion: 2 });
    expect(await far.append(append)).toEqual({ kind: 'repeated', stream, firstVersion: 1, lastVersion: 2 });
    expect(await far.append({ ...append, fingerprint: 'bb' })).toEqual({ kind: 'other-command' });
    expect(await versionsOf(store, stream)).toEqual([1, 2]);
    await far.close();
    await proxy.close();
  }, 30_000);

  it('S2: a wire that is cut, half closed or slow under load leaves each command written once or not at all', async () => {
    const { store } = under();
    const { store: far, proxy } = await wired(under);
    const appends = upTo(300).map((n) => anAppend(`${aStream()}-${n}`, 0, { events: [anEvent(), anEvent()] }));
    const disturbing = (async () => {
      for (const disturb of [
        () => proxy.cut(),
        () => proxy.halfClose(),
        () => (proxy.delayMs = 30),
        () => proxy.cut(),
      ]) {
        await new Promise((resolve) => setTimeout(resolve, 60));
        disturb();
      }
    })();
    // Each is sent until it is answered, as a client does with one key.
    const answers = await Promise.all(
      appends.map(async (append, index) => {
        await new Promise((resolve) => setTimeout(resolve, index));
        for (;;) {
          const answer = await far.append(append).catch((error: unknown) => error);
          if (!(answer instanceof Error)) return answer;
          expect(answer).toBeInstanceOf(StoreUnavailable);
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      }),
    );
    await disturbing;
    expect(answers).toHaveLength(300);
    for (const { stream } of appends) expect(await versionsOf(store, stream)).toEqual([1, 2]);
    await far.close();
    await proxy.close();
  }, 60_000);
};

const wired = (under: Under) => {
  const { connectByWire } = under().engine;
  if (!connectByWire) throw new Error('this engine has no wire');
  return connectByWire();
};
