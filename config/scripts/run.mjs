/** npm run <tool>: builds the server if something changed, then runs one of its command lines. */
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfStale, root } from './build.mjs';

const COMMANDS = {
  guidance: 'guidance/guidance.command.js',
  'demo-day': 'simulator/demo-day.command.js',
  'projections-rebuild': 'host/commands/projections-rebuild.command.js',
  'state-digest': 'host/commands/state-digest.command.js',
  verify: 'host/commands/verify.command.js',
  events: 'host/commands/events.command.js',
  openapi: 'host/commands/openapi.command.js',
};

const [name = '', ...argv] = process.argv.slice(2);
const file = COMMANDS[name];
if (!file) {
  process.stderr.write(`There is no command ${name}; there are ${Object.keys(COMMANDS).join(', ')}.\n`);
  process.exit(2);
}
if (!(await buildIfStale({ say: (line) => process.stderr.write(`${line}\n`) }))) process.exit(1);
const { run } = await import(pathToFileURL(join(root, 'dist/src', file)).href);
process.exit(await run(argv));
