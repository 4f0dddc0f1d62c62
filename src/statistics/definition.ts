/** A figure is a pure function with words beside it: whoever reads the number reads how it is made, and in which version. */
export interface Words {
  readonly ja: string;
  readonly en: string;
}

export type Unit = 'minutes' | 'business-days' | 'share' | 'forms';

export interface Definition<Subject, Context, Result> {
  readonly id: string;
  /** Raised when the same events give another number. The events stay, so all of the past is counted anew. */
  readonly version: number;
  readonly name: Words;
  readonly text: Words;
  readonly unit: Unit;
  /** What the office has promised itself, in the unit; a value above it is over. */
  readonly target?: number;
  readonly compute: (subject: Subject, context: Context) => Result;
}

export const definition = <Subject, Context, Result>(
  declared: Definition<Subject, Context, Result>,
): Definition<Subject, Context, Result> => declared;
