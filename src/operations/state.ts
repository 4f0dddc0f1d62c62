/** What the figures of the running program mean: in order, to be watched, or something to do. Pure, so that each border is tested. */
import type { QueueStatus } from '../kernel/obligations/index.js';
import type { ProjectionStatus } from '../kernel/projections.js';

export const states = ['ok', 'watch', 'act'] as const;
export type State = (typeof states)[number];

export interface Storage {
  readonly events: number;
  readonly lastMinute: number;
  readonly lastAt: string | null;
  readonly databaseBytes: number;
  readonly blobBytes: number;
  readonly blobFiles: number;
  readonly freeBytes: number;
  readonly diskBytes: number;
}

export interface Figures {
  readonly now: string;
  readonly head: bigint;
  readonly projections: readonly ProjectionStatus[];
  readonly queues: readonly QueueStatus[];
  readonly storage: Storage;
  readonly engine: string;
}

/** A part of the program and its one sentence: `key` leads to the words, `values` fill them. */
export interface Part {
  readonly id: string;
  readonly kind: 'records' | 'projections' | 'queue' | 'storage' | 'engine';
  readonly state: State;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** Key of what to do; null when all is in order. */
  readonly todo: string | null;
  readonly figure: string;
}

/** A projection this far behind the last event shows old lists. */
export const FAR_BEHIND = 1_000n;
/** Machine work is done within moments; what is open for so long waits for something. */
export const OLD_MS = 60_000;
const GIGA = 1_000_000_000;

export const partsOf = (figures: Figures): Part[] => [
  records(figures),
  projections(figures),
  ...figures.queues.map((queue) => queueOf(queue, figures.now)),
  storage(figures),
  {
    id: 'engine',
    kind: 'engine',
    state: 'ok',
    key: 'engine/ok',
    values: { version: figures.engine },
    todo: null,
    figure: '',
  },
];

const records = ({ head, storage: { lastMinute } }: Figures): Part => ({
  id: 'records',
  kind: 'records',
  state: 'ok',
  key: lastMinute === 0 ? 'records/quiet' : 'records/ok',
  values: { count: lastMinute },
  todo: null,
  figure: head.toString(),
});

export const lagOf = ({ position }: ProjectionStatus, head: bigint): bigint => {
  const lag = head - BigInt(position);
  return lag < 0n ? 0n : lag;
};

const projections = ({ projections: all, head }: Figures): Part => {
  const stopped = all.filter(({ stopped: at }) => at !== null);
  const running = all.filter(({ stopped: at }) => at === null);
  const lags = running.map((projection) => ({ name: projection.name, lag: lagOf(projection, head) }));
  const last = lags.reduce((worst, one) => (one.lag > worst.lag ? one : worst), { name: '', lag: 0n });
  const late = lags.filter(({ lag }) => lag > FAR_BEHIND).length;
  const current = all.length - stopped.length - late;
  const base = { id: 'projections', kind: 'projections', figure: `${current} / ${all.length}` } as const;
  const values = { count: all.length, stopped: stopped.length, name: last.name, lag: Number(last.lag) };
  if (stopped.length > 0)
    return { ...base, state: 'act', key: 'projections/stopped', values, todo: 'projections/stopped-do' };
  if (late > 0) return { ...base, state: 'watch', key: 'projections/late', values, todo: 'projections/late-do' };
  return { ...base, state: 'ok', key: 'projections/ok', values, todo: null };
};

const queueOf = ({ queue, depth, open, parked, oldest }: QueueStatus, now: string): Part => {
  const age = oldest === null ? 0 : Math.max(0, Date.parse(now) - Date.parse(oldest));
  const base = { id: queue, kind: 'queue', figure: oldest === null ? '' : String(Math.round(age / 1000)) } as const;
  const values = { open, parked, seconds: Math.round(age / 1000), delayed: depth?.delayed ?? 0 };
  if (depth === null) return { ...base, state: 'act', key: 'queue/silent', values, todo: 'queue/silent-do' };
  if (parked > 0) return { ...base, state: 'act', key: 'queue/parked', values, todo: 'queue/parked-do' };
  if (age > OLD_MS) return { ...base, state: 'watch', key: 'queue/old', values, todo: 'queue/old-do' };
  return { ...base, state: 'ok', key: open === 0 ? 'queue/empty' : 'queue/ok', values, todo: null };
};

const storage = ({ storage: { freeBytes, diskBytes, databaseBytes, blobBytes } }: Figures): Part => {
  const share = diskBytes === 0 ? 1 : freeBytes / diskBytes;
  const used = Math.round((1 - share) * 100);
  const values = { free: sizeOf(freeBytes), database: sizeOf(databaseBytes), blobs: sizeOf(blobBytes), used };
  const base = { id: 'storage', kind: 'storage', values, figure: `${used}%` } as const;
  if (share < 0.03 || freeBytes < 2 * GIGA)
    return { ...base, state: 'act', key: 'storage/full', todo: 'storage/full-do' };
  if (share < 0.1) return { ...base, state: 'watch', key: 'storage/short', todo: 'storage/short-do' };
  return { ...base, state: 'ok', key: 'storage/ok', todo: null };
};

/** 26MB, 1.8GB, 412GB: as much as a person needs to decide. */
export const sizeOf = (bytes: number): string => {
  if (bytes < GIGA) return `${Math.ceil(bytes / 1_000_000)}MB`;
  return `${(bytes / GIGA).toFixed(bytes < 10 * GIGA ? 1 : 0)}GB`;
};
