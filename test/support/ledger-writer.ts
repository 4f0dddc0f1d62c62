/** A process of sixty-four writers that says what it sends and what it was answered, to be killed at any moment. */
import { derivedId, eventId } from '../../src/kernel/ids.js';
import { PostgresEventStore } from '../../src/kernel/store/postgres.js';

export const WRITERS = 64;
export const STREAMS = 8;
export const commandOf = (round: number, writer: number, count: number): string =>
  derivedId('ledger', round, writer, count);

/** Two events a command: half a command would be seen. */
export const ledgerAppend = (commandId: string, writer: number, expectedVersion: number) => ({
  stream: `ledger-${writer % STREAMS}`,
  expectedVersion,
  commandId,
  fingerprint: 'aa',
  events: [0, 1].map((index) => ({
    id: eventId(commandId, index),
    type: 'desk.Opened',
    metadata: '{}',
    payload: '{"data":{}}',
  })),
});

const write = async (store: PostgresEventStore, round: number, writer: number): Promise<never> => {
  let version = 0;
  for (let count = 0; ; count += 1) {
    const commandId = commandOf(round, writer, count);
    console.log(`sent ${commandId}`);
    for (;;) {
      const answer = await store.append(ledgerAppend(commandId, writer, version));
      if (answer.kind === 'conflict') version = answer.actualVersion;
      else if (answer.kind !== 'appended') throw new Error(answer.kind);
      else {
        version = answer.lastVersion;
        console.log(`answered ${commandId}`);
        break;
      }
    }
  }
};

const order = process.argv.at(-1) ?? '';
if (order.startsWith('{')) {
  const { url, round } = JSON.parse(order) as { url: string; round: number };
  const store = new PostgresEventStore({ url });
  for (let writer = 0; writer < WRITERS; writer += 1) void write(store, round, writer);
}
