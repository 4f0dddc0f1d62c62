import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CatalogueError, loadCatalogue } from './load-catalogue.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  for (const part of ['catalogue', 'procedures', 'forms'])
    cpSync(`config/${part}`, join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes the first place of a file where `old` stands; gives its line. */
function change(file: string, old: string, text: string): number {
  const path = join(folder, file);
  const before = readFileSync(path, 'utf8');
  if (!before.includes(old)) throw new Error(`${file} has no ${old}`);
  writeFileSync(path, before.replace(old, text));
  return before.slice(0, before.indexOf(old)).split('\n').length;
}

function problems(): readonly string[] {
  try {
    loadCatalogue(folder);
    return [];
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error;
    return error.problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`);
  }
}

/** File, what stands there, what is written instead, and the reason that must be told. */
type Mistake = readonly [file: string, old: string, text: string, reason: string];

const SHAPES: readonly Mistake[] = [
  [
    'procedures/JUKI-IN.yaml',
    'valid_to: 2012-07-08',
    'valid_to: 2012-02-30',
    'valid_to: not a date (expected year-month-day)',
  ],
  ['procedures/JUKI-OUT.yaml', 'documents:', 'papers:', 'unknown key "papers"'],
  ['procedures/DOG.yaml', 'unit: day', 'unit: days', 'unit: expected one of "day"|"month"|"year"'],
  ['procedures/DOG.yaml', 'verified: false', 'verified: no', 'verified: expected boolean, received string'],
  [
    'forms/JUKI-IDO.yaml',
    'review: four_eyes',
    'review: two_eyes',
    'review: expected one of "four_eyes"|"window"|"section"|"named_role"',
  ],
  ['catalogue/facts.yaml', 'scope: event', 'scope: evening', 'scope: expected one of "event"|"person"|"household"'],
  ['catalogue/code-lists.yaml', 'en: husband }', 'de: Mann }', 'unknown key "de"'],
];

const REFERENCES: readonly Mistake[] = [
  ['procedures/JUKI-IN.yaml', 'event.cardExceptionUsable', 'event.cardExeption', 'unknown fact "event.cardExeption"'],
  ['procedures/JUKI-OUT.yaml', 'op: eq', 'op: equals', 'unknown op "equals" (one of eq, ne, in, nin, gte, lt)'],
  ['procedures/JUKI-OUT-CARD.yaml', 'op: eq', 'op: in', 'event.cardException: op "in" needs a list of values'],
  [
    'procedures/KOSEKI-DIVORCE.yaml',
    'op: eq',
    'op: gte',
    'event.judicial: op "gte" compares numbers and dates, and the fact is a boolean',
  ],
  [
    'procedures/KOSEKI-DIVORCE-JUD.yaml',
    'value: true',
    'value: maybe',
    'event.judicial: "maybe" is neither true nor false',
  ],
  [
    'procedures/SEAL-CANCEL.yaml',
    'DECEASED',
    'DEAD',
    'person.role: value "DEAD" is not one of MOVER, NEWBORN, DECEASED, SPOUSE, PARENT, REMAINING',
  ],
  [
    'procedures/JUKI-WARD.yaml',
    'household.hasJapaneseMover',
    'person.jukiCard',
    'a row of scope event cannot ask about one person (person.jukiCard)',
  ],
  ['procedures/JUKI-IN.yaml', 'events: [MOVE_IN]', 'events: [MOVED_IN]', 'unknown life event "MOVED_IN"'],
  ['procedures/JUKI-IN.yaml', 'section: SHIMIN', 'section: SHIMINKA', 'unknown section "SHIMINKA"'],
  ['procedures/JUKI-IN.yaml', 'systems: [JUKI', 'systems: [JUUKI', 'unknown system "JUUKI"'],
  ['procedures/JUKI-IN.yaml', 'outputs: [GUIDE]', 'outputs: [GUIDES]', 'unknown output "GUIDES"'],
  ['procedures/JUKI-IN.yaml', 'routing: one_stop', 'routing: one_shop', 'unknown routing "one_shop"'],
  ['procedures/JUKI-IN.yaml', 'sources: [SEED]', 'sources: [SAAT]', 'unknown source "SAAT"'],
  ['procedures/JUKI-IN.yaml', 'anchor: moveInDate', 'anchor: moveDay', 'unknown anchor "moveDay"'],
  ['procedures/DOG.yaml', 'severity: ', 'severity: awfully_', 'unknown severity "awfully_low"'],
  ['procedures/JUKI-IN.yaml', 'group: RESIDENT', 'group: RESIDENTS', 'unknown group "RESIDENTS"'],
  ['forms/INKAN.yaml', 'procedures: [SEAL-REG]', 'procedures: [SEAL-REGS]', 'unknown procedure "SEAL-REGS"'],
  ['forms/JUKI-IDO.yaml', 'codes: CHANGE_KIND', 'codes: CHANGES', 'changeKind: unknown code list "CHANGES"'],
  ['forms/JUKI-IDO.yaml', 'attached: [RESIDENCE-CARD', 'attached: [DOG', '"DOG" is attached but not in procedures'],
  [
    'forms/JUKI-IDO.yaml',
    'region: [180, 8, 20, 20]',
    'region: [180, 8, 40, 20]',
    'caseQr: the region lies outside the page',
  ],
  ['forms/JUKI-IDO.yaml', 'field: changeKind', 'field: changeType', 'unknown field "changeType"'],
  [
    'forms/NHI-TOKUSO.yaml',
    'value: [LOSS, CHG]',
    'value: [LOST, CHG]',
    'kind: value "LOST" is not one of ACQ, LOSS, CHG',
  ],
  [
    'catalogue/anchors.yaml',
    'event.childBirthDate',
    'event.birthDay',
    'anchor childBirthDate: unknown fact "event.birthDay"',
  ],
  ['catalogue/regimes.yaml', 'CA-SWITCH', 'CA-SWAP', 'unknown procedure "CA-SWAP"'],
];

describe('a mistake in the configuration is named with file, line and reason', () => {
  // All mistakes of a kind are made at once: reading the whole catalogue takes a while.
  it.each([
    ['shapes', SHAPES],
    ['references', REFERENCES],
  ] as const)('wrong %s', (_kind, mistakes) => {
    const told = mistakes.map(([file, old, text, reason]) => `${file}:${change(file, old, text)} ${reason}`);
    expect(problems()).toEqual(expect.arrayContaining(told));
  });

  it('a file whose name is not its id', () => {
    const line = change('procedures/JUKI-IN.yaml', 'id: JUKI-IN', 'id: JUKI-INN');
    expect(problems()).toEqual([`procedures/JUKI-IN.yaml:${line} the file is named JUKI-IN, its id is JUKI-INN`]);
  });

  it('tells of every overlap which periods meet', () => {
    change('procedures/JUKI-IN.yaml', 'valid_to: 2012-07-08', 'valid_to: 2013-01-01');
    expect(problems()).toEqual([
      expect.stringMatching(
        /^procedures\/JUKI-IN\.yaml:\d+ the period 2012-07-09… overlaps with 2010-10-01…2013-01-01$/,
      ),
    ]);
  });

  it('tells of YAML that cannot be read', () => {
    const line = change('procedures/DOG.yaml', 'events: [', 'events: [[');
    expect(
      problems().some((problem) => new RegExp(`^procedures/DOG\\.yaml:(${line}|${line + 1}) `).test(problem)),
    ).toBe(true);
  });

  it('tells of all mistakes at once', () => {
    change('procedures/JUKI-IN.yaml', 'section: SHIMIN', 'section: A');
    change('procedures/DOG.yaml', 'anchor: ', 'anchor: no');
    expect(problems()).toHaveLength(2);
  });

  it('tells of a folder that is not there', () => {
    rmSync(join(folder, 'forms'), { recursive: true });
    expect(problems()).toEqual([expect.stringContaining('there is no folder')]);
  });
});

describe("the catalogue's version", () => {
  it('stays while the content stays, whatever the comments say', () => {
    const before = loadCatalogue(folder).version;
    change('procedures/JUKI-IN.yaml', '# 転入届', '# 別の注釈');
    expect(loadCatalogue(folder).version).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with any word of the content', () => {
    const before = loadCatalogue(folder).version;
    change('procedures/JUKI-IN.yaml', '住み始める前の届出', '住み始める前日の届出');
    expect(loadCatalogue(folder).version).not.toBe(before);
  });
});
