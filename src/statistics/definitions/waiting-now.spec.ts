import { describe, expect, it } from '@jest/globals';
import type { TicketState } from '../times.js';
import { at, phases } from './spec-times.js';
import { waitingNow } from './waiting-now.js';

const wait = (life: string, now: string) => {
  const told = phases<TicketState>(life);
  return waitingNow.compute({ issuedAt: told[0]?.from ?? '', phases: told }, at(now));
};

describe('waiting now', () => {
  it.each([
    ['in the line', 'waiting 9:40', '10:12', 32],
    ['over lunch', 'waiting 11:55', '13:00', 65],
    ['put back into the line: from the ticket', 'waiting 9:00, called 9:10, waiting 9:12', '9:30', 30],
  ])('%s', (_, life, now, minutes) => expect(wait(life, now)).toBe(minutes));

  it.each([
    ['called', 'waiting 9:00, called 9:10'],
    ['waiting for the centre', 'waiting 9:00, called 9:10, serving 9:11, centre 9:20'],
    ['served', 'waiting 9:00, called 9:10, served 9:20'],
  ])('nobody who is %s waits in the line', (_, life) => expect(wait(life, '10:00')).toBeNull());
});
