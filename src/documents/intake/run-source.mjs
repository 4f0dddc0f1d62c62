// Lets a child process of a test run TypeScript sources: `node --import run-source.mjs file.ts`. Compiled code never loads it.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) register(import.meta.url);

const options = JSON.parse(readFileSync(new URL('../../../config/swc.json', import.meta.url), 'utf8'));

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
    const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
    if (existsSync(source)) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const { transformFileSync } = await import('@swc/core');
  const { code } = transformFileSync(fileURLToPath(url), { ...options, swcrc: false });
  return { format: 'module', source: code, shortCircuit: true };
}
