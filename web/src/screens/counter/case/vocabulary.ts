/** What questions were worded like, so that an answer can be read and changed later. Texts of the catalogue only, nobody's answers. */
import type { Asked } from './questions.js';

export type Worded = Pick<Asked, 'name' | 'fact' | 'text' | 'label' | 'answer'>;

const storageKey = 'madoguchi.questions';
let known: Record<string, Worded> | null = null;

function read(): Record<string, Worded> {
  if (known) return known;
  const stored: Record<string, Worded> = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}');
  known = stored;
  return stored;
}

export function rememberWording(asked: readonly Asked[]): void {
  const words = read();
  const fresh = asked.filter(({ name }) => !words[name]);
  if (fresh.length === 0) return;
  for (const { name, fact, text, label, answer } of fresh) words[name] = { name, fact, text, label, answer };
  sessionStorage.setItem(storageKey, JSON.stringify(words));
}

export const wordingOf = (name: string): Worded | undefined => read()[name.replace(/^(event|person)\./, '')];

/** Questions put off in this browser: "we do not know" is no answer, so the server keeps none. */
const putOff = new Map<string, Set<string>>();
export const isPutOff = (caseId: string, fact: string): boolean => putOff.get(caseId)?.has(fact) ?? false;
export function setPutOff(caseId: string, fact: string, off = true): void {
  const facts = putOff.get(caseId) ?? new Set();
  if (off) facts.add(fact);
  else facts.delete(fact);
  putOff.set(caseId, facts);
}
