import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { run } from './guidance.command.js';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'scenarios-'));
  out = '';
  const take = (text: string | Uint8Array) => {
    out += String(text);
    return true;
  };
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** The office's scenarios with one change. */
function changed(old: string, text: string): string {
  const path = join(folder, 'scenarios.yaml');
  const before = readFileSync('config/scenarios.yaml', 'utf8');
  if (!before.includes(old)) throw new Error(`no ${old}`);
  writeFileSync(path, before.replace(old, text));
  return path;
}

describe('npm run guidance', () => {
  it('ends with 0 where the rules and the expectations agree', async () => {
    expect(await run(['config/scenarios.yaml'])).toBe(0);
    expect(out).toBe('19 scenarios: 19 as expected, 0 different\n');
  });

  it('prints one JSON object', async () => {
    expect(await run(['config/scenarios.yaml', '--json'])).toBe(0);
    expect(JSON.parse(out)).toEqual({ scenarios: 19, passed: 19, failed: 0, differences: [] });
  });

  it('ends with 1 and says what differs', async () => {
    expect(await run([changed('"2025-04-28": [DOG]', '"2025-04-29": [DOG]')])).toBe(1);
    expect(out).toContain('S1: deadlines: DOG: expected 2025-04-29, found 2025-04-28');
    expect(out).toContain('18 as expected, 1 different');
  });

  it('gives the differences as JSON', async () => {
    expect(await run([changed('insurance: unknown, pension', 'insurance: NHI, pension'), '--json'])).toBe(1);
    const { failed, differences } = JSON.parse(out);
    expect(failed).toBe(1);
    expect(differences).toContainEqual(
      expect.objectContaining({
        scenario: 'S9',
        what: 'questions',
        subject: 'person.insurance',
        expected: 'A',
        found: null,
      }),
    );
  });

  it.each([
    ['type: MOVE_IN,', 'type: MOVED,', /:\d+:\d+ event\.type must be one of MOVE_IN, /],
    ['insurance: NHI', 'insurance: NIH', /person\.insurance must be one of/],
    ['moveInDate: 2025-03-29', 'moveInDate: 2025-03-39', /event\.moveInDate must be a date/],
    ['allowanceClaimant: true', 'claimant: true', /there is no fact person\.claimant/],
    [
      'role: MOVER, birthDate: 1986-08-20',
      'role: MOVER, birthDate: 1986-08-20, legalAge: 38',
      /person\.legalAge is worked out, never stated/,
    ],
    ['birthDate: 1986-08-20', 'birthDate: 2026-08-20', /the date of birth lies after the day of reception/],
    ['profile: plain', 'profile: plane', /unknown profile "plane"/],
    ['title: 夫婦', 'titel: 夫婦', /unknown key "titel"/],
    ['date: 2025-04-07', 'date: someday', /not a date/],
    ['scenario_profiles:', 'scenario_profiles: [', /\d+:\d+ /],
  ])('ends with 2 for a file that is wrong: %s → %s', async (old, text, reason) => {
    const path = changed(old, text);
    expect(await run([path])).toBe(2);
    expect(out).toMatch(reason);
    expect(out.startsWith(`${path}:`)).toBe(true);
  });

  it('ends with 2 for a file that is not there, no file and unknown options', async () => {
    expect([await run(['nowhere.yaml']), await run([]), await run(['config/scenarios.yaml', '--jsn'])]).toEqual([
      2, 2, 2,
    ]);
  });

  it('says what it does', async () => {
    expect(await run(['--help'])).toBe(0);
    expect(out).toContain('scenario_calendar');
  });
});
