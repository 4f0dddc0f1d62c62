import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { order, record, rules as mailRules, TODAY } from '../specs/told.js';
import { reckonFee, validUntil } from './reckon-fee.js';

const rules = mailRules.certificates;
const fee = (copies: number, amounts: readonly number[]) =>
  reckonFee(
    [record(copies)],
    amounts.map((amount, index) => ({ ...order(index + 1, amount), receivedOn: TODAY })),
    rules,
  );
const number = (sheet: number) => order(sheet, 0).number;

describe('the fee of a request', () => {
  it('is exact', () =>
    expect(fee(2, [300, 300])).toMatchObject({
      due: 600,
      paid: 600,
      outcome: 'exact',
      settles: true,
      kept: [number(1), number(2)],
      returned: [],
    }));

  it('is short, and says which sheets would make it up', () =>
    expect(fee(2, [300, 50])).toMatchObject({
      due: 600,
      paid: 350,
      outcome: 'short',
      missing: 250,
      suggestion: [250],
      settles: false,
      kept: [],
    }));

  it('is over, and the sheets that are not needed go back', () =>
    expect(fee(1, [200, 300, 100])).toMatchObject({
      outcome: 'over',
      difference: 300,
      settles: true,
      kept: [number(2)],
      returned: [number(1), number(3)],
    }));

  it('cannot be taken from a sheet that is too large', () =>
    expect(fee(1, [1000])).toMatchObject({ outcome: 'over-inexact', settles: false, kept: [], returned: [] }));

  it('is asked for anew where the city never keeps a part', () => {
    const strict = { ...rules, post: { ...rules.post, overpayment: 'ask' as const } };
    const received = [300, 100].map((amount, index) => ({ ...order(index + 1, amount), receivedOn: TODAY }));
    expect(reckonFee([record()], received, strict)).toMatchObject({ outcome: 'over', settles: false });
  });

  it('does not count sheets that the post office refuses', () => {
    const expired = { ...order(1, 300, { issuedOn: '2026-05-23' }), receivedOn: TODAY };
    const scribbled = { ...order(2, 300, { writtenOn: true }), receivedOn: TODAY };
    const good = { ...order(3, 300), receivedOn: TODAY };
    const reckoned = reckonFee([record()], [expired, scribbled, good], rules);
    expect(reckoned.orders.map(({ unusable }) => unusable)).toEqual(['expired', 'written-on', null]);
    expect(reckoned).toMatchObject({
      paid: 300,
      outcome: 'exact',
      kept: [number(3)],
      returned: [number(1), number(2)],
    });
  });

  it('keeps sheets that make up the fee to the yen, and returns all the others', () => {
    const sheet = fc.constantFrom(...rules.post.money_orders.denominations);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(sheet, { maxLength: 12 }), (copies, amounts) => {
        const { due, paid, outcome, settles, kept, returned, orders } = fee(copies, amounts);
        const sum = (numbers: readonly string[]) =>
          orders.filter((one) => numbers.includes(one.number)).reduce((total, { amount }) => total + amount, 0);
        expect(outcome === 'short').toBe(paid < due);
        if (!settles) return expect([kept, returned]).toEqual([[], []]);
        expect(sum(kept)).toBe(due);
        expect(sum(kept) + sum(returned)).toBe(paid);
      }),
    );
  });
});

describe('a money order', () => {
  const plain = { ...rules.post.money_orders, days_to_spare: 0 };

  it.each([
    ['2026-11-20', '2027-05-20'],
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2026-06-30', '2026-12-30'],
  ])('of %s is paid out until %s', (issuedOn, until) => expect(validUntil(issuedOn, plain)).toBe(until));

  it('is refused some days earlier where the city needs them to cash it', () =>
    expect(validUntil('2026-11-20', { ...plain, days_to_spare: 10 })).toBe('2027-05-10'));

  it('is good on its last day and not on the next', () => {
    const judged = (receivedOn: string) =>
      reckonFee([record()], [{ ...order(1, 300, { issuedOn: '2026-05-24' }), receivedOn }], rules).orders[0]?.unusable;
    expect([judged('2026-11-24'), judged('2026-11-25')]).toEqual([null, 'expired']);
  });
});
