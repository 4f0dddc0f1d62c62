import { describe, expect, it } from '@jest/globals';
import type { TicketState } from '../times.js';
import { at, phases } from './spec-times.js';
import { waitingTime } from './waiting-time.js';

const wait = (life: string) => {
  const told = phases<TicketState>(life);
  return waitingTime.compute({ issuedAt: told[0]?.from ?? at('9:00'), phases: told }, undefined);
};

describe('waiting time', () => {
  it.each([
    ['from ticket to call', 'waiting 9:00, called 9:23, serving 9:24', 23],
    ['at once', 'waiting 9:00, called 9:00', 0],
    ['lunch counts: the offices stay open', 'waiting 11:50, called 13:05, serving 13:06', 75],
    ['before opening counts: she stood in the line', 'waiting 8:15, called 8:32', 17],
    ['a public holiday with an open counter counts as it is', 'waiting 11-23 10:00, called 11-23 10:40', 40],
    [
      'the first call, though she was put back and called again',
      'waiting 9:00, called 9:10, waiting 9:12, called 9:30',
      10,
    ],
    [
      'the call to hand over is not a first call',
      'waiting 9:00, called 9:05, serving 9:06, centre 9:20, called 9:50, served 9:55',
      5,
    ],
    [
      'an absent visitor who came back is counted to her first call',
      'waiting 9:00, called 9:20, no-show 9:22, waiting 9:30, called 9:31',
      20,
    ],
  ])('%s', (_, life, minutes) => expect(wait(life)).toBe(minutes));

  it.each([
    ['nobody has called', 'waiting 9:00'],
    ['the visitor left before', 'waiting 9:00, withdrawn 9:40'],
    ['the visitor never came', 'waiting 9:00, called 9:20, no-show 9:22'],
    ['the hall closed before a call', 'waiting 17:10, withdrawn 17:20'],
  ])('is not counted when %s', (_, life) => expect(wait(life)).toBeNull());
});
