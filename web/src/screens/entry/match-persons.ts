import type { EntryLine, EntryValues } from '../../../../src/guidance/entry.js';
import type { LayoutField } from '../../../../src/guidance/layout.js';
import { folded } from '../centre-form/compare.js';
import { isBlank } from '../centre-form/field-kinds.js';

const telling = ['person.name', 'person.birthDate'];

const fits = (typed: EntryLine, known: EntryLine, fields: readonly LayoutField[]): boolean =>
  fields.every((field) => {
    const [a, b] = [typed.values[field.id], known.values[field.id]];
    return !isBlank(a) && !isBlank(b) && folded(field, a) === folded(field, b);
  });

/**
 * On a form written by hand the persons may stand in another order than at the counter: a line belongs to the person
 * whose name and date of birth it carries.
 */
export function withPersons(values: EntryValues, known: EntryValues, fields: readonly LayoutField[]): EntryValues {
  const tell = fields.filter(({ id }) => telling.includes(id));
  if (tell.length < telling.length) return values;
  const lines = Object.entries(values.lines).map(([group, typed]): [string, readonly EntryLine[]] => {
    const persons = known.lines[group] ?? [];
    const found = typed.map((line) => persons.filter((person) => fits(line, person, tell)));
    const pids = found.map((matches) => (matches.length === 1 ? (matches[0]?.pid ?? null) : null));
    const isCertain = pids.every((pid, at) => pid !== null && pids.indexOf(pid) === at);
    return [group, isCertain ? typed.map((line, at) => ({ ...line, pid: pids[at] ?? line.pid })) : typed];
  });
  return { ...values, lines: Object.fromEntries(lines) };
}
