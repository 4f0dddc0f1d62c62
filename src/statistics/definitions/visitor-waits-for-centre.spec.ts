import { describe, expect, it } from '@jest/globals';
import type { TicketState } from '../times.js';
import { phases } from './spec-times.js';
import { visitorWaitsForCentre } from './visitor-waits-for-centre.js';

const waits = (life: string) =>
  visitorWaitsForCentre.compute({ issuedAt: '', phases: phases<TicketState>(life) }, undefined);

describe('a visitor waits for the centre', () => {
  it.each([
    [
      'until the call to hand over',
      'waiting 9:00, called 9:10, serving 9:11, centre 9:20, called 9:36, serving 9:37, served 9:40',
      16,
    ],
    ['over lunch it counts', 'waiting 11:00, called 11:10, serving 11:11, centre 11:50, called 13:10', 80],
    [
      'twice in one visit',
      'waiting 9:00, called 9:10, centre 9:20, called 9:30, serving 9:31, centre 9:35, called 9:40, served 9:45',
      15,
    ],
  ])('%s', (_, life, minutes) => expect(waits(life)).toBe(minutes));

  it.each([
    ['still waits', 'waiting 9:00, called 9:10, serving 9:11, centre 9:20'],
    ['waits again', 'waiting 9:00, called 9:10, centre 9:20, called 9:30, centre 9:35'],
    ['never did', 'waiting 9:00, called 9:10, serving 9:11, served 9:20'],
  ])('who %s is left out', (_, life) => expect(waits(life)).toBeNull());
});
