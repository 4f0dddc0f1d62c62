import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  var testCluster: ChildProcess | undefined;
}

export default async function startCluster(_run: unknown, { rootDir }: { rootDir: string }): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      '--import',
      'reflect-metadata',
      '--import',
      './config/scripts/typescript.mjs',
      join('test', 'support', 'cluster.ts'),
    ],
    // Its own session: Ctrl-C ends the run, and the run's end ends the cluster.
    { cwd: rootDir, stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  globalThis.testCluster = child;
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    child.once('exit', () =>
      reject(new Error('The PostgreSQL of this test run did not start; its reason stands above.')),
    );
  });
  // Jest's workers inherit it.
  process.env['MADOGUCHI_TEST_CLUSTER'] = address;
}
