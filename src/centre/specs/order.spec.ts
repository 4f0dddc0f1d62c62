import { describe, expect, it } from '@jest/globals';
import { byUrgency, offersFor, whyHere, type Taker, type Waiting } from '../order.js';

const now = new Date('2026-11-24T01:12:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const aForm = (id: string, changes: Partial<Waiting> = {}): Waiting => ({
  id,
  caseId: `case of ${id}`,
  state: 'entry-waiting',
  priority: 'ROUTINE',
  raised: false,
  protected: false,
  promisedAt: inMinutes(420),
  arrivedAt: inMinutes(-5),
  since: inMinutes(-5),
  returnedTo: null,
  received: ['nakamura'],
  enteredBy: [],
  reviewedBy: [],
  ...changes,
});
const sato: Taker = { person: 'sato', role: 'operator', official: false };
const tanaka: Taker = { person: 'tanaka', role: 'reviewer', official: true };

const next = (
  forms: Waiting[],
  who: Taker = sato,
  lastCase: string | null = null,
  stage: 'entry' | 'review' = 'entry',
) => offersFor([...forms].sort(byUrgency(now)), stage, who, lastCase, now).map(({ id }) => id);

describe('what comes next', () => {
  it('is the visitor in the hall, then what the law sets a day for, then the rest in order of arrival', () => {
    const forms = [
      aForm('later', { arrivedAt: inMinutes(-2) }),
      aForm('earlier', { arrivedAt: inMinutes(-9) }),
      aForm('due tomorrow', { priority: 'STATUTORY', promisedAt: inMinutes(1800) }),
      aForm('due today', { priority: 'STATUTORY', promisedAt: inMinutes(400) }),
      aForm('visitor', { priority: 'VISITOR_WAITING', promisedAt: inMinutes(10) }),
    ];
    expect(next(forms)).toEqual(['visitor', 'due today', 'due tomorrow', 'earlier', 'later']);
  });

  it('is, among visitors, the nearest promise', () => {
    const visitor = { priority: 'VISITOR_WAITING' } as const;
    expect(
      next([
        aForm('b', { ...visitor, promisedAt: inMinutes(9) }),
        aForm('a', { ...visitor, promisedAt: inMinutes(3) }),
      ]),
    ).toEqual(['a', 'b']);
  });

  it('is what a supervisor raised, before everything', () => {
    expect(next([aForm('visitor', { priority: 'VISITOR_WAITING' }), aForm('raised', { raised: true })])).toEqual([
      'raised',
      'visitor',
    ]);
  });

  it('is an old form before newer ones of a higher class, but never before a visitor', () => {
    const old = aForm('old', { arrivedAt: inMinutes(-60 * 30), promisedAt: inMinutes(60) });
    const forms = [
      aForm('visitor', { priority: 'VISITOR_WAITING' }),
      aForm('due', { priority: 'STATUTORY', promisedAt: inMinutes(400) }),
      old,
    ];
    expect(next(forms)).toEqual(['visitor', 'old', 'due']);
  });

  it('is first of all her own entry that was returned, and others get it only when she does not come', () => {
    const returned = (minutesAgo: number) =>
      aForm('returned', { state: 'returned-operator', returnedTo: 'sato', since: inMinutes(-minutesAgo) });
    const forms = (minutesAgo: number) => [aForm('visitor', { priority: 'VISITOR_WAITING' }), returned(minutesAgo)];
    expect(next(forms(1))).toEqual(['returned', 'visitor']);
    expect(next(forms(1), { ...sato, person: 'takagi' })).toEqual(['visitor']);
    expect(next(forms(11), { ...sato, person: 'takagi' })).toEqual(['visitor', 'returned']);
  });

  it('stays with the household she is working on, among equally urgent forms', () => {
    const same = { caseId: 'yamada', arrivedAt: inMinutes(-1) };
    expect(next([aForm('a'), aForm('b', same)], sato, 'yamada')).toEqual(['b', 'a']);
    expect(next([aForm('visitor', { priority: 'VISITOR_WAITING' }), aForm('b', same)], sato, 'yamada')).toEqual([
      'visitor',
      'b',
    ]);
  });

  it('is of a protected person for the named staff only, and for them before the rest', () => {
    const forms = [
      aForm('visitor', { priority: 'VISITOR_WAITING' }),
      aForm('protected', { priority: 'PROTECTED', protected: true }),
    ];
    expect(next(forms)).toEqual(['visitor']);
    expect(next(forms, { ...sato, role: 'protection' })).toEqual(['protected', 'visitor']);
  });

  it('is nothing that a person received, typed or reviewed herself, and nothing to review for contractors', () => {
    const review = (changes: Partial<Waiting>) => [aForm('form', { state: 'review-waiting', ...changes })];
    expect(next([aForm('form')], { ...sato, person: 'nakamura' })).toEqual([]);
    expect(next([aForm('form', { reviewedBy: ['sato'] })])).toEqual([]);
    expect(next(review({ enteredBy: ['tanaka'] }), tanaka, null, 'review')).toEqual([]);
    expect(next(review({ enteredBy: ['sato'] }), tanaka, null, 'review')).toEqual(['form']);
    expect(next(review({ enteredBy: ['sato'] }), { ...tanaka, official: false }, null, 'review')).toEqual([]);
  });
});

describe('the reason for a place', () => {
  const codes = (form: Waiting, lastCase: string | null = null) => whyHere(form, now, lastCase).map(({ code }) => code);

  it('says who waits, what is due, and how far the promise is', () => {
    expect(codes(aForm('a', { priority: 'VISITOR_WAITING', promisedAt: inMinutes(3) }))).toEqual(['visitor', 'soon']);
    expect(whyHere(aForm('a', { priority: 'VISITOR_WAITING', promisedAt: inMinutes(-4) }), now)).toEqual([
      { code: 'visitor', values: {} },
      { code: 'late', values: { minutes: 4 } },
    ]);
    expect(whyHere(aForm('a', { priority: 'STATUTORY', promisedAt: new Date('2026-11-24T15:30:00Z') }), now)).toEqual([
      { code: 'statutory', values: { date: '2026-11-25' } },
    ]);
    expect(codes(aForm('a', { state: 'returned-operator' }))).toEqual(['returned']);
    expect(codes(aForm('a', { arrivedAt: inMinutes(-500) }))).toEqual(['aged']);
    expect(codes(aForm('a', { caseId: 'yamada' }), 'yamada')).toEqual(['same-household', 'arrival']);
  });
});
