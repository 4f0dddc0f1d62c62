import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { program, root, runTask } from './tasks.mjs';

const dist = join(root, 'dist');
const SPEC = /\.(spec|contract)\.ts$/;

/** Each part is built again only when the size or time of one of its sources has changed. */
const parts = () => ({
  server: {
    inputs: ['src', 'migrations', 'config/swc.json', 'package-lock.json'],
    outputs: ['src', 'migrations'],
    build: (draft) => [
      program(
        '@swc/cli/bin/swc.js',
        'src',
        'migrations',
        '--config-file',
        'config/swc.json',
        '-d',
        draft,
        '--quiet',
        '--ignore',
        '**/*.spec.ts',
      ),
    ],
  },
  web: {
    inputs: ['web', 'config/texts', 'package-lock.json', ...sharedSources()],
    outputs: ['web'],
    build: (draft) => [
      program(
        'vite/bin/vite.js',
        'build',
        'web',
        '--outDir',
        join(draft, 'web'),
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ),
    ],
  },
});

/** Builds what is stale; returns the results of what was built. A build that failed changes nothing in dist/. */
export async function buildStale(names = ['server', 'web'], { force = false } = {}) {
  const results = [];
  for (const name of names) {
    const part = parts()[name];
    const stamp = stampOf(part);
    if (force || !isFresh(name, part, stamp)) results.push(await buildPart(name, part, stamp));
  }
  return results;
}

/** An image for production has the build but not the tools for it. */
export function canBuild() {
  return ['@swc/cli', 'vite'].every((tool) => existsSync(join(root, 'node_modules', tool)));
}

export const isBuilt = () => existsSync(join(dist, 'src', 'main.js'));

async function buildPart(name, part, stamp) {
  const draft = join(dist, `.draft-${name}-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  let result;
  for (const task of part.build(draft)) {
    result = await runTask({ name: `build ${name}`, ...task });
    if (!result.ok) break;
  }
  if (result.ok) {
    // Two builds at once each put a whole one in place.
    for (const output of part.outputs) {
      rmSync(join(dist, output), { recursive: true, force: true });
      renameSync(join(draft, output), join(dist, output));
    }
    writeFileSync(stampFile(name), stamp);
  }
  rmSync(draft, { recursive: true, force: true });
  return result;
}

function isFresh(name, part, stamp) {
  const file = stampFile(name);
  if (!existsSync(file) || readFileSync(file, 'utf8') !== stamp) return false;
  return part.outputs.every((output) => existsSync(join(dist, output)));
}

function stampOf({ inputs }) {
  const hash = createHash('sha256');
  for (const input of inputs) for (const line of describe(input)) hash.update(line);
  return hash.digest('hex');
}

function* describe(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) {
    if (!SPEC.test(path)) yield `${path} ${stat.size} ${stat.mtimeMs}\n`;
    return;
  }
  for (const name of readdirSync(join(root, path)).sort())
    if (name !== 'node_modules') yield* describe(join(path, name));
}

/** What the screens take from the server's pure code, such as eras: its folders are sources of theirs. */
function sharedSources() {
  const folders = new Set();
  for (const entry of readdirSync(join(root, 'web', 'src'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue;
    const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
    for (const [, folder] of text.matchAll(/from '(?:\.\.\/)+(src\/[a-z-]+)\//g)) folders.add(folder);
  }
  return [...folders].sort();
}

const stampFile = (name) => join(dist, `.built-${name}`);
