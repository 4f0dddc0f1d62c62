import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { helpAsked, program, root } from './tasks.mjs';

const HELP = `
npm run dev
  Runs the server from its sources and starts it again on every change; the screens are served by Vite with hot
  replacement at http://localhost:5173, which passes requests on to the server at port 8080. Ctrl-C stops both.
`;

if (!helpAsked(HELP)) {
  const server = {
    command: process.execPath,
    args: [
      '--watch',
      '--watch-preserve-output',
      '--enable-source-maps',
      '--import',
      './config/scripts/typescript.mjs',
      'src/main.ts',
    ],
  };
  const screens = program(join('vite', 'bin', 'vite.js'), 'web');
  const children = [server, screens].map(({ command, args }) => spawn(command, args, { cwd: root, stdio: 'inherit' }));
  // The terminal gives Ctrl-C to all of them; here only other ways of ending are passed on.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => children.forEach((child) => child.kill('SIGTERM')));
  const codes = await Promise.all(children.map((child) => new Promise((resolve) => child.once('exit', resolve))));
  process.exitCode = codes.every((code) => code === 0 || code === null) ? 0 : 1;
}
