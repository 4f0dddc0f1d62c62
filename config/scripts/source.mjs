// node config/scripts/source.mjs FILE.ts [OPTIONS]: runs a program of test/ from its sources, against a server that is built.
import 'reflect-metadata';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildStale, canBuild } from './building.mjs';
import { printFailures } from './tasks.mjs';
import './typescript.mjs';

const [file, ...argv] = process.argv.slice(2);

process.env.TZ = 'UTC';
process.setSourceMapsEnabled(true);
const results = canBuild() && !argv.includes('--help') ? await buildStale() : [];
printFailures(results);
if (results.every(({ ok }) => ok)) {
  const { run } = await import(pathToFileURL(resolve(file)).href);
  process.exitCode = await run(argv);
} else process.exitCode = 1;
