import type { OpenFact } from './case-facts.js';
import type { Catalogue, Fact } from './catalogue.js';
import type { Answer, Question } from './guidance.js';

/** Each open fact once, with the procedures that wait for it. */
export function questionsOf(
  catalogue: Catalogue,
  open: readonly { readonly fact: OpenFact; readonly procedure: string }[],
): readonly Question[] {
  if (open.length === 0) return [];
  const found = new Map<string, { readonly fact: OpenFact; readonly procedures: string[] }>();
  for (const { fact, procedure } of open) {
    const key = `${fact.fact} ${fact.subject === 'case' ? '' : fact.subject.pid}`;
    const entry = found.get(key) ?? { fact, procedures: [] };
    if (!entry.procedures.includes(procedure)) entry.procedures.push(procedure);
    found.set(key, entry);
  }
  return [...found.values()].map(({ fact, procedures }) => question(catalogue.factByName(fact.fact), fact, procedures));
}

function question(fact: Fact, { subject }: OpenFact, procedures: readonly string[]): Question {
  return {
    fact: fact.name,
    subject,
    text: { ja: fact.question_ja ?? fact.label_ja, en: fact.question_en ?? fact.label_en },
    label: { ja: fact.label_ja, en: fact.label_en },
    ask: fact.ask,
    source: fact.source,
    answer: answerOf(fact),
    procedures,
  };
}

export function answerOf({ type, values = [] }: Pick<Fact, 'type' | 'values'>): Answer {
  return type === 'enum' ? { kind: 'enum', options: values } : { kind: type };
}
