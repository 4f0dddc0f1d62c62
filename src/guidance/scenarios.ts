import { listedCalendar, type BusinessCalendar } from '../calendar/business-days.js';
import type { Catalogue } from './catalogue.js';
import { evaluate } from './evaluate.js';
import type { Guidance, Item, Result, Subjects } from './guidance.js';
import type { Scenario, ScenarioFile } from './scenario-file.js';

export type Difference = {
  readonly scenario: string;
  readonly what: 'required' | 'to_confirm' | 'questions' | 'deadlines' | 'other_deadlines' | 'overdue' | 'protected';
  readonly subject: string;
  readonly expected: string | null;
  readonly found: string | null;
  readonly text: string;
};
export type Report = {
  readonly scenarios: number;
  readonly passed: number;
  readonly failed: number;
  readonly differences: readonly Difference[];
};

/** Evaluates every scenario and tells where the rules and the expectation part. */
export function runScenarios(catalogue: Catalogue, { calendar, scenarios }: ScenarioFile): Report {
  const closingDays = listedCalendar(calendar);
  const each = scenarios.map((scenario) => differencesOf(catalogue, scenario, closingDays));
  const passed = each.filter((differences) => differences.length === 0).length;
  return { scenarios: scenarios.length, passed, failed: scenarios.length - passed, differences: each.flat() };
}

export function differencesOf(
  catalogue: Catalogue,
  scenario: Scenario,
  closingDays: BusinessCalendar,
): readonly Difference[] {
  const { date, event, persons, expect } = scenario;
  const guidance = evaluate({ catalogue, closingDays, date, event, persons });
  const compare = (what: Difference['what'], expected: Table, found: Table) =>
    compared(scenario.id, what, expected, found);
  return [
    ...compare('required', subjectTable(expect.required), itemTable(guidance, 'required')),
    ...compare('to_confirm', subjectTable(expect.to_confirm), itemTable(guidance, 'to_confirm')),
    ...compare('questions', subjectTable(expect.questions), questionTable(guidance)),
    ...compare(
      'deadlines',
      expectedDeadlines(expect.deadlines),
      dueTable(guidance, ({ deadlines }) => deadlines),
    ),
    ...compare(
      'other_deadlines',
      expectedOthers(expect.other_deadlines),
      dueTable(guidance, ({ otherDeadlines }) => otherDeadlines),
    ),
    ...compare('overdue', presence(expect.overdue), presence(guidance.overdue)),
    ...compare('protected', presence(expect.protected), presence(guidance.protected)),
  ];
}

/** A line per thing that is compared: its name and what is said of it. */
type Table = ReadonlyMap<string, string>;

function compared(scenario: string, what: Difference['what'], expected: Table, found: Table): readonly Difference[] {
  const subjects = [...new Set([...expected.keys(), ...found.keys()])];
  return subjects.flatMap((subject) => {
    const [wanted, actual] = [expected.get(subject) ?? null, found.get(subject) ?? null];
    if (wanted === actual) return [];
    const text = `${scenario}: ${what}: ${subject}: expected ${wanted ?? 'nothing'}, found ${actual ?? 'nothing'}`;
    return [{ scenario, what, subject, expected: wanted, found: actual, text }];
  });
}

function subjectTable(subjects: Readonly<Record<string, Subjects>> = {}): Table {
  return new Map(Object.entries(subjects).map(([id, whom]) => [id, spelled(whom)]));
}

function spelled(subjects: Subjects): string {
  return subjects === 'case' ? 'case' : [...subjects].sort().join(', ');
}

function itemTable({ items }: Guidance, result: Exclude<Result, 'not_required'>): Table {
  const whom = (item: Item) => (result === 'required' ? item.required : item.toConfirm);
  return new Map(items.filter((item) => whom(item).length > 0).map((item) => [item.procedure, spelled(whom(item))]));
}

function questionTable({ questions }: Guidance): Table {
  const table = new Map<string, string[]>();
  for (const { fact, subject } of questions) {
    table.set(fact, [...(table.get(fact) ?? []), subject === 'case' ? 'case' : subject.pid]);
  }
  return new Map([...table].map(([fact, whom]) => [fact, whom.sort().join(', ')]));
}

function expectedDeadlines(deadlines: Readonly<Record<string, readonly string[]>> = {}): Table {
  const byProcedure = new Map<string, string[]>();
  for (const [date, ids] of Object.entries(deadlines)) {
    for (const id of ids) byProcedure.set(id, [...(byProcedure.get(id) ?? []), date]);
  }
  return new Map([...byProcedure].map(([id, dates]) => [id, dates.sort().join(', ')]));
}

function expectedOthers(others: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): Table {
  return new Map(
    Object.entries(others).flatMap(([id, dates]) =>
      Object.entries(dates).map(([label, date]): [string, string] => [`${id} ${label}`, date]),
    ),
  );
}

function dueTable({ items }: Guidance, duesOf: (item: Item) => Item['deadlines']): Table {
  const table = new Map<string, Set<string>>();
  for (const item of items.filter(({ result }) => result === 'required')) {
    for (const { label, due } of duesOf(item)) {
      const key = label === null ? item.procedure : `${item.procedure} ${label}`;
      if (due !== null) table.set(key, (table.get(key) ?? new Set()).add(due));
    }
  }
  return new Map([...table].map(([key, dates]) => [key, [...dates].sort().join(', ')]));
}

function presence(ids: readonly string[] = []): Table {
  return new Map(ids.map((id) => [id, 'listed']));
}
