/** One ticket, form, case or envelope with the number that a definition makes of it. No name, no size of a household. */
import type { Definition } from '../definition.js';
import type { OpeningHours } from '../opening-hours.js';

export const things = ['ticket', 'form', 'case', 'envelope'] as const;
export type Thing = (typeof things)[number];

export interface Observation {
  readonly thing: Thing;
  readonly id: string;
  /** The ticket's label, or the number of the case or envelope. */
  readonly number: string;
  readonly caseId: string | null;
  readonly officeId: string;
  /** Purpose of a ticket, kind of a form or certificate, life event of a case. */
  readonly kind: string;
  readonly state: string;
  readonly since: string;
  /** Moment and business date by which it is counted. */
  readonly at: string;
  readonly date: string;
  /** In the definition's unit; 1 and 0 where it is a share. */
  readonly value: number;
  readonly protected: boolean;
}

// Subjects and contexts differ from figure to figure; whoever lists figures needs their words only.
export type AnyDefinition = Omit<Definition<never, never, unknown>, 'compute'>;

export interface Observed {
  readonly definition: AnyDefinition;
  readonly rows: readonly Observation[];
  /** Looked at and left out by the definition: visitors who never came, envelopes that ended otherwise. */
  readonly leftOut: number;
}

export interface Context {
  readonly asOf: string;
  readonly date: string;
  readonly hours: OpeningHours;
}

/** Keeps what counts, and says how many did not although their life is over. */
export const observed = <Row>(
  definition: AnyDefinition,
  rows: readonly Row[],
  value: (row: Row) => number | null,
  describe: (row: Row) => Omit<Observation, 'value'>,
  isLeftOut: (row: Row) => boolean = () => false,
): Observed => {
  const found: Observation[] = [];
  let leftOut = 0;
  for (const row of rows) {
    const one = value(row);
    if (one !== null) found.push({ ...describe(row), value: one });
    else if (isLeftOut(row)) leftOut += 1;
  }
  return { definition, rows: found, leftOut };
};
