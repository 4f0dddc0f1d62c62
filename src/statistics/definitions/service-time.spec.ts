import { describe, expect, it } from '@jest/globals';
import type { TicketState } from '../times.js';
import { phases } from './spec-times.js';
import { serviceTime } from './service-time.js';

const served = (life: string) => serviceTime.compute({ issuedAt: '', phases: phases<TicketState>(life) }, undefined);

describe('service time', () => {
  it.each([
    ['call to end', 'waiting 9:00, called 9:10, serving 9:12, served 9:25', 15],
    [
      'without waiting for the centre',
      'waiting 9:00, called 9:10, serving 9:11, centre 9:30, called 9:50, serving 9:51, served 9:56',
      26,
    ],
    ['over lunch it goes on', 'waiting 11:30, called 11:50, serving 11:51, served 12:20', 30],
    ['past closing it goes on', 'waiting 17:00, called 17:05, serving 17:06, served 17:35', 30],
    [
      'a call that nobody answered is none',
      'waiting 9:00, called 9:10, no-show 9:15, waiting 9:20, called 9:30, serving 9:31, served 9:40',
      10,
    ],
    [
      'a call that was taken back is none',
      'waiting 9:00, called 9:10, waiting 9:13, called 9:30, serving 9:31, served 9:40',
      10,
    ],
  ])('%s', (_, life, minutes) => expect(served(life)).toBe(minutes));

  it.each([
    ['the visit goes on', 'waiting 9:00, called 9:10, serving 9:11'],
    ['she waits for the centre', 'waiting 9:00, called 9:10, serving 9:11, centre 9:30'],
    ['she left', 'waiting 9:00, withdrawn 9:30'],
  ])('is not counted while %s', (_, life) => expect(served(life)).toBeNull());
});
