import { readClause, type Clause, type Vocabulary } from './clause.js';
import type { AnchorSpec, CatalogueContent, ContentPath, DeadlineSpec, FactSpec, Problem, ProcedureSpec, VersionSpec } from './content.js'; // prettier-ignore

type Known = {
  readonly facts: ReadonlyMap<string, FactSpec>;
  readonly anchors: ReadonlyMap<string, AnchorSpec>;
  readonly names: Readonly<Record<Reference, ReadonlySet<string>>>;
  readonly events: readonly string[];
};
type Reference = 'sections' | 'outputs' | 'systems' | 'routings' | 'sources' | 'severities' | 'groups';

/** Checks every version of every procedure and gives the clauses of each; what is wrong goes to `problems`. */
export function checkProcedures(
  content: CatalogueContent,
  problems: Problem[],
): ReadonlyMap<VersionSpec, readonly Clause[]> {
  const known = knownNames(content);
  const clauses = new Map<VersionSpec, readonly Clause[]>();
  content.procedures.forEach((procedure, index) => {
    const path = ['procedures', index];
    problems.push(
      ...missingName(known, 'groups', procedure.group, [...path, 'group']),
      ...periodProblems(procedure, path),
    );
    procedure.versions.forEach((version, place) => {
      const at = [...path, 'versions', place];
      problems.push(...referenceProblems(version, at, known), ...deadlineProblems(version, at, known));
      clauses.set(version, readWhen(version, at, known, problems));
    });
  });
  return clauses;
}

function knownNames(content: CatalogueContent): Known {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  const facts = new Map(content.facts.map((fact) => [fact.name, fact]));
  return {
    facts,
    anchors: new Map(content.anchors.map((anchor) => [anchor.id, anchor])),
    events: facts.get('event.type')?.values?.map(({ value }) => value) ?? [],
    names: {
      sections: ids(content.sections),
      outputs: ids(content.outputs),
      systems: ids(content.systems),
      routings: ids(content.routings),
      sources: ids(content.sources),
      severities: ids(content.severities),
      groups: ids(content.groups),
    },
  };
}

function readWhen(version: VersionSpec, path: ContentPath, { facts }: Known, problems: Problem[]): readonly Clause[] {
  const vocabulary: Vocabulary = { fact: (name) => facts.get(name) };
  const clauses = version.when.flatMap((raw, index) => {
    const at = [...path, 'when', index];
    const clause = readClause(raw, at, { vocabulary, problems });
    if (!clause) return [];
    const person = version.scope === 'event' ? factsIn(clause).find((name) => name.startsWith('person.')) : undefined;
    if (person) problems.push({ path: at, reason: `a row of scope event cannot ask about one person (${person})` });
    return [clause];
  });
  return clauses;
}

export function factsIn(clause: Clause): readonly string[] {
  if ('any' in clause) return clause.any.flatMap(factsIn);
  if ('all' in clause) return clause.all.flatMap(factsIn);
  return clause.subject === 'fact' ? [clause.name] : [];
}

/** Two versions of one procedure never hold on the same day. */
function periodProblems({ versions }: ProcedureSpec, path: ContentPath): readonly Problem[] {
  return versions.flatMap((version, index) => {
    const at = [...path, 'versions', index, 'valid_from'];
    const { valid_from: from, valid_to: to } = version;
    if (to !== null && to < from) return [{ path: at, reason: `the period ends (${to}) before it begins (${from})` }];
    const other = versions.slice(0, index).find((earlier) => overlaps(earlier, version));
    const period = (of: VersionSpec) => `${of.valid_from}…${of.valid_to ?? ''}`;
    return other ? [{ path: at, reason: `the period ${period(version)} overlaps with ${period(other)}` }] : [];
  });
}

function overlaps(a: VersionSpec, b: VersionSpec): boolean {
  return (a.valid_to === null || b.valid_from <= a.valid_to) && (b.valid_to === null || a.valid_from <= b.valid_to);
}

function referenceProblems(version: VersionSpec, path: ContentPath, known: Known): readonly Problem[] {
  const each = (kind: Reference, key: 'outputs' | 'systems' | 'sources') =>
    version[key].flatMap((id, index) => missingName(known, kind, id, [...path, key, index]));
  return [
    ...version.events.flatMap((event, index) =>
      known.events.includes(event)
        ? []
        : [{ path: [...path, 'events', index], reason: `unknown life event "${event}"` }],
    ),
    ...missingName(known, 'sections', version.section, [...path, 'section']),
    ...missingName(known, 'routings', version.routing, [...path, 'routing']),
    ...each('outputs', 'outputs'),
    ...each('systems', 'systems'),
    ...each('sources', 'sources'),
  ];
}

function deadlineProblems(version: VersionSpec, path: ContentPath, known: Known): readonly Problem[] {
  const check = (deadline: DeadlineSpec, at: ContentPath): readonly Problem[] => {
    const anchor = known.anchors.get(deadline.anchor);
    if (!anchor) return [{ path: [...at, 'anchor'], reason: `unknown anchor "${deadline.anchor}"` }];
    const ofPerson = version.scope === 'event' && anchor.facts.some((name) => name.startsWith('person.'));
    return [
      ...missingName(known, 'severities', deadline.severity, [...at, 'severity']),
      ...(ofPerson
        ? [{ path: [...at, 'anchor'], reason: 'a row of scope event cannot count from the date of one person' }]
        : []),
      ...(deadline.amount === 0 && !deadline.before
        ? [{ path: [...at, 'amount'], reason: 'a period of 0 needs before: true' }]
        : []),
    ];
  };
  return [
    ...(version.deadline ? check(version.deadline, [...path, 'deadline']) : []),
    ...(version.other_deadlines ?? []).flatMap((deadline, index) =>
      check(deadline, [...path, 'other_deadlines', index]),
    ),
  ];
}

const SINGULAR: Readonly<Record<Reference, string>> = {
  sections: 'section', outputs: 'output', systems: 'system', routings: 'routing', sources: 'source', severities: 'severity', groups: 'group',
}; // prettier-ignore

function missingName(known: Known, kind: Reference, id: string, path: ContentPath): readonly Problem[] {
  return known.names[kind].has(id) ? [] : [{ path, reason: `unknown ${SINGULAR[kind]} "${id}"` }];
}
