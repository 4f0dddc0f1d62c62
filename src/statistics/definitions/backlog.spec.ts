import { describe, expect, it } from '@jest/globals';
import type { FormState, FormTimes } from '../times.js';
import { backlog } from './backlog.js';
import { at, hours, phases } from './spec-times.js';
import { standingTime } from './standing-time.js';

const form = (life: string): FormTimes => ({
  phases: phases<FormState>(life),
  handedOffAt: null,
  approvedAt: null,
  decisions: [],
});
const asOf = (now: string) => ({ asOf: at(now), hours });

describe('backlog', () => {
  it.each([
    ['within the hour', 'sent 9:30, entry-waiting 9:31', '10:12', '0-1h', 41],
    ['since the early morning', 'entry-waiting 8:35', '10:12', '1-4h', 97],
    ['over lunch', 'entry-waiting 11:30', '12:45', '1-4h', 75],
    ['since the morning', 'entry-waiting 8:40', '15:00', 'same-day', 380],
    ['the night stands still', 'entry-waiting 11-24 17:00', '11-25 8:45', '1d', 30],
    ['a weekend and a public holiday stand still', 'entry-waiting 11-20 17:00', '11-24 8:45', '1d', 30],
    ['two business days', 'entry-waiting 11-19 17:00', '11-24 8:45', '2d', 555],
    [
      'a second hand-off starts anew',
      'entry-waiting 8:31, returned-ward 9:00, scanned 9:20, sent 9:30, entry-waiting 9:31, entry 9:40',
      '10:12',
      '0-1h',
      41,
    ],
    [
      'typed, returned to the operator, on hold: it is one stay',
      'entry-waiting 9:00, entry 9:05, hold 9:10, review-waiting 9:20, returned-operator 9:30',
      '10:12',
      '1-4h',
      72,
    ],
  ])('%s', (_, life, now, age, oldest) => {
    const found = backlog.compute([form(life)], asOf(now));
    expect(found).toMatchObject({ n: 1, oldest });
    expect(Object.entries(found.ages).filter(([, n]) => n > 0)).toEqual([[age, 1]]);
  });

  it('leaves out what the centre is done with or has not got yet', () => {
    const done = [
      'sent 9:00',
      'entry-waiting 9:00, approved 9:30',
      'entry-waiting 9:00, returned-ward 9:30',
      'scanned 9:00',
    ];
    expect(backlog.compute(done.map(form), asOf('10:00'))).toMatchObject({ n: 0, oldest: null });
  });
});

describe('standing time', () => {
  it.each([
    ['since it came into its state', 'entry-waiting 9:00, entry 9:50', '10:12', 22],
    ['lunch counts', 'review-waiting 11:30', '13:10', 100],
    ['after closing it stands still', 'review-waiting 17:00', '18:30', 15],
    ['over a public holiday it stands still', 'hold 11-20 17:05', '11-24 8:40', 20],
    ['back at the ward it counts too', 'entry-waiting 8:40, returned-ward 8:50', '10:26', 96],
  ])('%s', (_, life, now, minutes) => expect(standingTime.compute(form(life), asOf(now))).toBe(minutes));

  it.each(['sent 9:00', 'entry-waiting 9:00, approved 9:10', 'entry-waiting 9:00, returned-ward 9:10, scanned 9:30'])(
    'nothing stands with anybody: %s',
    (life) => expect(standingTime.compute(form(life), asOf('10:00'))).toBeNull(),
  );
});
