import { buildStale } from './building.mjs';
import { checks, generated } from './checks.mjs';
import { helpAsked, printFailures, printTable, runAll } from './tasks.mjs';

const HELP = `
npm run check
  Format, lint, types, architecture and whether the generated files are up to date. Changes nothing but dist/.
  "npm run format" formats; "npm run events" and "npm run openapi" generate.
`;

if (!helpAsked(HELP)) {
  const results = await runAll(checks);
  const built = await buildStale(['server']);
  results.push(...built);
  if (built.every(({ ok }) => ok)) results.push(...(await runAll(generated)));
  printFailures(results);
  console.log();
  printTable(results);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
