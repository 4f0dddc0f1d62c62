/** The events of a case as rows: one sentence each, equal acts of one command told together. */
import type { EventAnswer } from './answers.js';
import type { Happening } from './dossier.js';
import { isMinor, say, sayMany } from './sentence.js';
import { formOf, type OfficeWords } from './words.js';

export const timelineOf = (happenings: readonly Happening[], words: OfficeWords): EventAnswer[] =>
  happenings.map((happening, index) => {
    const { event, stored } = happening;
    const { actor } = event;
    return {
      position: stored.position.toString(),
      id: event.id,
      type: event.type,
      stream: event.stream,
      version: event.version,
      recordedAt: event.recordedAt,
      occurredAt: event.occurredAt,
      actor: {
        person: actor.person,
        name: actor.kind === 'staff' ? words.staff(actor.person) || null : null,
        role: actor.role,
        office: actor.office ? words.office(actor.office) : null,
        kind: actor.kind,
      },
      correlationId: event.correlationId,
      causationId: event.causationId,
      commandId: event.commandId,
      leaf: stored.leaf,
      formId: formOf(happening),
      ...say(happening, words),
      many: manyOf(happenings, index, words),
      minor: isMinor(event.type),
    };
  });

/** Told at the last of them, so that the moment shown is the one after all. */
const manyOf = (happenings: readonly Happening[], index: number, words: OfficeWords): EventAnswer['many'] => {
  const here = happenings[index];
  if (!here) return null;
  const alike = ({ event }: Happening) => event.commandId === here.event.commandId && event.type === here.event.type;
  const next = happenings[index + 1];
  if (next && alike(next)) return null;
  let n = 1;
  for (let at = index - 1; at >= 0; at -= 1) {
    const earlier = happenings[at];
    if (!earlier || !alike(earlier)) break;
    n += 1;
  }
  const did = n > 1 ? sayMany(here, words, n) : null;
  return did ? { n, did } : null;
};
