import type { BusinessCalendar } from '../calendar/business-days.js';
import type { IsoDate } from '../calendar/iso-date.js';
import type { CaseFacts, OpenFact, Person } from './case-facts.js';
import type { Catalogue, Row } from './catalogue.js';
import type { AnchorSpec, DeadlineSpec } from './content.js';
import type { Due } from './guidance.js';
import { subjectsOf } from './judge.js';
import { firstOfNextMonth, lastDayFor, type LastDay } from './periods.js';

export type Clock = { readonly catalogue: Catalogue; readonly facts: CaseFacts; readonly calendar: BusinessCalendar };
type Concerned = readonly (Person | null)[];

/** The last days of one deadline: one for all, or one per date where the persons' dates differ. */
export function duesOf(
  spec: DeadlineSpec & { readonly label_ja?: string },
  row: Row,
  concerned: Concerned,
  clock: Clock,
): readonly Due[] {
  const anchor = clock.catalogue.anchor(spec.anchor);
  const byDate = new Map<IsoDate | null, (Person | null)[]>();
  for (const person of concerned) {
    const date = anchorDate(anchor, clock.facts, person);
    byDate.set(date, [...(byDate.get(date) ?? []), person]);
  }
  return [...byDate].map(([date, persons]) => ({
    subjects: subjectsOf(persons),
    label: spec.label_ja ?? null,
    anchor: { ja: anchor.label_ja, en: anchor.label_en, date },
    ...dates(spec, row, date, clock),
    severity: { id: spec.severity, words: clock.catalogue.nameOf('severities', spec.severity) },
    consequence: spec.consequence_ja,
  }));
}

/** The questions for the dates from which a deadline counts, as far as they are not known. */
export function openAnchors(
  spec: DeadlineSpec,
  concerned: Concerned,
  { catalogue, facts }: Clock,
): readonly OpenFact[] {
  const anchor = catalogue.anchor(spec.anchor);
  const last = anchor.facts.at(-1);
  return concerned.flatMap((person) =>
    last !== undefined && anchorDate(anchor, facts, person) === null ? facts.missing(last, person) : [],
  );
}

function dates(
  spec: DeadlineSpec,
  row: Row,
  anchor: IsoDate | null,
  clock: Clock,
): Pick<Due, 'nominal' | 'due' | 'before' | 'overdue'> {
  const defaults = clock.catalogue.content.deadline_defaults;
  const before = spec.before ?? defaults.before;
  if (anchor === null) return { nominal: null, due: null, before, overdue: false };
  const period = { amount: spec.amount, unit: spec.unit, count: spec.count, before, roll: spec.roll ?? defaults.roll };
  const { nominal, due }: LastDay = lastDayFor(period, anchor, clock.calendar);
  // Where nothing is filed there is nothing to be late with: the notification that carries it has the warning.
  const overdue = row.version.routing !== 'auto' && clock.facts.input.date > due;
  return { nominal, due, before, overdue };
}

function anchorDate(anchor: AnchorSpec, facts: CaseFacts, person: Person | null): IsoDate | null {
  for (const fact of anchor.facts) {
    const date = facts.date(fact, person);
    if (date !== undefined) return anchor.shift === 'first_of_next_month' ? firstOfNextMonth(date) : date;
  }
  return null;
}
