/** What is still to be asked: the same question to several people is one question. Pure. */
import type { CaseAnswer, GuidanceItem, Question } from '../../../api/cases.js';

export interface Asked {
  /** The fact's name within its scope: `insurance`. */
  name: string;
  fact: string;
  text: Question['text'];
  label: Question['label'];
  answer: Question['answer'];
  /** Whom it is about; null when it is about the event. */
  persons: readonly string[] | null;
  procedures: readonly string[];
}

export const keyOfAsked = ({ fact, persons }: Pick<Asked, 'fact' | 'persons'>): string =>
  `${fact} ${persons ? persons.join() : ''}`;

const nameOf = (fact: string): string => fact.replace(/^(event|person|household)\./, '');

export function askedOf(of: CaseAnswer): Asked[] {
  const found = new Map<string, Asked>();
  for (const { fact, subject, text, label, answer, procedures } of of.guidance?.questions ?? []) {
    const known = found.get(fact);
    const persons = subject === 'case' ? null : [...(known?.persons ?? []), subject.pid];
    const all = [...new Set([...(known?.procedures ?? []), ...procedures])];
    found.set(fact, { name: nameOf(fact), fact, text, label, answer, persons, procedures: all });
  }
  const items = of.guidance?.items ?? [];
  return [...found.values()].sort((a, b) => rank(a, items) - rank(b, items));
}

/** First what must come before everything (支援措置), then the days, then the event, then the people. */
function rank({ procedures, answer, persons }: Asked, items: readonly GuidanceItem[]): number {
  if (items.some(({ procedure, doFirst }) => doFirst && procedures.includes(procedure))) return 0;
  if (persons === null) return answer.kind === 'date' ? 1 : 2;
  return 3;
}

/** Some questions name one of several people: all others are answered by it. */
const oneOfThem: ReadonlySet<string> = new Set(['person.allowanceClaimant']);
export const choosesOne = ({ fact, persons }: Asked): boolean => oneOfThem.has(fact) && (persons?.length ?? 0) > 1;

/** The day of the event and where to: filled in together, as on the paper. */
export const isOfEvent = ({ persons, answer }: Asked): boolean => persons === null && answer.kind === 'date';

export const movesTo: ReadonlySet<string> = new Set([
  'MOVE_IN',
  'MOVE_IN_ABROAD',
  'MOVE_WARD',
  'MOVE_HOME',
  'MOVE_OUT',
  'MOVE_OUT_ABROAD',
]);
