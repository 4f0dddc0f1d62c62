import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The program of a development dependency, run by this Node. */
export const program = (path, ...args) => ({
  command: process.execPath,
  args: [join(root, 'node_modules', path), ...args],
});

/** Runs one program to its end; its output is kept, and shown by whoever needs it. */
export function runTask({ name, command, args, env = {}, show = false }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const output = [];
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => output.push(part));
    const end = (ok) =>
      resolve({ name, ok, seconds: (performance.now() - began) / 1000, output: Buffer.concat(output).toString() });
    child.once('error', (error) => {
      output.push(Buffer.from(`${error.message}\n`));
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

/** At most `width` at a time, in order of the list. */
export async function runAll(tasks, width = 2) {
  const waiting = [...tasks];
  const results = [];
  const worker = async () => {
    for (let task = waiting.shift(); task; task = waiting.shift()) results.push(await runTask(task));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return tasks.map(({ name }) => results.find((result) => result.name === name));
}

export function printTable(rows) {
  const width = Math.max(...rows.map(({ name }) => name.length));
  for (const { name, ok, seconds } of rows) {
    console.log(`${ok ? ' ' : '✗'} ${name.padEnd(width)} ${seconds.toFixed(1).padStart(7)} s`);
  }
}

export function printFailures(results) {
  for (const { name, ok, output } of results) if (!ok) console.log(`\n── ${name}\n${output.trimEnd()}`);
}

export function helpAsked(text) {
  if (!process.argv.slice(2).some((argument) => argument === '--help' || argument === '-h')) return false;
  console.log(text.trim());
  return true;
}
