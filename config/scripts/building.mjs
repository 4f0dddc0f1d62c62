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
    build: async (draft) => {
      const began = performance.now();
      const ended = (ok, output) => ({ name: 'build server', ok, output, seconds: (performance.now() - began) / 1000 });
      // Not there in an image for production, which never gets here.
      const { compileFolders } = await import('./compile.mjs');
      return compileFolders(root, ['src', 'migrations'], draft, dist).then(
        () => ended(true, ''),
        (error) => ended(false, error.message.split('\n\n\nCaused by')[0]),
      );
    },
  },
  web: {
    inputs: ['web', 'config/texts', 'package-lock.json', ...sharedSources()],
    outputs: ['web'],
    build: (draft) => {
      const vite = program(
        'vite/bin/vite.js',
        'build',
        'web',
        '--outDir',
        join(draft, 'web'),
        '--emptyOutDir',
        '--logLevel',
        'warn',
      );
      return runTask({ name: 'build web', ...vite });
    },
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
  return ['@swc/core', 'vite'].every((tool) => existsSync(join(root, 'node_modules', tool)));
}

export const isBuilt = () => existsSync(join(dist, 'src', 'main.js'));

async function buildPart(name, part, stamp) {
  clearDrafts();
  const draft = join(dist, `.draft-${name}-${process.pid}`);
  mkdirSync(draft, { recursive: true });
  const result = await part.build(draft);
  if (result.ok) {
    for (const output of part.outputs) putInPlace(join(draft, output), join(dist, output));
    writeFileSync(stampFile(name), stamp);
  }
  rmSync(draft, { recursive: true, force: true });
  return result;
}

/** What a killed build left. */
function clearDrafts() {
  for (const name of existsSync(dist) ? readdirSync(dist) : []) {
    const pid = /^\.draft-\w+-(\d+)$/.exec(name)?.[1];
    if (pid === undefined) continue;
    try {
      process.kill(Number(pid), 0);
    } catch {
      rmSync(join(dist, name), { recursive: true, force: true });
    }
  }
}

/** Two builds at once each put a whole one in place; a running server misses its files for no more than a moment. */
function putInPlace(from, to) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      if (existsSync(to)) renameSync(to, `${from}.old-${attempt}`);
      renameSync(from, to);
      return;
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
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
