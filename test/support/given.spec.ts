import { describe, expect, it } from '@jest/globals';
import { at, by, given, meta, recorded, stateAfter } from './given.js';
import { closeDesk, CloseDesk, desk, GiveNumber, giveNumber, type DeskEvent } from './number-desk.js';

const opened: DeskEvent = { type: 'desk.Opened', data: { most: 1 } };
const first: DeskEvent = { type: 'desk.NumberGiven', data: { number: 1 }, personal: { 'person:v1': { name: 'Sato' } } };
const closed: DeskEvent = { type: 'desk.Closed', data: {} };
const give = new GiveNumber({ visitor: 'v1', name: 'Sato' }, meta());
const close = new CloseDesk({}, meta());

describe('the words for rules', () => {
  it('say what follows from what', () => {
    given(desk, opened).when(giveNumber, give).then(first);
    given(desk, opened, first).when(giveNumber, give).thenRefused('desk.full', { most: 1 });
    given(desk).when(closeDesk, close).thenNothing();
    given(desk, opened, closed).when(closeDesk, close).thenNothing();
  });

  it('fail when the rule says something else', () => {
    const rule = given(desk, opened).when(giveNumber, give);
    expect(() => rule.thenNothing()).toThrow();
    expect(() => rule.thenRefused('desk.closed')).toThrow();
    expect(() => rule.then(first, first)).toThrow();
    expect(() => given(desk).when(giveNumber, give).thenRefused('desk.full')).toThrow();
    expect(() => given(desk, opened, first).when(giveNumber, give).thenRefused('desk.full', { most: 2 })).toThrow();
    expect(() => given(desk, opened, first).when(giveNumber, give).thenNothing()).toThrow();
  });

  it('tell when and by whom, and in which order', () => {
    const time = '2026-04-01T03:00:00.000Z';
    const [one, two] = recorded<DeskEvent>([opened, at(time, by({ person: 'staff-9' }, closed))]);
    expect([one?.version, two?.version]).toEqual([1, 2]);
    expect(two).toMatchObject({ recordedAt: time, occurredAt: time, actor: { person: 'staff-9', kind: 'staff' } });
    expect(stateAfter(desk, opened, closed).open).toBe(false);
  });
});
