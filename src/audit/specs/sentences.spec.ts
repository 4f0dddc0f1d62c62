import { describe, expect, it } from '@jest/globals';
import { Texts } from '../../edge/texts.js';
import { discardReasons } from '../../kernel/obligations/index.js';
import { events, obligations } from '../../wiring.js';
import { canBeOfACase } from '../of-a-case.js';
import { isMinor, say, sayMany, valueNames } from '../sentence.js';
import { aCase, asSaid, by, clerk, operator, wordsFor } from './a-case.js';

const texts = new Texts('config');
type Tree = { [key: string]: string | Tree };
const at = (language: 'ja' | 'en', ...path: string[]): string | Tree | undefined =>
  path.reduce<string | Tree | undefined>(
    (node, key) => (typeof node === 'object' ? node[key] : undefined),
    texts.all(language),
  );
const types = Object.keys(events()).filter(canBeOfACase);
const leaves = (tree: string | Tree | undefined): string[] =>
  typeof tree === 'string' ? [tree] : Object.values(tree ?? {}).flatMap((branch) => leaves(branch));

describe('every event that can belong to a case', () => {
  it('is among those of the wiring: cases, tickets, scans, the centre, papers, the registry', () => {
    expect(types.length).toBeGreaterThan(60);
    expect(types.map((type) => type.split('.')[0])).toEqual(
      expect.arrayContaining(['reception', 'centre', 'documents', 'certificates', 'registry', 'kernel']),
    );
  });

  it.each(types)('%s has a sentence in both languages', (type) => {
    for (const language of ['ja', 'en'] as const) {
      const did = at(language, 'audit', 'sentences', type, 'did');
      expect({ type, language, did: typeof did }).toEqual({ type, language, did: 'string' });
      expect(did).not.toBe('');
    }
  });

  it.each(['ja', 'en'] as const)('asks for no value that nobody gives (%s)', (language) => {
    const asked = leaves(at(language, 'audit', 'sentences')).flatMap((template) =>
      [...template.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''),
    );
    expect(asked.filter((name) => !valueNames.has(name))).toEqual([]);
  });

  it('has the same sentences in both languages', () => {
    const shape = (tree: string | Tree | undefined): unknown =>
      typeof tree === 'object'
        ? Object.fromEntries(Object.entries(tree).map(([key, branch]) => [key, shape(branch)]))
        : 'text';
    expect(shape(at('en', 'audit'))).toEqual(shape(at('ja', 'audit')));
  });

  it('names every follow-up and every reason to give one up', () => {
    for (const language of ['ja', 'en'] as const) {
      for (const { name } of obligations)
        expect([name, typeof at(language, 'audit', 'codes', 'follow-up', name)]).toEqual([name, 'string']);
      for (const reason of discardReasons) expect(at(language, 'audit', 'codes', 'reason', reason)).toBeDefined();
    }
  });
});

describe('a sentence', () => {
  it('says who, where and what', () => {
    const story = aCase();
    const submitted = story.find(({ event }) => event.type === 'centre.EntrySubmitted');
    expect(submitted && say(submitted, wordsFor(story)).sentence).toEqual({
      ja: '佐藤(センター)が住民異動届の入力を提出',
      en: '佐藤 (Centre) submitted the entry of resident change notification',
    });
  });

  it('says how long the visitor had waited when she was called', () => {
    const story = aCase();
    const called = story.find(({ event }) => event.type === 'reception.TicketCalled');
    expect(called && say(called, wordsFor(story)).detail?.ja).toBe('23分待ち');
  });

  it('never says what is sealed, whoever asks', () => {
    const story = aCase();
    const told = JSON.stringify(story.map((happening) => say(happening, wordsFor(story))));
    for (const personal of ['山田', '太郎', '若園', '090-1111-2222', '読めません'])
      expect(told).not.toContain(personal);
  });

  it('leaves out a reason that was typed freely: it may name somebody', () => {
    const typed = asSaid(
      'floor-kokurakita-2026-11-24',
      by(clerk, { type: 'reception.TicketWithdrawn', data: { ticketId: 't', reason: '山田太郎さんが帰宅' } }),
    );
    expect(JSON.stringify(say(typed, wordsFor([typed])))).not.toContain('山田');
  });

  it('does not say how many a protected household is', () => {
    const story = aCase();
    const taken = story.find(({ event }) => event.type === 'reception.HouseholdTaken');
    expect(taken && say(taken, wordsFor(story)).did.ja).toBe('世帯1人を記録');
    expect(taken && say(taken, wordsFor(story, true)).did.ja).toBe('世帯を記録');
  });

  it('tells many equal acts of one command as one', () => {
    const story = aCase();
    const accepted = story.find(({ event }) => event.type === 'reception.ItemAccepted');
    expect(accepted && sayMany(accepted, wordsFor(story), 7)?.ja).toBe('手続き7件を受付');
  });

  it('falls back to "somebody" for a member of staff whose name is gone', () => {
    const gone = asSaid(
      'workItem-f',
      by({ ...operator, person: 'nobody' }, { type: 'centre.Approved', data: { formId: 'f' } }),
    );
    expect(say(gone, wordsFor([gone])).who.ja).toBe('職員');
  });

  it('folds the machinery, and no decision of a person', () => {
    expect(
      types
        .filter(isMinor)
        .filter((type) => /Approved|Returned|Accepted|Declined|Submitted|HandedOff|Corrected/.test(type)),
    ).toEqual([]);
  });
});
