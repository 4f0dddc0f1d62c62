import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint, type Linter } from 'eslint';
import { resolve } from 'node:path';

type Entry = Linter.Config & { rules?: Linter.RulesRecord };
let linter: ESLint;

// The rules that need no types, so that a few lines can be judged alone.
beforeAll(async () => {
  const { default: entries } = (await import(resolve('config/eslint.config.mjs'))) as { default: Entry[] };
  const untyped = ['no-restricted-syntax', 'no-restricted-imports', 'no-restricted-properties'];
  const rules = Object.fromEntries(
    entries.flatMap((entry) => Object.entries(entry.rules ?? {}).filter(([name]) => untyped.includes(name))),
  );
  linter = new ESLint({ overrideConfigFile: true, overrideConfig: [{ rules }] });
});

const complaints = async (code: string): Promise<string[]> => {
  const [result] = await linter.lintText(code);
  return result?.messages.map(({ ruleId }) => ruleId ?? 'syntax') ?? [];
};

describe('the lint', () => {
  it.each([
    'const decideIssue = () => new Date();',
    'const decideIssue = () => Date.now();',
    'export function decideIssue() { return Math.random(); }',
    'const floor = { evolve: (state) => ({ ...state, id: randomUUID() }) };',
    'const floor = { evolve(state) { return crypto.randomUUID(); } };',
    'const evolveFloor = () => process.pid;',
    'const decideIssue = async () => 1;',
  ])('refuses time, chance, ids and waiting in a decision: %s', async (code) => {
    expect(await complaints(code)).toEqual(['no-restricted-syntax']);
  });

  it.each([
    'const decideIssue = ({ meta }) => [{ at: meta.at }];',
    'const waited = () => Date.now();',
    'class Executor { async decide(rule) { return rule(await 1); } }',
  ])('lets be what is pure, or no decision: %s', async (code) => {
    expect(await complaints(code)).toEqual([]);
  });

  it('refuses events and sagas of the bus, and settings from anywhere', async () => {
    expect(await complaints(`import { EventBus } from '@nestjs/cqrs';`)).toEqual(['no-restricted-imports']);
    expect(await complaints(`import { CommandBus } from '@nestjs/cqrs';`)).toEqual([]);
    expect(await complaints('const port = process.env.PORT;')).toEqual(['no-restricted-properties']);
  });
});
