/** npm start: builds what changed and becomes the server; Ctrl-C and SIGTERM reach it and are waited for. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfStale, root } from './build.mjs';

if (process.argv.includes('--help')) {
  process.stdout.write('npm start\n  Starts everything: the embedded database, the server, the queues and the screens. Settings: docs/settings.md.\n');
  process.exit(0);
}
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Madoguchi needs Node 20.19 or later; this is ${process.version}.\n`);
  process.exit(1);
}
if (!(await buildIfStale({ say: console.log }))) process.exit(1);

const server = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/src/main.js')], { stdio: 'inherit', cwd: root });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
