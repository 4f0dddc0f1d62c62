/** Runs a TypeScript file of the suites as a process of its own, so that it can really be frozen or killed. */
import { transformFile } from '@swc/core';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = process.cwd();

const compile = async (folders: readonly string[], to: string): Promise<void> => {
  const options = { ...(JSON.parse(await readFile(join(root, 'config/swc.json'), 'utf8')) as object), swcrc: false };
  for (const folder of folders) {
    const files = (await readdir(join(root, folder), { recursive: true })).filter((file) =>
      /(?<!\.spec)\.ts$/.test(file),
    );
    for (const file of files) {
      const { code } = await transformFile(join(root, folder, file), options);
      const target = join(to, folder, file.replace(/\.ts$/, '.js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, code);
    }
  }
};

export class OtherProcess {
  private readonly said: string[] = [];

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    if (child.stdout) createInterface(child.stdout).on('line', (line) => this.said.push(line));
  }

  /** @param file below the repository; it finds `argument` in its last argument. */
  static async run(file: string, argument: string): Promise<OtherProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'madoguchi-process-'));
    await compile(['src/kernel', 'migrations', 'test/support'], folder);
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    await symlink(resolve(root, 'node_modules'), join(folder, 'node_modules'));
    const script = join(folder, file.replace(/\.ts$/, '.js'));
    const child = spawn(process.execPath, ['--import', 'reflect-metadata', script, argument], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    return new OtherProcess(child, folder);
  }

  has(line: string): boolean {
    return this.said.includes(line);
  }

  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    this.child.kill(name);
  }

  async end(): Promise<void> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const ended = once(this.child, 'exit');
      this.child.kill('SIGKILL');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
