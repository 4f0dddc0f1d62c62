import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildStale, canBuild } from './building.mjs';
import { printFailures, root } from './tasks.mjs';

/** Each module exports run(argv), which resolves to the exit code and explains itself with --help. */
const commands = {
  guidance: 'dist/src/host/commands/guidance.command.js',
  'demo-day': 'dist/src/simulator/demo-day.command.js',
  'projections-rebuild': 'dist/src/host/commands/projections-rebuild.command.js',
  'state-digest': 'dist/src/host/commands/state-digest.command.js',
  'copy-events': 'dist/src/host/commands/copy-events.command.js',
  verify: 'dist/src/host/commands/verify.command.js',
  events: 'dist/src/host/commands/events.command.js',
  openapi: 'dist/src/host/commands/openapi.command.js',
};

const [name, ...argv] = process.argv.slice(2);

async function main() {
  const path = commands[name];
  if (path === undefined) {
    console.error(
      `node config/scripts/run.mjs NAME [OPTIONS]\n  NAME is one of ${Object.keys(commands).join(', ')}; each explains itself with --help.`,
    );
    return name === '--help' ? 0 : 2;
  }
  const results = canBuild() ? await buildStale(['server']) : [];
  printFailures(results);
  if (!results.every(({ ok }) => ok)) return 1;
  const file = join(root, path);
  if (!existsSync(file)) {
    console.error(`There is no ${path}; run "npm run build" first.`);
    return 1;
  }
  // The zone of the machine has no influence on results.
  process.env.TZ = 'UTC';
  process.setSourceMapsEnabled(true);
  await import('reflect-metadata');
  const { run } = await import(file);
  return run(argv);
}

try {
  process.exitCode = await main();
} catch (error) {
  // A refusal of the start is written for a person; anything else is a bug and shows where.
  const forAPerson = error?.name === 'StartRefused' || error?.name === 'StoreUnavailable';
  console.error(forAPerson ? error.message : error);
  process.exitCode = 1;
}
