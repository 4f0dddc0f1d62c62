import { useSyncExternalStore } from 'react';

/** What the live dot says: connected, behind by so many seconds, or cut off. */
export interface Connection {
  state: 'starting' | 'live' | 'late' | 'cut';
  lagMs: number;
}

const lateAfterMs = 2000;
const behind = new Map<string, number>();
const listeners = new Set<() => void>();
let open: boolean | null = null;
let lastLagMs = 0;
let current: Connection = { state: 'starting', lagMs: 0 };

function refresh(): void {
  const oldest = Math.min(...behind.values());
  const waiting = behind.size > 0 ? performance.now() - oldest : 0;
  const next: Connection =
    open === null
      ? { state: 'starting', lagMs: 0 }
      : !open
        ? { state: 'cut', lagMs: 0 }
        : waiting > lateAfterMs
          ? { state: 'late', lagMs: waiting }
          : { state: 'live', lagMs: lastLagMs };
  if (next.state === current.state && Math.round(next.lagMs / 100) === Math.round(current.lagMs / 100)) return;
  current = next;
  for (const listener of listeners) listener();
}

export function streamIsOpen(isOpen: boolean): void {
  open = isOpen;
  refresh();
}

export function fellBehind(topic: string, since: number): void {
  if (!behind.has(topic)) behind.set(topic, since);
}

/** The lag shown is the time from the notice of a change until the screen had it. */
export function caughtUp(topic: string, tookMs: number): void {
  behind.delete(topic);
  lastLagMs = tookMs;
  refresh();
}

/** A round trip to the server says how far away it is before anything has moved. */
export function roundTrip(tookMs: number): void {
  if (lastLagMs === 0) lastLagMs = tookMs;
  refresh();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const timer = setInterval(refresh, 1000);
  return () => {
    clearInterval(timer);
    listeners.delete(listener);
  };
}

export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => current);
