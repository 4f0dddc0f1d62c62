import type { Catalogue } from './catalogue.js';
import type { FactSpec, Words } from './content.js';
import type { Answer } from './guidance.js';
import { answerOf } from './questions.js';

export type FactDefinition = {
  readonly name: string;
  readonly scope: FactSpec['scope'];
  readonly type: FactSpec['type'];
  readonly source: FactSpec['source'];
  readonly label: Words;
  /** How it is asked; null for facts that are worked out. */
  readonly question: (Words & { readonly ask: FactSpec['ask'] }) | null;
  readonly answer: Answer;
};

/** Every fact that a rule may look at, with where it comes from. */
export function factDefinitions(catalogue: Catalogue): readonly FactDefinition[] {
  return catalogue.content.facts.map((fact) => ({
    name: fact.name,
    scope: fact.scope,
    type: fact.type,
    source: fact.source,
    label: { ja: fact.label_ja, en: fact.label_en },
    question:
      fact.question_ja && fact.question_en ? { ja: fact.question_ja, en: fact.question_en, ask: fact.ask } : null,
    answer: answerOf(fact),
  }));
}

/** The facts that the registry knows of residents, by their names within their scope. */
export function registryFacts(catalogue: Catalogue): {
  readonly event: readonly string[];
  readonly person: readonly string[];
} {
  const named = (scope: FactSpec['scope']) =>
    catalogue.content.facts
      .filter((fact) => fact.source === 'registry' && fact.scope === scope)
      .map(({ name }) => name.slice(scope.length + 1));
  return { event: named('event'), person: named('person') };
}
