import { describe, expect, it } from '@jest/globals';
import type { FormState, FormTimes } from '../times.js';
import { centreEntryTime } from './centre-entry-time.js';
import { centreReviewTime } from './centre-review-time.js';
import { handOffToApproval } from './hand-off-to-approval.js';
import { hours, phases } from './spec-times.js';

const form = (life: string): FormTimes => {
  const told = phases<FormState>(life);
  const first = (state: FormState) => told.find((phase) => phase.state === state)?.from ?? null;
  return { phases: told, handedOffAt: first('sent'), approvedAt: first('approved'), decisions: [] };
};
const straight = 'sent 9:00, entry-waiting 9:01, entry 9:05, review-waiting 9:09, review 9:12, approved 9:14';
const returned =
  'sent 9:00, entry-waiting 9:01, entry 9:05, review-waiting 9:09, review 9:12, returned-operator 9:13, entry 9:20, review-waiting 9:23, review 9:30, approved 9:32';
const held =
  'sent 9:00, entry-waiting 9:01, entry 9:05, hold 9:10, entry 11:00, review-waiting 11:02, review 11:05, approved 11:06';
const late = 'sent 17:05, entry-waiting 17:05, entry 17:10, review-waiting 17:25, review 17:26, approved 17:30';
const overLunch = 'sent 11:50, entry-waiting 11:51, entry 11:55, review-waiting 12:25, review 12:50, approved 13:05';
const handedOn =
  'sent 9:00, entry-waiting 9:01, entry 9:05, entry-waiting 9:07, entry 9:10, review-waiting 9:12, review 9:13, approved 9:14';

describe('entry and review time', () => {
  it.each([
    ['in hands once', straight, 4, 2],
    ['an entry after a return is added, and so is the review that returned it', returned, 7, 3],
    ['on hold is nobody’s time', held, 7, 1],
    ['overtime after closing counts', late, 15, 4],
    ['lunch counts', overLunch, 30, 15],
    ['given back and taken by another', handedOn, 4, 1],
  ])('%s', (_, life, entry, review) => {
    expect(centreEntryTime.compute(form(life), undefined)).toBe(entry);
    expect(centreReviewTime.compute(form(life), undefined)).toBe(review);
  });

  it('is not counted before approval', () => {
    const open = form('sent 9:00, entry-waiting 9:01, entry 9:05, review-waiting 9:09');
    expect([centreEntryTime.compute(open, undefined), centreReviewTime.compute(open, undefined)]).toEqual([null, null]);
  });
});

describe('hand-off to approval', () => {
  it.each([
    ['within the morning', straight, 14],
    ['lunch counts', overLunch, 75],
    ['closing stops the clock', 'sent 17:05, entry-waiting 17:05, entry 17:10, approved 17:30', 10],
    ['the night stands still', 'sent 11-24 17:05, entry-waiting 11-24 17:06, approved 11-25 8:40', 20],
    [
      'a weekend and a public holiday stand still',
      'sent 11-20 17:00, entry-waiting 11-20 17:01, approved 11-24 8:45',
      30,
    ],
    [
      'work on a public holiday takes no open minutes',
      'sent 11-23 10:00, entry-waiting 11-23 10:01, approved 11-23 15:00',
      0,
    ],
    [
      'time back at the ward is in it',
      'sent 9:00, entry-waiting 9:00, entry 9:05, returned-ward 9:10, scanned 10:00, sent 10:05, entry-waiting 10:05, approved 10:20',
      80,
    ],
  ])('%s', (_, life, minutes) => expect(handOffToApproval.compute(form(life), hours)).toBe(minutes));

  it('is not counted for a form that was never handed off, or not approved', () => {
    expect(handOffToApproval.compute(form('prepared 9:00, checked 9:30'), hours)).toBeNull();
    expect(handOffToApproval.compute(form('sent 9:00, entry-waiting 9:01'), hours)).toBeNull();
  });
});
