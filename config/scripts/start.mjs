import { buildStale, canBuild, isBuilt } from './building.mjs';
import { helpAsked, printFailures, printTable } from './tasks.mjs';

const HELP = `
npm start
  Builds what has changed and starts the server with its database. Ctrl-C stops both.
  Settings come from the environment: docs/settings.md.
`;

if (!helpAsked(HELP)) {
  const results = canBuild() ? await buildStale() : [];
  printFailures(results);
  if (results.length > 0) printTable(results);
  if (!results.every(({ ok }) => ok)) process.exit(1);
  if (!isBuilt()) {
    console.error(
      'There is no build in dist/ and no tools for one; run "npm ci" with development dependencies, then "npm start".',
    );
    process.exit(1);
  }
  // In this very process: whoever stops or kills it stops or kills the server, not a go-between.
  process.setSourceMapsEnabled(true);
  await import('../../dist/src/main.js');
}
