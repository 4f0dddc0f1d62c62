import { createHash } from 'node:crypto';
import { canonical } from '../kernel/canonical.js';
import { checkForms, type FormRules } from './check-forms.js';
import { checkProcedures } from './check-procedures.js';
import { checkVocabulary } from './check-vocabulary.js';
import type { Clause } from './clause.js';
import { contentSchema, type AnchorSpec, type CatalogueContent, type FactSpec, type FormSpec, type Problem, type VersionSpec, type Words } from './content.js'; // prettier-ignore
import { describe, type Description } from './description.js';
import { schemaProblems } from './schema-problems.js';
import { wordsOf } from './wording.js';

export type WordedClause = { readonly clause: Clause; readonly words: Words };
export type Fact = FactSpec & { readonly from: readonly string[] };

/** One procedure in one period, ready to be judged. */
export type Row = {
  readonly procedure: string;
  readonly group: string;
  readonly version: VersionSpec;
  readonly when: readonly WordedClause[];
  readonly description: Description;
};

export type Catalogue = {
  /** SHA-256 of the content: the same words, the same version. */
  readonly version: string;
  /** Plain JSON; `catalogueFrom(content)` gives this catalogue again. */
  readonly content: CatalogueContent;
  /** In the order in which procedures are listed. */
  readonly rows: readonly Row[];
  readonly forms: readonly FormSpec[];
  readonly formRules: FormRules;
  readonly factByName: (name: string) => Fact;
  readonly findFact: (name: string) => Fact | undefined;
  readonly anchor: (id: string) => AnchorSpec;
  readonly nameOf: (kind: NamedKind, id: string) => Words;
};

export type NamedKind = 'severities' | 'routings' | 'groups' | 'sections' | 'outputs';

export type Reading =
  | { readonly catalogue: Catalogue; readonly problems: readonly [] }
  | { readonly catalogue: null; readonly problems: readonly Problem[] };

/** Reads a catalogue from its content and names everything that is wrong with it. */
export function readContent(raw: unknown): Reading {
  const parsed = contentSchema.safeParse(raw);
  if (!parsed.success) return { catalogue: null, problems: schemaProblems(parsed.error, raw) };
  const content = parsed.data;
  const problems: Problem[] = [...checkVocabulary(content)];
  const clauses = checkProcedures(content, problems);
  const formRules = checkForms(content, problems);
  if (problems.length > 0) return { catalogue: null, problems };
  return { catalogue: assemble(content, clauses, formRules), problems: [] };
}

export class ContentError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems.map(({ path, reason }) => `${path.join('.')}: ${reason}`).join('\n'));
  }
}

/** The catalogue of stored content, so that an old case can be evaluated as it was guided. */
export function catalogueFrom(content: unknown): Catalogue {
  const reading = readContent(content);
  if (!reading.catalogue) throw new ContentError(reading.problems);
  return reading.catalogue;
}

type ClausesOfVersion = ReadonlyMap<VersionSpec, readonly Clause[]>;

function assemble(content: CatalogueContent, clauses: ClausesOfVersion, formRules: FormRules): Catalogue {
  const facts = new Map(content.facts.map((fact): [string, Fact] => [fact.name, { ...fact, from: fact.from ?? [] }]));
  const factByName = (name: string) => get(facts, name);
  const anchors = new Map(content.anchors.map((anchor) => [anchor.id, anchor]));
  const names = namesOf(content);
  const nameOf = (kind: NamedKind, id: string) => get(names[kind], id);
  return {
    version: createHash('sha256').update(canonical(content)).digest('hex'),
    content,
    rows: rowsOf(content, clauses, factByName, nameOf),
    forms: [...content.forms].sort((a, b) => a.order - b.order),
    formRules,
    factByName,
    findFact: (name) => facts.get(name),
    anchor: (id) => get(anchors, id),
    nameOf,
  };
}

function rowsOf(
  content: CatalogueContent,
  clauses: ClausesOfVersion,
  factOf: (name: string) => Fact,
  nameOf: Catalogue['nameOf'],
): readonly Row[] {
  const place = new Map(content.groups.map(({ id }, index) => [id, index]));
  const procedures = [...content.procedures].sort(
    (a, b) => (place.get(a.group) ?? 0) - (place.get(b.group) ?? 0) || a.order - b.order,
  );
  return procedures.flatMap(({ id, group, versions }) =>
    versions.map((version) => ({
      procedure: id,
      group,
      version,
      when: (clauses.get(version) ?? []).map((clause) => ({ clause, words: wordsOf(clause, factOf) })),
      description: describe(id, group, version, nameOf),
    })),
  );
}

function namesOf(content: CatalogueContent): Readonly<Record<NamedKind, ReadonlyMap<string, Words>>> {
  const byId = (kind: NamedKind) => new Map(content[kind].map(({ id, ja, en }): [string, Words] => [id, { ja, en }]));
  return {
    severities: byId('severities'),
    routings: byId('routings'),
    groups: byId('groups'),
    sections: byId('sections'),
    outputs: byId('outputs'),
  };
}

function get<T>(map: ReadonlyMap<string, T>, key: string): T {
  const found = map.get(key);
  if (found === undefined) throw new Error(`the catalogue has no ${key}`);
  return found;
}
