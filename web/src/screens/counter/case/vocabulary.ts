/** How a fact is worded, so that an answer can be read and changed later, also by a colleague who did not ask. */
import i18next from 'i18next';
import type { Asked } from './questions.js';

export type Worded = Pick<Asked, 'name' | 'fact' | 'text' | 'label' | 'answer'>;

/** As the questions of this browser's cases were worded by the catalogue. */
const heard = new Map<string, Worded>();

export function rememberWording(asked: readonly Asked[]): void {
  for (const { name, fact, text, label, answer } of asked) heard.set(name, { name, fact, text, label, answer });
}

export function wordingOf(written: string): Worded | undefined {
  const name = written.replace(/^(event|person)\./, '');
  return heard.get(name) ?? ownWording(name);
}

/** The screens' own short words for a fact that nobody asked about here. */
function ownWording(name: string): Worded | undefined {
  const key = `case-screens.fact-names.${name}`;
  if (!i18next.exists(key)) return undefined;
  const label = i18next.t(key);
  const words = { ja: label, en: label };
  const values: unknown = i18next.t(`case-screens.fact-values.${name}`, { returnObjects: true, defaultValue: null });
  const answer: Worded['answer'] =
    typeof values === 'object' && values !== null
      ? {
          kind: 'enum',
          options: Object.entries(values).map(([value, word]) => ({ value, ja: String(word), en: String(word) })),
        }
      : { kind: /(Date|Month)$/.test(name) ? 'date' : 'boolean' };
  return { name, fact: name, text: words, label: words, answer };
}

/** Questions put off in this browser: "we do not know" is no answer, so the server keeps none. */
const putOff = new Map<string, Set<string>>();
export const isPutOff = (caseId: string, fact: string): boolean => putOff.get(caseId)?.has(fact) ?? false;
export function setPutOff(caseId: string, fact: string, off = true): void {
  const facts = putOff.get(caseId) ?? new Set();
  if (off) facts.add(fact);
  else facts.delete(fact);
  putOff.set(caseId, facts);
}
