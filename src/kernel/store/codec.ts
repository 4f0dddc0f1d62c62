/** Between the domain's events and the text that is stored: validates on the way in, checks type and upcasts on the way out. */
import { UnknownEvent, type Envelope, type NewEvent, type Personal, type Recorded } from '../decider.js';
import type { EventCatalogue, EventDefinition } from '../events.js';
import { Unstorable, type StoredEvent } from './port.js';
import type { SealedValues, Sealer } from './seal.js';
import { mustHoldText } from './storable.js';

/** Moves an old shape to the newest one without opening sealed values. */
export type Upcast = (event: { type: string; data: object }) => { type: string; data: object };

export interface DecodedEvent extends Envelope {
  readonly position: bigint;
  readonly type: string;
  readonly data: object;
  readonly sealed: SealedValues;
  readonly leaf: string;
}

interface StoredPayload {
  data: object;
  sealed?: SealedValues;
}

/** The name of a subject stays out of every message. */
const personalValue = (definition: EventDefinition, type: string, subject: string, value: unknown): unknown => {
  const kind = subject.split(':')[0] ?? '';
  const schema = definition.personal?.[kind as 'person'];
  if (!schema) throw new Error(`${type} declares no personal values of ${kind}`);
  const parsed = schema.parse(value);
  mustHoldText(parsed, `${type}.${kind}`);
  return parsed;
};

const toText = (type: string, payload: StoredPayload): string => {
  try {
    return JSON.stringify(payload);
  } catch {
    throw new Unstorable(type, 'it has a value that JSON cannot hold');
  }
};

type Metadata = Pick<Envelope, 'actor' | 'correlationId' | 'causationId' | 'commandId'>;

export class EventCodec {
  private readonly names: readonly string[];

  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly upcasts: Readonly<Record<string, Upcast>>,
    private readonly sealer: Sealer,
  ) {
    this.names = [...new Set([...Object.keys(catalogue), ...Object.keys(upcasts)])];
  }

  /** Every type name that may be stored; anything else was written by a newer program. */
  get known(): readonly string[] {
    return this.names;
  }

  /** The stored types a reader of these newest types has to ask for. */
  storedTypes(types: readonly string[]): readonly string[] {
    return [...new Set([...types, ...Object.keys(this.upcasts)])];
  }

  /**
   * @throws ZodError when the payload does not match its declaration: a bug, never a user's mistake.
   * @throws Unstorable naming the field whose text no engine can hold.
   */
  async encode(id: string, { type, data, personal = {} }: NewEvent): Promise<string> {
    const definition = this.catalogue[type];
    if (!definition) throw new UnknownEvent(type);
    const clear = definition.data.parse(data);
    mustHoldText(clear, type);
    const values = Object.entries(personal)
      .filter(([, value]) => value !== undefined)
      .map(([subject, value]) => [subject, personalValue(definition, type, subject, value)] as const);
    if (values.length === 0) return toText(type, { data: clear });
    return toText(type, { data: clear, sealed: await this.sealer.seal(id, Object.fromEntries(values)) });
  }

  decode(stored: StoredEvent): DecodedEvent {
    const { data, sealed = {} } = JSON.parse(stored.payload) as StoredPayload;
    const upcast = this.upcasts[stored.type];
    const current = upcast ? upcast({ type: stored.type, data }) : { type: stored.type, data };
    if (!this.catalogue[current.type]) throw new UnknownEvent(stored.type);
    const metadata = JSON.parse(stored.metadata) as Metadata;
    const { position, id, stream, version, occurredAt, recordedAt, leaf } = stored;
    return { ...metadata, ...current, sealed, position, id, stream, version, occurredAt, recordedAt, leaf };
  }

  /** The personal values of many events by event id, with one look-up of keys; a shredded one is `Erased`. */
  async openValues(stored: readonly StoredEvent[]): Promise<ReadonlyMap<string, Record<string, Personal<unknown>>>> {
    const items = stored.map(({ id, payload }) => ({
      id,
      sealed: (JSON.parse(payload) as StoredPayload).sealed ?? {},
    }));
    const opened = await this.sealer.openMany(items);
    return new Map(items.map(({ id }, index) => [id, opened[index] ?? {}]));
  }

  /** With personal values opened; a shredded one is `Erased`. */
  async open<E>(stored: readonly StoredEvent[]): Promise<Recorded<E>[]> {
    const events = stored.map((event) => this.decode(event));
    const opened = await this.sealer.openMany(events);
    return events.map((event, index) => {
      const { sealed, position: _position, leaf: _leaf, ...rest } = event;
      return (Object.keys(sealed).length > 0 ? { ...rest, personal: opened[index] } : rest) as unknown as Recorded<E>;
    });
  }
}
