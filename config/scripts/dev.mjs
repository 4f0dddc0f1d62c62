/** npm run dev: the server restarts when its source changes; the screens come from Vite with hot reload on port 5173. */
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale, root } from './build.mjs';

if (process.argv.includes('--help')) {
  process.stdout.write('npm run dev\n  Server with restart on change (PORT), screens with hot reload on http://localhost:5173.\n');
  process.exit(0);
}
let server = null;
const launch = () => (server = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/src/main.js')], { stdio: 'inherit', cwd: root }));
const ended = (child) => new Promise((resolve) => (child && child.exitCode === null ? (child.once('exit', resolve), child.kill('SIGTERM')) : resolve()));

if (!(await buildIfStale({ say: console.log }))) process.exit(1);
launch();
const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'web'], { stdio: 'inherit', cwd: root });

let waiting = null;
for (const folder of ['src', 'migrations', 'config']) {
  watch(join(root, folder), { recursive: true }, (_event, file) => {
    if (!/\.(ts|ya?ml|typ)$/.test(file ?? '') || /\.spec\.ts$/.test(file ?? '')) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (!(await buildIfStale({ say: console.log }))) return;
      await ended(server);
      launch();
    }, 150);
  });
}
const stop = async () => {
  vite.kill('SIGTERM');
  await ended(server);
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
