/** The exact digest: equal for a live store, its rebuilt projections and its restored copy, and for nothing else. */
import { createHash } from 'node:crypto';
import { canonical } from './canonical.js';

export interface EventFacts {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly leaf: string;
}

export interface TableRows {
  readonly projection: string;
  readonly version: number;
  readonly table: string;
  /** Each row as text, in key order. */
  readonly rows: AsyncIterable<string>;
}

export interface DigestReaders {
  /** By stream and version. */
  readonly events: AsyncIterable<EventFacts>;
  readonly tables: AsyncIterable<TableRows>;
  /** Path and hash of each stored file, by path. */
  readonly blobs?: AsyncIterable<string>;
}

export interface Counted {
  readonly count: number;
  readonly hash: string;
}

export interface TableDigest extends Counted {
  readonly projection: string;
  readonly version: number;
  readonly table: string;
}

export interface ExactDigest {
  /** Of all that follows. */
  readonly hash: string;
  readonly events: Counted;
  readonly tables: readonly TableDigest[];
  readonly blobs: Counted | null;
}

export const digest = async (readers: DigestReaders): Promise<ExactDigest> => {
  const events = await counted(lines(readers.events));
  const tables: TableDigest[] = [];
  for await (const { rows, ...name } of readers.tables) tables.push({ ...name, ...(await counted(rows)) });
  tables.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const blobs = readers.blobs ? await counted(readers.blobs) : null;
  const parts = { events, tables, blobs };
  return { hash: createHash('sha256').update(canonical(parts)).digest('hex'), ...parts };
};

const keyOf = ({ projection, version, table }: TableDigest): string => `${projection} ${version} ${table}`;

async function* lines(events: AsyncIterable<EventFacts>): AsyncGenerator<string> {
  for await (const { stream, version, type, leaf } of events) yield JSON.stringify([stream, version, type, leaf]);
}

/** Each text with its length, so that no two lists of texts are read as one. */
const counted = async (texts: AsyncIterable<string>): Promise<Counted> => {
  const hash = createHash('sha256');
  let count = 0;
  for await (const text of texts) {
    count += 1;
    hash.update(`${Buffer.byteLength(text)}:${text}`);
  }
  return { count, hash: hash.digest('hex') };
};
