import { describe, expect, it } from '@jest/globals';
import { DESK, Office, desk } from '../../../test/support/number-desk.js';
import { newId } from '../ids.js';
import { Stale } from '../problems.js';
import { Batcher } from '../store/batcher.js';
import { MemoryEventStore } from '../store/memory.js';
import type { Append, AppendAnswer } from '../store/port.js';

/** Appends travel in batches, as they do to a database; `hold` keeps a batch on its way. */
class BatchingStore extends MemoryEventStore {
  readonly batches: number[] = [];
  hold: Promise<unknown> = Promise.resolve();
  private readonly batcher = new Batcher<Append, AppendAnswer>(
    async (appends) => {
      this.batches.push(appends.length);
      await this.hold;
      await new Promise((resolve) => setTimeout(resolve, 1));
      const answers: AppendAnswer[] = [];
      for (const append of appends) answers.push(await super.append(append));
      return answers;
    },
    () => 100,
  );

  override append(append: Append): Promise<AppendAnswer> {
    return this.batcher.add(append);
  }
}

const numbersOf = async (office: Office) => (await office.executor.load(DESK, desk)).state.numbers;
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('a hot stream', () => {
  it('takes a thousand commands at once in few batches, each decided on the one before', async () => {
    const store = new BatchingStore();
    const office = new Office(store);
    await office.open(1_000);
    store.batches.length = 0;
    const answers = await Promise.all(upTo(1_000).map((n) => office.give(`Visitor ${n}`)));
    expect(answers.map(({ version }) => version)).toEqual(upTo(1_000).map((n) => n + 1));
    expect(await numbersOf(office)).toEqual(upTo(1_000));
    expect(store.batches.length).toBeLessThanOrEqual(10);
  });

  it('is shared by processes without a number given twice or left out', async () => {
    const store = new BatchingStore();
    const offices = upTo(3).map(() => new Office(store));
    await offices[0]?.open(300);
    const answers = await Promise.all(upTo(300).map((n) => offices[n % 3]?.give(`Visitor ${n}`)));
    const numbers = answers.map((answer) => answer?.events[0]?.data).map((data) => (data as { number: number }).number);
    expect(numbers.sort((a, b) => a - b)).toEqual(upTo(300));
    for (const office of offices) expect(await numbersOf(office)).toEqual(upTo(300));
  });

  it('decides a refusal again when the state it was decided on was lost', async () => {
    const store = new BatchingStore();
    const [here, there] = [new Office(store), new Office(store)];
    await here.open(5);
    let letGo = () => undefined as void;
    store.hold = new Promise<void>((resolve) => (letGo = resolve));
    const elsewhere = there.give('Ito');
    await new Promise((resolve) => setTimeout(resolve, 5));
    // Here the desk is closed on what was seen before Ito came; Sato is refused on that closing, which will be stale.
    const closing = here.close({ expected: 1 });
    const sato = here.give('Sato');
    const outcomes = Promise.allSettled([closing, sato]);
    letGo();
    await elsewhere;
    await outcomes;
    await expect(closing).rejects.toThrow(Stale);
    await expect(sato).resolves.toMatchObject({ version: 3, events: [{ data: { number: 2 } }] });
  });

  it('never writes what was decided on an event that another process put something else in the place of', async () => {
    const store = new BatchingStore();
    const [here, there] = [new Office(store), new Office(store)];
    await here.open(5);
    let letGo = () => undefined as void;
    store.hold = new Promise<void>((resolve) => (letGo = resolve));
    const closing = there.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    // Kato's number is decided on Sato's; when it arrives, the version fits, but what stands there is the closing.
    const [sato, kato] = [here.give('Sato'), here.give('Kato')];
    const outcomes = Promise.allSettled([sato, kato]);
    letGo();
    await expect(closing).resolves.toMatchObject({ version: 2 });
    for (const { status } of await outcomes) expect(status).toBe('rejected');
    await expect(kato).rejects.toThrow('desk.closed');
    expect((await store.readStream(DESK)).map(({ type }) => type)).toEqual(['desk.Opened', 'desk.Closed']);
  });

  it('shows only what is stored, not what is on its way', async () => {
    const store = new BatchingStore();
    const office = new Office(store);
    await office.open(5);
    const giving = office.give('Sato', { commandId: newId() });
    const { version } = await office.executor.load(DESK, desk);
    expect(version).toBe((await store.readStream(DESK)).length);
    await giving;
  });
});
