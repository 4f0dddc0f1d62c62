import type { CatalogueContent, ContentPath, FactSpec, Problem } from './content.js';
import { DERIVATIONS } from './derive.js';

/** Facts, anchors and the lists of names: nothing twice, nothing that leads nowhere. */
export function checkVocabulary(content: CatalogueContent): readonly Problem[] {
  const facts = new Map(content.facts.map((fact) => [fact.name, fact]));
  return [
    ...LISTS.flatMap((list) =>
      doubles(
        content[list].map(({ id }) => id),
        list,
      ),
    ),
    ...doubles(content.facts.map(({ name }) => name), 'facts'), // prettier-ignore
    ...content.facts.flatMap((fact, index) => factProblems(fact, ['facts', index], facts)),
    ...anchorProblems(content, facts),
    ...(facts.get('event.type')?.type === 'enum'
      ? []
      : [{ path: ['facts'], reason: 'event.type must be a fact with values' }]),
    ...regimeProblems(content),
  ];
}

const LISTS = ['severities', 'routings', 'groups', 'sections', 'outputs', 'systems', 'sources', 'anchors', 'code_lists', 'forms', 'procedures'] as const; // prettier-ignore

export function doubles(ids: readonly string[], ...path: ContentPath): readonly Problem[] {
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index ? [] : [{ path: [...path, index], reason: `"${id}" is there twice` }],
  );
}

type FactsByName = ReadonlyMap<string, FactSpec>;

function factProblems(fact: FactSpec, path: ContentPath, facts: FactsByName): readonly Problem[] {
  const problem = (part: string, reason: string): Problem => ({
    path: [...path, part],
    reason: `${fact.name}: ${reason}`,
  });
  const found: Problem[] = [];
  if (!fact.name.startsWith(`${fact.scope}.`))
    found.push(problem('scope', `a fact of scope ${fact.scope} is named ${fact.scope}.…`));
  if ((fact.type === 'enum') !== (fact.values !== undefined))
    found.push(problem('type', 'exactly the facts of type enum have values'));
  if (fact.source === 'derived') {
    if (!Object.hasOwn(DERIVATIONS, fact.name)) found.push(problem('source', 'the program derives no such fact'));
    if (!fact.from) found.push(problem('source', 'a derived fact says from which facts (from)'));
  } else {
    if (Object.hasOwn(DERIVATIONS, fact.name))
      found.push(problem('source', 'the program derives this fact; it cannot be stated'));
    if (!fact.ask) found.push(problem('source', 'a stated fact says whom to ask (ask)'));
    if (!fact.question_ja || !fact.question_en)
      found.push(problem('source', 'a stated fact has a question in both languages'));
  }
  for (const [index, from] of (fact.from ?? []).entries()) {
    if (!facts.has(from))
      found.push({ path: [...path, 'from', index], reason: `${fact.name}: unknown fact "${from}"` });
  }
  return found;
}

function anchorProblems(content: CatalogueContent, facts: FactsByName): readonly Problem[] {
  return content.anchors.flatMap((anchor, index) =>
    anchor.facts.flatMap((name, place) => {
      const path = ['anchors', index, 'facts', place];
      const fact = facts.get(name);
      if (!fact) return [{ path, reason: `anchor ${anchor.id}: unknown fact "${name}"` }];
      return fact.type === 'date' ? [] : [{ path, reason: `anchor ${anchor.id}: ${name} is not a date` }];
    }),
  );
}

function regimeProblems(content: CatalogueContent): readonly Problem[] {
  const ids = new Set(content.procedures.map(({ id }) => id));
  return content.regimes.flatMap(({ affects }, index) =>
    affects.flatMap((id, place) =>
      ids.has(id) ? [] : [{ path: ['regimes', index, 'affects', place], reason: `unknown procedure "${id}"` }],
    ),
  );
}
