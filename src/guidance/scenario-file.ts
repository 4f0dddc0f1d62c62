import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { isIsoDate, type IsoDate } from '../calendar/iso-date.js';
import type { Facts, Person } from './case-facts.js';
import type { Catalogue } from './catalogue.js';
import { checkFacts, type FactProblem } from './check-facts.js';
import type { ContentPath } from './content.js';
import { CatalogueError, type CatalogueProblem } from './load-catalogue.js';
import { schemaProblems } from './schema-problems.js';
import { YamlFile } from './yaml-file.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const subjects = z.union([z.literal('case'), z.array(z.string()).min(1)]);
const date = z.string().refine(isIsoDate, 'not a date (expected year-month-day)');

const expectation = z.strictObject({
  required: z.record(z.string(), subjects).optional(),
  to_confirm: z.record(z.string(), subjects).optional(),
  questions: z.record(z.string(), subjects).optional(),
  deadlines: z.record(date, z.array(z.string())).optional(),
  other_deadlines: z.record(z.string(), z.record(z.string(), date)).optional(),
  overdue: z.array(z.string()).optional(),
  protected: z.array(z.string()).optional(),
});

const scenarioFile = z.object({
  scenario_calendar: z.array(date),
  scenario_profiles: z.record(z.string(), z.record(z.string(), value)),
  scenarios: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      date,
      event: z.record(z.string(), value),
      persons: z.array(z.looseObject({ pid: z.string(), profile: z.string().optional() }).catchall(value)),
      expect: expectation,
    }),
  ),
});

export type Expectation = z.infer<typeof expectation>;
export type Scenario = {
  readonly id: string;
  readonly title: string;
  readonly date: IsoDate;
  readonly event: Facts;
  readonly persons: readonly Person[];
  readonly expect: Expectation;
};
export type ScenarioFile = { readonly calendar: readonly IsoDate[]; readonly scenarios: readonly Scenario[] };

/** Reads a file of scenarios; whatever is wrong with it is named with its line. */
export function readScenarios(path: string, catalogue: Catalogue): ScenarioFile {
  const file = new YamlFile(path, readFileSync(path, 'utf8'));
  if (file.problems.length > 0) throw new CatalogueError(file.problems);
  const parsed = scenarioFile.safeParse(file.root);
  if (!parsed.success) throw new CatalogueError(schemaProblems(parsed.error, file.root).map(located(file)));
  const { scenario_calendar: calendar, scenario_profiles: profiles, scenarios } = parsed.data;
  const problems: CatalogueProblem[] = [];
  const read = scenarios.map(({ persons, ...scenario }, index): Scenario => {
    const at = ['scenarios', index];
    const whole = {
      ...scenario,
      persons: persons.map((person) => ({ pid: person.pid, facts: factsOf(person, profiles) })),
    };
    const unknown = persons.flatMap(({ profile }, place) =>
      profile === undefined || profile in profiles
        ? []
        : [{ path: [...at, 'persons', place, 'profile'], reason: `unknown profile "${profile}"` }],
    );
    const wrong = checkFacts(catalogue, whole).map((problem) => ({
      path: pathOf(problem, at, whole.persons),
      reason: problem.reason,
    }));
    problems.push(...[...unknown, ...wrong].map(located(file)));
    return whole;
  });
  if (problems.length > 0) throw new CatalogueError(problems);
  return { calendar, scenarios: read };
}

type ScenarioPerson = z.infer<typeof scenarioFile>['scenarios'][number]['persons'][number];

/** What a person does not state is filled in from the profile. */
function factsOf({ pid: _pid, profile, ...stated }: ScenarioPerson, profiles: Readonly<Record<string, Facts>>): Facts {
  return { ...(profile === undefined ? {} : profiles[profile]), ...stated };
}

function pathOf(problem: FactProblem, at: ContentPath, persons: readonly Person[]): ContentPath {
  const name = problem.fact?.split('.')[1];
  if (problem.pid === null) return name === undefined ? at : [...at, 'event', name];
  const place = persons.findIndex(({ pid }) => pid === problem.pid);
  return [...at, 'persons', place, ...(name === undefined ? [] : [name])];
}

const located =
  (file: YamlFile) =>
  ({ path, reason }: { readonly path: ContentPath; readonly reason: string }): CatalogueProblem => ({
    ...file.place(path),
    reason,
  });
