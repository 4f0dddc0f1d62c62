import type { QueryClient, QueryMeta } from '@tanstack/react-query';
import { caughtUp, fellBehind } from './connection.js';

const positions = new Map<string, string>();
const running = new Map<string, { again: boolean }>();
let queries: QueryClient | null = null;

export function followWith(client: QueryClient): void {
  queries = client;
}

export const positionOf = (topic: string): string | undefined => positions.get(topic);

const isLater = (next: string, known: string | undefined): boolean =>
  known === undefined || !/^\d+$/.test(next + known) || BigInt(next) > BigInt(known);

/** A read model moved to a position: what shows it is read again, one reading at a time however fast it moves. */
export function moved(topic: string, position?: string): void {
  if (position && isLater(position, positions.get(topic))) positions.set(topic, position);
  const reading = running.get(topic);
  if (reading) reading.again = true;
  else void readAgain(topic);
}

/** After a gap in the stream anything may have moved. */
export function movedUnseen(): void {
  for (const query of queries?.getQueryCache().getAll() ?? []) {
    for (const topic of topicsOf(query.meta)) moved(topic);
  }
}

async function readAgain(topic: string): Promise<void> {
  const state = { again: false };
  running.set(topic, state);
  const noticed = performance.now();
  fellBehind(topic, noticed);
  do {
    state.again = false;
    await queries?.invalidateQueries({ predicate: (query) => topicsOf(query.meta).includes(topic) });
    if (state.again) await pause(120);
  } while (state.again);
  running.delete(topic);
  caughtUp(topic, performance.now() - noticed);
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function topicsOf(meta: QueryMeta | undefined): readonly string[] {
  const topics = meta?.['topics'];
  return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'string') : [];
}
