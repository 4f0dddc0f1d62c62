import { describe, expect, it } from '@jest/globals';
import { Texts } from '../edge/texts.js';
import { queueNames } from '../kernel/obligation.js';
import { partsOf, sizeOf, type Figures, type Part } from './state.js';

const NOW = '2026-11-24T01:12:00.000Z';
const queue = {
  queue: 'registry',
  depth: { queue: 'registry', waiting: 0, active: 0, delayed: 0 },
  open: 0,
  parked: 0,
  oldest: null,
  firstDue: null,
} as const;
const projection = { name: 'cases', version: 1, position: '5000', stopped: null };
const stopped = { position: '4711', type: 'reception.CaseOpened', error: 'TypeError at cases.projection.ts:60' };
const GIGA = 1_000_000_000;

const figures: Figures = {
  now: NOW,
  head: 5_000n,
  projections: [projection],
  queues: [queue],
  storage: {
    events: 5_000,
    lastMinute: 3,
    lastAt: NOW,
    databaseBytes: GIGA,
    blobBytes: GIGA,
    blobFiles: 9,
    freeBytes: 50 * GIGA,
    diskBytes: 100 * GIGA,
  },
  engine: 'PostgreSQL 18.4',
};
const part = (id: string, changes: Partial<Figures> = {}): Part | undefined =>
  partsOf({ ...figures, ...changes }).find((one) => one.id === id);
const storage = (freeBytes: number) => part('storage', { storage: { ...figures.storage, freeBytes } });

describe('a program in order', () => {
  it('says so of every part and asks for nothing', () => {
    expect(partsOf(figures).map(({ state, todo }) => [state, todo])).toEqual(partsOf(figures).map(() => ['ok', null]));
  });
});

describe('projections', () => {
  it('may trail a little behind the last event', () => expect(part('projections', { head: 6_000n })?.state).toBe('ok'));
  it('are watched when lists are old', () => {
    expect(part('projections', { head: 6_001n })).toMatchObject({
      state: 'watch',
      values: { name: 'cases', lag: 1_001 },
      figure: '0 / 1',
    });
  });
  it('need a person when one stopped, however well the others run', () => {
    const all = [projection, { ...projection, name: 'floor', stopped }];
    expect(part('projections', { projections: all })).toMatchObject({
      state: 'act',
      values: { stopped: 1 },
      figure: '1 / 2',
    });
  });
});

describe('a queue', () => {
  const open = (seconds: number) => ({
    ...queue,
    open: 2,
    oldest: new Date(Date.parse(NOW) - seconds * 1_000).toISOString(),
  });

  it('with young work is in order', () => expect(part('registry', { queues: [open(60)] })?.state).toBe('ok'));
  it('whose oldest work waits for more than a minute is watched', () =>
    expect(part('registry', { queues: [open(61)] })?.state).toBe('watch'));
  it('with work that waits for a decision needs one', () =>
    expect(part('registry', { queues: [{ ...open(1), parked: 1 }] })?.state).toBe('act'));
  it('that does not answer needs somebody, and what is owed is known all the same', () => {
    expect(part('registry', { queues: [{ ...open(1), depth: null }] })).toMatchObject({
      state: 'act',
      key: 'queue/silent',
      values: { open: 2 },
    });
  });
});

describe('storage', () => {
  it.each([
    [10 * GIGA, 'ok'],
    [9.9 * GIGA, 'watch'],
    [2.9 * GIGA, 'act'],
    [0, 'act'],
  ] as const)('with %d bytes of a hundred gigabytes left is %s', (free, state) =>
    expect(storage(free)?.state).toBe(state),
  );

  it('is told in sizes a person reads', () =>
    expect([26_284_255, 1_830_000_000, 412_000_000_000].map(sizeOf)).toEqual(['27MB', '1.8GB', '412GB']));
});

describe('the words', () => {
  const texts = new Texts('config');
  const states: Part[] = [
    ...partsOf(figures),
    ...partsOf({ ...figures, head: 9_000n, storage: { ...figures.storage, lastMinute: 0, freeBytes: 5 * GIGA } }),
    ...partsOf({
      ...figures,
      projections: [{ ...projection, stopped }],
      storage: { ...figures.storage, freeBytes: 0 },
    }),
    ...[
      { ...queue, depth: null },
      { ...queue, parked: 1 },
      { ...queue, open: 1, oldest: NOW },
      { ...queue, open: 1, oldest: '2026-11-24T00:00:00.000Z' },
    ].flatMap((one) => partsOf({ ...figures, queues: [one] })),
  ];

  it.each(['ja', 'en'] as const)('say every state and what to do (%s)', (language) => {
    const keys = states.flatMap(({ id, key, todo }) => [
      `parts/${id}`,
      `sentences/${key}`,
      ...(todo === null ? [] : [`sentences/${todo}`]),
    ]);
    for (const key of keys) {
      const path = `operations-screens/${key}`;
      expect(texts.get(language, path)).not.toBe(path);
    }
  });

  it('name every queue of the program', () => {
    for (const name of queueNames) expect([name, texts.has(`operations-screens/parts/${name}`)]).toEqual([name, true]);
  });

  it.each([
    'kernel.follow-up-failed',
    'kernel.follow-up-gave-up',
    'kernel.follow-up-not-closed',
    'kernel.follow-up-not-parked',
    'registry.form-without-case',
    'centre.no-such-hand-off',
    'centre.no-such-return',
  ])('tell what happened and what to do for %s', (code) => {
    for (const language of ['ja', 'en'] as const) {
      for (const half of ['title', 'detail'])
        expect(texts.get(language, `problems/${code}/${half}`)).not.toBe(`problems/${code}/${half}`);
    }
  });
});
