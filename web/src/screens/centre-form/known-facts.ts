import type { EntryFacts, EntryLine, EntryValues } from '../../../../src/guidance/entry.js';
import { isBlank } from './field-kinds.js';

const countryField = 'person.country';

/**
 * What the screen can tell of the facts that decide which fields must be filled in: a person without a country is Japanese.
 * The server knows the facts themselves and has the last word.
 */
export function knownFacts(values: EntryValues, prefill: EntryValues): EntryFacts {
  const isForeign = ({ pid, values: line }: EntryLine) =>
    !isBlank(line[countryField]) ||
    Object.values(prefill.lines).some((lines) =>
      lines.some((known) => known.pid === pid && !isBlank(known.values[countryField])),
    );
  const lines = Object.values(values.lines).flat();
  const byPid = new Map(lines.flatMap((line) => (line.pid === null ? [] : [[line.pid, isForeign(line)] as const])));
  return {
    event: {},
    persons: [...byPid].map(([pid, foreign]) => ({
      pid,
      facts: { nationality: foreign ? 'FOREIGN' : 'JP' },
    })),
  };
}
