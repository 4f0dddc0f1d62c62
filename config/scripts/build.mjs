import { buildStale } from './building.mjs';
import { helpAsked, printFailures, printTable } from './tasks.mjs';

const HELP = `
npm run build [-- --force]
  Builds the server (src, migrations) and the screens (web) into dist/, each only if one of its sources has changed.
  --force  builds both in any case.
`;

if (!helpAsked(HELP)) {
  const results = await buildStale(undefined, { force: process.argv.includes('--force') });
  printFailures(results);
  if (results.length === 0) console.log('dist/ is up to date');
  else printTable(results);
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
