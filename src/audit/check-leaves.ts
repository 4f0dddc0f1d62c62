/** Whether what is stored of a case is what was recorded: every leaf computed again, every stream without a gap. */
import { leafHash } from '../kernel/store/leaf.js';
import type { StoredEvent } from '../kernel/store/port.js';

export interface Checked {
  readonly events: number;
  readonly altered: readonly string[];
  /** Streams of which a version is missing. */
  readonly gaps: readonly string[];
}

/** These hold events of other cases too, of which only some are read here. */
const SHARED = /^(floor|person|household|register)-/;

export const checkLeaves = (stored: readonly StoredEvent[]): Checked => {
  const last = new Map<string, number>();
  const gaps = new Set<string>();
  for (const { stream, version } of [...stored].sort((a, b) => a.version - b.version)) {
    if (SHARED.test(stream)) continue;
    if (version !== (last.get(stream) ?? 0) + 1) gaps.add(stream);
    last.set(stream, version);
  }
  const altered = stored.filter((event) => leafHash(event) !== event.leaf).map(({ id }) => id);
  return { events: stored.length, altered, gaps: [...gaps] };
};
