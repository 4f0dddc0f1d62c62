import { describe, expect, it } from '@jest/globals';
import { followUpMeta, obligation, type FollowUp } from '../obligation.js';
import { checkDeclarations } from './check-declarations.js';
import { versionOf } from './open-obligation.projection.js';

type Events =
  { type: 'a.Opened'; data: object } | { type: 'a.Closed'; data: object } | { type: 'a.Dropped'; data: object };
const declared = (name: string, version = 1) =>
  obligation<Events>({
    name,
    version,
    queue: 'render',
    opens: { 'a.Opened': () => ({ key: 'k', ids: {} }) },
    closes: { 'a.Closed': () => 'k' },
  });
const job = (name: string) => ({ obligation: name, run: async () => undefined });

describe('the declarations of what is owed', () => {
  it('need exactly one job each, on a queue that exists', () => {
    expect(() => checkDeclarations([declared('a'), declared('b')], [job('b'), job('a')], ['render'])).not.toThrow();
    expect(() => checkDeclarations([declared('a')], [], ['render'])).toThrow('obligation a has no job');
    expect(() => checkDeclarations([declared('a')], [job('a'), job('a')], ['render'])).toThrow(
      'obligation a has two jobs',
    );
    expect(() => checkDeclarations([declared('a'), declared('a')], [job('a')], ['render'])).toThrow(
      'a is declared twice',
    );
    expect(() => checkDeclarations([declared('a')], [job('a'), job('z')], ['render'])).toThrow(
      'serves z, which is not declared',
    );
    expect(() => checkDeclarations([declared('a')], [job('a')], ['registry'])).toThrow('wants queue render');
  });

  it('are a new projection when one is added, changed or reacts to another event, and the same in another order', () => {
    const [a, b] = [declared('a'), declared('b')];
    const before = versionOf([a, b]);
    expect(versionOf([b, a])).toBe(before);
    expect(versionOf([a])).not.toBe(before);
    expect(versionOf([a, declared('b', 2)])).not.toBe(before);
    expect(versionOf([a, { ...b, closes: { ...b.closes, 'a.Dropped': () => 'k' } }])).not.toBe(before);
  });
});

describe('the command of a follow-up', () => {
  const followUp: FollowUp = { obligation: 'a', key: 'k', eventId: 'e', correlationId: 'case-1', ids: {} };

  it('is the same command whenever and wherever the job runs', () => {
    const [first, second] = ['2026-04-01T00:00:00.000Z', '2026-04-02T00:00:00.000Z'].map((now) =>
      followUpMeta(followUp, now),
    );
    expect(second?.commandId).toBe(first?.commandId);
    expect(first).toMatchObject({ causationId: 'e', correlationId: 'case-1', actor: { kind: 'system' } });
  });

  it('is another one for another event, key, obligation or part', () => {
    const others: [FollowUp, string?][] = [
      [followUp],
      [{ ...followUp, eventId: 'f' }],
      [{ ...followUp, key: 'l' }],
      [{ ...followUp, obligation: 'b' }],
      [followUp, 'register'],
    ];
    expect(new Set(others.map(([other, part]) => followUpMeta(other, '', part).commandId)).size).toBe(others.length);
  });
});
