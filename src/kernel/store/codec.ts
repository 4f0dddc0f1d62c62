/** Between the domain's events and the text that is stored: validates on the way in, checks type and upcasts on the way out. */
import { UnknownEvent, type Envelope, type NewEvent, type Recorded } from '../decider.js';
import type { EventCatalogue } from '../events.js';
import type { StoredEvent } from './port.js';
import type { SealedValues, Sealer } from './seal.js';

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

type Metadata = Pick<Envelope, 'actor' | 'correlationId' | 'causationId' | 'commandId'>;

export class EventCodec {
  constructor(
    private readonly catalogue: EventCatalogue,
    private readonly upcasts: Readonly<Record<string, Upcast>>,
    private readonly sealer: Sealer,
  ) {}

  /** @throws ZodError when the payload does not match its declaration: a bug, never a user's mistake. */
  async encode(id: string, event: NewEvent): Promise<string> {
    const definition = this.catalogue[event.type];
    if (!definition) throw new UnknownEvent(event.type);
    const data = definition.data.parse(event.data);
    const personal = Object.entries(event.personal ?? {}).filter(([, value]) => value !== undefined);
    if (personal.length === 0) return JSON.stringify({ data });
    const values = personal.map(([subject, value]) => {
      const schema = definition.personal?.[subject.split(':')[0] as 'person'];
      if (!schema) throw new Error(`${event.type} declares no personal values of ${subject.split(':')[0] ?? ''}`);
      return [subject, schema.parse(value)] as const;
    });
    return JSON.stringify({ data, sealed: await this.sealer.seal(id, Object.fromEntries(values)) });
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
