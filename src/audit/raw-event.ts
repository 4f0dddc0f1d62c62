/** One event byte by byte, and its leaf computed again from what is stored. */
import { NotFound } from '../kernel/problems.js';
import { leafHash } from '../kernel/store/leaf.js';
import type { RawAnswer } from './answers.js';
import type { Dossier } from './dossier.js';

/** @throws NotFound when the event is not of this case */
export const rawEvent = ({ happenings }: Dossier, eventId: string): RawAnswer => {
  const stored = happenings.find((happening) => happening.stored.id === eventId)?.stored;
  if (!stored) throw new NotFound('event', eventId);
  const recomputed = leafHash(stored);
  return { ...stored, position: stored.position.toString(), recomputed, matches: recomputed === stored.leaf };
};
