/** The domain's whole contract with the kernel: data in, data out. No clock, no ids, no I/O. */

/** Whose key seals a value: a person, a case (filer, agent, whatever concerns several), an envelope's sender, a member of staff. */
export type SubjectKind = 'person' | 'case' | 'envelope' | 'staff';
export type Subject = `${SubjectKind}:${string}`;

/** What is left of a personal value after its subject's key was shredded. */
export interface Erased {
  readonly erased: true;
}
export type Personal<T> = T | Erased;

export const erased: Erased = { erased: true };
export const isErased = (value: unknown): value is Erased =>
  typeof value === 'object' && value !== null && 'erased' in value && value.erased === true;

export type ActorKind = 'staff' | 'device' | 'visitor' | 'system';

/** Who acted. `person` is what separation of duties is judged by; one person may hold several accounts. */
export interface Actor {
  readonly kind: ActorKind;
  readonly account: string;
  readonly person: string;
  readonly role: string;
  readonly office: string | null;
}

export interface NewEvent {
  readonly type: string;
  readonly data: object;
  readonly personal?: Readonly<Record<string, unknown>>;
}

/** Set by the executor and the store only, never inside a payload. */
export interface Envelope {
  readonly id: string;
  readonly stream: string;
  /** 1 for the first event of a stream. */
  readonly version: number;
  /** When it happened: the recorded time, or the stated time of a marked back-entry. ISO 8601, UTC, milliseconds. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId: string | null;
  readonly commandId: string;
}
export type Recorded<E> = E & Envelope;

export interface Fold<S, E> {
  readonly initial: S;
  readonly evolve: (state: S, event: Recorded<E>) => S;
}

/** "The office says no": a value, not an exception. `details` hold no personal data. */
export interface Refusal {
  readonly refused: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export const refused = (code: string, details: Readonly<Record<string, unknown>> = {}): Refusal => ({
  refused: code,
  details,
});
export const isRefusal = (result: unknown): result is Refusal =>
  typeof result === 'object' && result !== null && 'refused' in result;

/** What a command carries beside its data. `now` is the store's clock when the command arrived. */
export interface Meta {
  readonly commandId: string;
  readonly actor: Actor;
  readonly now: string;
  readonly correlationId?: string | undefined;
  readonly causationId?: string | undefined;
  /** Version of the last event that mattered to what the person saw (If-Match). */
  readonly expected?: number | undefined;
  /** Stated time of a back-entry after an outage. */
  readonly occurredAt?: string | undefined;
}

/** Empty array: nothing new happened (the same command again is not a new fact). */
export type Decide<C, S, E> = (command: C, state: S) => readonly E[] | Refusal;

/** Turns a forgotten event into a compile error, and an unknown stored event into a stop. */
export const unreachable = (event: never): never => {
  throw new UnknownEvent((event as { type: string }).type);
};

export class UnknownEvent extends Error {
  constructor(readonly eventType: string) {
    super(`unknown event type ${eventType}`);
  }
}
