/** Between the port's shapes and what the append function and the event table speak. */
import type { Append, AppendAnswer, StoredEvent } from './port.js';

export const COLUMNS = `position, id, type, stream, version, store.iso(occurred_at) AS occurred_at,
  store.iso(recorded_at) AS recorded_at, metadata, payload, encode(leaf, 'hex') AS leaf`;

export interface EventRow {
  position: string;
  id: string;
  type: string;
  stream: string;
  version: number;
  occurred_at: string;
  recorded_at: string;
  metadata: string;
  payload: string;
  leaf: string;
}

export const toEvent = (row: EventRow): StoredEvent => ({
  position: BigInt(row.position),
  id: row.id,
  type: row.type,
  stream: row.stream,
  version: row.version,
  occurredAt: row.occurred_at,
  recordedAt: row.recorded_at,
  metadata: row.metadata,
  payload: row.payload,
  leaf: row.leaf,
});

export type AnswerRow =
  | { k: 'appended'; a: number; z: number; p: string; r: string }
  | { k: 'repeated'; s: string; a: number; z: number }
  | { k: 'conflict'; v: number }
  | { k: 'other-command' };

export const toAnswer = (row: AnswerRow): AppendAnswer => {
  switch (row.k) {
    case 'appended':
      return { kind: row.k, firstVersion: row.a, lastVersion: row.z, position: BigInt(row.p), recordedAt: row.r };
    case 'repeated':
      return { kind: row.k, stream: row.s, firstVersion: row.a, lastVersion: row.z };
    case 'conflict':
      return { kind: row.k, actualVersion: row.v };
    case 'other-command':
      return { kind: row.k };
  }
};

/** What is undefined is left out of the JSON, and the function takes its default. */
export const toBatch = (appends: readonly Append[]): string =>
  JSON.stringify(
    appends.map(({ stream, expectedVersion, expectedLastId, commandId, fingerprint, events }) => ({
      s: stream,
      v: expectedVersion,
      l: expectedLastId,
      c: commandId,
      f: fingerprint,
      e: events.map(({ id, type, metadata, payload, occurredAt, recordedAt }) => ({
        i: id,
        t: type,
        m: metadata,
        p: payload,
        o: occurredAt,
        r: recordedAt,
      })),
    })),
  );
