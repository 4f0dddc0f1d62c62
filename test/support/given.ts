/** `given(fold, ...events).when(decide, command).then(...events)`: the rules of a decider in the words of the office. */
import { expect } from '@jest/globals';
import {
  isRefusal,
  type Actor,
  type Decide,
  type Envelope,
  type Fold,
  type NewEvent,
  type Recorded,
} from '../../src/kernel/decider.js';
import { derivedId } from '../../src/kernel/ids.js';
import { aClerk, meta, NOW } from './meta.js';

export { aClerk, meta, NOW };

export type Told<E> = E & Partial<Envelope>;

/** The event as it happened at this time. */
export const at = <E extends NewEvent>(time: string, event: Told<E>): Told<E> => ({
  ...event,
  occurredAt: time,
  recordedAt: time,
});

/** The event as this person brought it about. */
export const by = <E extends NewEvent>(actor: Partial<Actor>, event: Told<E>): Told<E> => ({
  ...event,
  actor: { ...aClerk, ...actor },
});

/** Completes events with a default envelope, in the order of their stream. */
export const recorded = <E extends NewEvent>(events: readonly Told<E>[], stream = 'stream-1'): Recorded<E>[] =>
  events.map((event, index) => ({
    id: derivedId('event under test', index),
    stream,
    version: index + 1,
    occurredAt: NOW,
    recordedAt: NOW,
    actor: aClerk,
    correlationId: stream,
    causationId: null,
    commandId: derivedId('earlier command', index),
    ...event,
  }));

export const stateAfter = <S, E extends NewEvent>(fold: Fold<S, E>, ...events: readonly Told<E>[]): S =>
  recorded(events).reduce(fold.evolve, fold.initial);

export const given = <S, E extends NewEvent>(fold: Fold<S, E>, ...events: readonly Told<E>[]) => ({
  when: <C>(decide: Decide<C, S, E>, command: C) => {
    const decided = () => decide(command, stateAfter(fold, ...events));
    return {
      then: (...expected: readonly E[]): void => expect(decided()).toEqual(expected),
      thenNothing: (): void => expect(decided()).toEqual([]),
      thenRefused: (code: string, details?: Readonly<Record<string, unknown>>): void => {
        const result = decided();
        expect(isRefusal(result) ? result.refused : result).toEqual(code);
        if (details && isRefusal(result)) expect(result.details).toMatchObject(details);
      },
    };
  },
});
