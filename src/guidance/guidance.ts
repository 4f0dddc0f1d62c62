import type { IsoDate } from '../calendar/iso-date.js';
import type { FactSpec, Words } from './content.js';

// The answer of the rules to one case.

export type Result = 'required' | 'to_confirm' | 'not_required';

/** The case as a whole, or the persons concerned. */
export type Subjects = 'case' | readonly string[];

export type Reason = { readonly result: Result; readonly subjects: Subjects; readonly words: Words };

export type Answer =
  | { readonly kind: 'boolean' | 'date' | 'integer' }
  | { readonly kind: 'enum'; readonly options: readonly (Words & { readonly value: string })[] };

/** What to ask, and about whom: one question for the case, or one per person. */
export type Question = {
  readonly fact: string;
  readonly subject: 'case' | { readonly pid: string };
  readonly text: Words;
  readonly label: Words;
  readonly ask: FactSpec['ask'];
  readonly source: FactSpec['source'];
  readonly answer: Answer;
  /** The procedures that the answer settles, or whose last day it gives. */
  readonly procedures: readonly string[];
};

/** The last day for some of the persons of an item; dates are null while the day it is counted from is not known. */
export type Due = {
  readonly subjects: Subjects;
  /** Which duty, where an item has several. */
  readonly label: string | null;
  readonly anchor: Words & { readonly date: IsoDate | null };
  readonly nominal: IsoDate | null;
  readonly due: IsoDate | null;
  readonly before: boolean;
  readonly overdue: boolean;
  readonly severity: { readonly id: string; readonly words: Words };
  readonly consequence: string;
};

export type Item = {
  readonly procedure: string;
  readonly validFrom: IsoDate;
  readonly group: string;
  readonly name: Words;
  readonly result: Result;
  /** An item may be required for one person and to confirm for another. */
  readonly required: Subjects;
  readonly toConfirm: Subjects;
  readonly oncePerHousehold: boolean;
  readonly doFirst: boolean;
  readonly reasons: readonly Reason[];
  readonly questions: readonly Question[];
  readonly papers: readonly string[];
  readonly deadlineText: string;
  readonly deadlines: readonly Due[];
  readonly otherDeadlines: readonly Due[];
  readonly section: Words & { readonly id: string };
  readonly routing: Words & { readonly id: string };
  readonly typedAtCentre: boolean;
  readonly steps: readonly string[];
  readonly cautions: readonly string[];
  readonly notes: readonly string[];
  readonly outputs: readonly (Words & { readonly id: string })[];
  readonly systems: readonly string[];
  readonly law: string;
  readonly basis: readonly string[];
  /** False: rests on domain knowledge alone; shown to staff as 未確認. */
  readonly verified: boolean;
};

export type Guidance = {
  readonly catalogue: string;
  readonly date: IsoDate;
  /** What comes first is handled first; otherwise in the catalogue's order. */
  readonly items: readonly Item[];
  readonly questions: readonly Question[];
  /** Procedures whose last day has passed, the gravest first. */
  readonly overdue: readonly string[];
  /** Persons with a protection measure: no address on sheet, board or letters. */
  readonly protected: readonly string[];
  /** The same, and all who have not been asked yet. */
  readonly treatAsProtected: readonly string[];
};
