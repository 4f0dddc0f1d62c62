/** What must hold before anything starts: names are unique, and every obligation has exactly one job on a queue that exists. */
import type { Obligation, ObligationJob, QueueName } from '../obligation.js';

const doubles = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

/** @throws with all that is wrong, named. */
export const checkDeclarations = (
  declarations: readonly Obligation[],
  jobs: readonly ObligationJob[],
  queues: readonly QueueName[],
): void => {
  const names = declarations.map(({ name }) => name);
  const served = jobs.map(({ obligation }) => obligation);
  const problems = [
    ...doubles(names).map((name) => `obligation ${name} is declared twice`),
    ...doubles(served).map((name) => `obligation ${name} has two jobs`),
    ...names.filter((name) => !served.includes(name)).map((name) => `obligation ${name} has no job`),
    ...served.filter((name) => !names.includes(name)).map((name) => `a job serves ${name}, which is not declared`),
    ...declarations
      .filter(({ queue }) => !queues.includes(queue))
      .map(({ name, queue }) => `obligation ${name} wants queue ${queue}, which does not exist`),
    ...declarations
      .filter(({ opens }) => Object.keys(opens).length === 0)
      .map(({ name }) => `obligation ${name} is opened by nothing`),
    ...declarations
      .filter(({ closes }) => Object.keys(closes).length === 0)
      .map(({ name }) => `obligation ${name} is closed by nothing`),
  ];
  if (problems.length > 0) throw new Error(problems.join('; '));
};
