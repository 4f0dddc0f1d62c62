import { describe, expect, it } from '@jest/globals';
import { mailAge } from './mail-age.js';
import { mailPromiseKept } from './mail-promise-kept.js';
import { hours } from './spec-times.js';

const today = '2026-11-24';
const envelope = (arrivedOn: string, dispatchedOn: string | null = null, more = {}) => ({
  arrivedOn, promisedOn: '2026-11-26', dispatchedOn, inquired: false, endedOn: null, ...more,
}); // prettier-ignore

describe('age of mail-in requests', () => {
  it.each([
    ['came today', envelope('2026-11-24'), 0],
    ['came on Friday: a weekend and a public holiday lie between', envelope('2026-11-20'), 1],
    ['came on the public holiday', envelope('2026-11-23'), 1],
    ['two weeks', envelope('2026-11-10'), 9],
    ['until it was posted', envelope('2026-11-16', '2026-11-19'), 3],
    ['posted on the day', envelope('2026-11-20', '2026-11-20'), 0],
    ['over the year-end closing', envelope('2026-12-28', '2027-01-05'), 2],
    ['waiting for a reply counts', envelope('2026-11-16', null, { inquired: true }), 5],
  ])('%s', (_, one, days) => expect(mailAge.compute(one, { date: today, calendar: hours.calendar })).toBe(days));

  it('is not counted for an envelope that ended otherwise', () => {
    const returned = envelope('2026-11-16', null, { endedOn: '2026-11-20' });
    expect(mailAge.compute(returned, { date: today, calendar: hours.calendar })).toBeNull();
  });
});

describe('mail promises', () => {
  it.each([
    ['posted before the day', envelope('2026-11-16', '2026-11-25'), today, 'kept'],
    ['posted on the day', envelope('2026-11-16', '2026-11-26'), '2026-11-27', 'kept'],
    ['posted a day later', envelope('2026-11-16', '2026-11-27'), '2026-11-30', 'broken'],
    ['the day is not over', envelope('2026-11-16'), '2026-11-26', 'still-open'],
    ['the day is past and nothing was posted', envelope('2026-11-16'), '2026-11-27', 'broken'],
    ['asked about', envelope('2026-11-16', '2026-12-10', { inquired: true }), '2026-12-10', null],
    ['returned to the sender', envelope('2026-11-16', null, { endedOn: '2026-11-20' }), today, null],
  ])('%s', (_, one, now, state) => expect(mailPromiseKept.compute(one, now)).toBe(state));
});
