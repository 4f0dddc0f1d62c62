import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cruise, type IConfiguration, type ICruiseResult } from 'dependency-cruiser';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

type Rules = NonNullable<IConfiguration['forbidden']>;
type Architecture = { rulesFor(root: string): Rules; options: NonNullable<IConfiguration['options']> };
const { rulesFor, options } = (await import(resolve('config/architecture.mjs'))) as Architecture;

/** Lines such as "no-cycles: src/a.ts → src/b.ts". */
async function violations(root: string): Promise<string[]> {
  const ruleSet = { forbidden: rulesFor(`${root}/`) };
  const { output } = await cruise(['src'], { ...options, baseDir: root, validate: true, ruleSet });
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

describe('the architecture', () => {
  it('holds in the whole tree', async () => {
    expect(await violations(process.cwd())).toEqual([]);
  }, 60_000);
});

describe('the rules of the architecture', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'madoguchi-architecture-')));
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'));
    for (const context of ['reception', 'centre']) write(`src/${context}/index.ts`, 'export const open = 1;');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  function write(file: string, text: string): void {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  async function broken(): Promise<string[]> {
    return [...new Set((await violations(root)).map((line) => line.split(':')[0] ?? ''))];
  }

  it('find nothing in a small right tree', async () => {
    write('src/kernel/decider.ts', 'export type Fold<S> = { initial: S };');
    write('src/reception/events.ts', `import { z } from 'zod';\nexport const shape = z.string();`);
    write(
      'src/reception/floor.ts',
      `import type { Fold } from '../kernel/decider.js';\nexport const floor: Fold<number> = { initial: 0 };`,
    );
    write('src/reception/floor.projection.ts', `import { Entity } from 'typeorm';\nexport const used = Entity;`);
    write('src/centre/take.ts', `import { open } from '../reception/index.js';\nexport const used = open;`);
    write('src/centre/print.job.ts', `import { Worker } from 'bullmq';\nexport const used = Worker;`);
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['kernel-knows-no-context', 'src/kernel/execute.ts', `import { open } from '../reception/index.js';`],
    ['contexts-meet-through-index', 'src/centre/take.ts', `import { open } from '../reception/floor.js';`],
    ['events-and-states-are-pure', 'src/reception/events.ts', `import { Injectable as open } from '@nestjs/common';`],
    [
      'events-and-states-are-pure',
      'src/reception/queue.ts',
      `import { readFile as open } from 'node:fs';\nexport const queue: Fold<number> = { initial: 0 };`,
    ],
    [
      'typeorm-stays-with-read-models',
      'src/reception/issue-ticket.ts',
      `import { DataSource as open } from 'typeorm';`,
    ],
    ['bullmq-stays-with-jobs', 'src/centre/take.ts', `import { Queue as open } from 'bullmq';`],
  ])('find %s in %s', async (rule, file, line) => {
    write('src/reception/floor.ts', 'export const open = 1;');
    write(file, `${line}\nexport const used = open;`);
    expect(await broken()).toEqual([rule]);
  });

  it('find a cycle, and let types refer to each other', async () => {
    write('src/reception/a.ts', `import type { B } from './b.js';\nexport type A = B | 1;`);
    write('src/reception/b.ts', `import type { A } from './a.js';\nexport type B = { a: A };`);
    expect(await broken()).toEqual([]);
    write('src/reception/a.ts', `import { b } from './b.js';\nexport const a = () => b;`);
    write('src/reception/b.ts', `import { a } from './a.js';\nexport const b = () => a;`);
    expect(await broken()).toEqual(['no-cycles']);
  });
});
