/** Builds server and screens into dist/ when something changed since the last build; an unchanged tree starts at once. */
import { createHash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stampFile = join(root, 'dist/.built');

const PARTS = [
  { name: 'server', inputs: ['src', 'migrations', 'config/swc.json', 'nest-cli.json', 'package-lock.json'], skip: /\.spec\.ts$|README\.md$|EVENTS\.md$/, build: buildServer, made: 'dist/src/main.js' },
  { name: 'screens', inputs: ['web', 'src/calendar', 'src/guidance', 'package-lock.json'], skip: /\.spec\.tsx?$/, build: buildScreens, made: 'dist/web/index.html' },
];

/** Names, sizes and times of the inputs: enough to see a change, fast enough for every start. */
const fingerprint = ({ inputs, skip }) => {
  const hash = createHash('sha256').update(process.version.split('.')[0] ?? '');
  const walk = (path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat || skip.test(path)) return;
    if (stat.isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(`${relative(root, path)} ${stat.size} ${Math.floor(stat.mtimeMs)}\n`);
  };
  for (const input of inputs) walk(join(root, input));
  return hash.digest('hex');
};

/** A program of a package in node_modules, started by this Node and in nobody's shell. */
export const runTool = (packageName, bin, args, options = {}) =>
  new Promise((done, fail) => {
    const script = toolPath(packageName, bin);
    const child = spawn(process.execPath, [...(options.nodeArgs ?? []), script, ...args], { cwd: root, stdio: options.quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit', env: { ...process.env, ...options.env } });
    let output = '';
    child.stdout?.on('data', (data) => (output += data));
    child.stderr?.on('data', (data) => (output += data));
    child.on('error', fail);
    child.on('exit', (code) => done({ code: code ?? 1, output }));
  });

const toolPath = (packageName, bin) => {
  const manifest = join(root, 'node_modules', packageName, 'package.json');
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin]);
};

async function buildServer() {
  rmSync(join(root, 'dist/src'), { recursive: true, force: true });
  return runTool('@nestjs/cli', 'nest', ['build', '--config', 'nest-cli.json'], { quiet: true });
}

async function buildScreens() {
  return runTool('vite', 'vite', ['build', 'web', '--logLevel', 'warn'], { quiet: true });
}

/** @returns whether dist/ is usable; says what failed */
export const buildIfStale = async ({ force = false, say = () => undefined } = {}) => {
  const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
  const canBuild = existsSync(join(root, 'node_modules/@nestjs/cli')) && existsSync(join(root, 'web/index.html'));
  for (const part of PARTS) {
    const made = existsSync(join(root, part.made));
    // An image holds what was built and none of the tools.
    if (!canBuild && made) continue;
    const now = fingerprint(part);
    if (!force && made && stamps[part.name] === now) continue;
    say(`building ${part.name} …`);
    const { code, output } = await part.build();
    if (code !== 0 || !existsSync(join(root, part.made))) {
      process.stderr.write(`${output}\nThe ${part.name} could not be built.\n`);
      return false;
    }
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify({ ...stamps, [part.name]: now }));
    stamps[part.name] = now;
  }
  return true;
};

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--help')) {
    process.stdout.write('npm run build [-- --force]\n  Builds server and screens into dist/ if something changed.\n');
  } else {
    process.exit((await buildIfStale({ force: process.argv.includes('--force'), say: console.log })) ? 0 : 1);
  }
}
