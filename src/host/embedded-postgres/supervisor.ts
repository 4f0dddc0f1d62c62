import { setTimeout as pause } from 'node:timers/promises';
import { launchPostmaster, PostmasterFailed, stopPostmaster, type Launch, type Postmaster } from './postmaster.js';

export type DatabaseNotice =
  { kind: 'died' } | { kind: 'restarted'; pid: number; afterMs: number } | { kind: 'restart-failed'; reason: string };

export type Supervisor = { current(): Postmaster; stop(): Promise<void> };

const RETRY_MS = 100;
const RETRY_LIMIT_MS = 2_000;

/** Starts the database again whenever it dies under a living server, at the same port, until it is told to stop. */
export function supervise(first: Postmaster, launch: Launch, onNotice: (notice: DatabaseNotice) => void): Supervisor {
  let current = first;
  const stopping = new AbortController();
  const watch = async (): Promise<void> => {
    for (;;) {
      await current.gone;
      if (stopping.signal.aborted) return;
      onNotice({ kind: 'died' });
      const restarted = await restart(launch, current.port, stopping.signal, onNotice);
      if (!restarted) return;
      current = restarted;
      // The stop came while it was being started: there was nothing to stop yet, now there is.
      if (stopping.signal.aborted) await stopPostmaster(current);
    }
  };
  const watching = watch();

  return {
    current: () => current,
    stop: async () => {
      stopping.abort();
      await stopPostmaster(current);
      await watching;
    },
  };
}

async function restart(
  launch: Launch,
  port: number,
  stopping: AbortSignal,
  onNotice: (notice: DatabaseNotice) => void,
): Promise<Postmaster | undefined> {
  const died = performance.now();
  // The dead one's children hold its shared memory for a moment, and a full disk may be given room: never give up.
  for (let wait = RETRY_MS; !stopping.aborted; wait = Math.min(wait * 2, RETRY_LIMIT_MS)) {
    try {
      const postmaster = await launchPostmaster(launch, port);
      onNotice({ kind: 'restarted', pid: postmaster.process.pid, afterMs: Math.round(performance.now() - died) });
      return postmaster;
    } catch (error) {
      if (!(error instanceof PostmasterFailed)) onNotice({ kind: 'restart-failed', reason: String(error) });
      else onNotice({ kind: 'restart-failed', reason: error.message });
    }
    await pause(wait, undefined, { signal: stopping }).catch(() => undefined);
  }
  return undefined;
}
