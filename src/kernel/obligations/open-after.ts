/** For the specs of declarations: which keys are owed after these events, in this order. */
import type { Obligation } from '../obligation.js';
import type { DecodedEvent } from '../store/codec.js';
import { enter, type Entry } from './ledger.js';

export type GivenEvent = Pick<DecodedEvent, 'type' | 'data' | 'stream' | 'version'>;

const actor = { kind: 'system', account: 'spec', person: 'spec', role: 'system', office: null } as const;

const asDecoded = ({ type, data, stream, version }: GivenEvent, index: number): DecodedEvent => ({
  type,
  data,
  stream,
  version,
  id: `${stream}:${version}`,
  position: BigInt(index + 1),
  occurredAt: '2026-04-01T00:00:00.000Z',
  recordedAt: '2026-04-01T00:00:00.000Z',
  actor,
  correlationId: stream,
  causationId: null,
  commandId: `${stream}:${version}`,
  sealed: {},
  leaf: '',
});

export const openAfter = async (declaration: Obligation, events: readonly GivenEvent[]): Promise<string[]> => {
  const entries = new Map<string, Entry>();
  const ledger = {
    get: async (id: string) => entries.get(id),
    put: (entry: Entry) => void entries.set(entry.id, entry),
  };
  for (const [index, event] of events.entries()) await enter(declaration, asDecoded(event, index), ledger);
  return [...entries.values()]
    .filter(({ state }) => state === 'open')
    .map(({ key }) => key)
    .sort();
};

/** Every order in which these events can be recorded: each stream keeps its own order. */
export const ordersOf = <E extends GivenEvent>(events: readonly E[]): E[][] => {
  if (events.length === 0) return [[]];
  const heads = events.filter(
    (event) => !events.some(({ stream, version }) => stream === event.stream && version < event.version),
  );
  return heads.flatMap((head) => ordersOf(events.filter((event) => event !== head)).map((rest) => [head, ...rest]));
};
