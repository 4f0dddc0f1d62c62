import { expect, it } from '@jest/globals';
import type { Observation } from './observe/observation.js';
import { knotsOf, stuckMatrix } from './stuck.js';

const form = (kind: string, state: string, value: number, officeId = 'moji'): Observation => ({
  thing: 'form', id: `${kind}${state}${value}`, number: '', caseId: null, officeId, kind, state, since: '', at: '', date: '', value, protected: false,
}); // prettier-ignore

const rows = [
  form('NHI', 'returned-ward', 96, 'kokurakita'), form('NHI', 'returned-ward', 20, 'moji'), form('NHI', 'entry-waiting', 38),
  form('CHILD', 'returned-ward', 71, 'yahatahigashi'), form('IDO', 'review', 60),
]; // prettier-ignore

it('has a cell for each kind and state that has forms, with how many and the oldest', () => {
  expect(stuckMatrix(rows)).toEqual([
    { kind: 'NHI', n: 3, cells: [{ state: 'entry-waiting', n: 1, oldest: 38 }, { state: 'returned-ward', n: 2, oldest: 96 }] },
    { kind: 'CHILD', n: 1, cells: [{ state: 'returned-ward', n: 1, oldest: 71 }] },
    { kind: 'IDO', n: 1, cells: [{ state: 'review', n: 1, oldest: 60 }] },
  ]); // prettier-ignore
});

it('names where something stands beyond the hour, and whose it is; the hour itself is not beyond', () => {
  const [knot, ...others] = knotsOf(rows);
  expect(others).toEqual([]);
  expect(knot).toMatchObject({ state: 'returned-ward', n: 2, oldest: 96 });
  expect(knot?.offices.map(({ officeId }) => officeId).sort()).toEqual(['kokurakita', 'yahatahigashi']);
  expect(knot?.kinds.map(({ kind }) => kind)).toEqual(['NHI', 'CHILD']);
});
