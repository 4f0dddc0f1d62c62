/** 小為替受払簿: at any moment what came in is fee, returned, or still held. Pure. */

export interface Purse {
  readonly orders: readonly { readonly number: string; readonly amount: number }[];
  /** Sheets that paid the fee. */
  readonly kept: readonly string[];
  /** Sheets that were booked as returned. */
  readonly returned: readonly string[];
}

export interface Ledger {
  readonly received: number;
  readonly fees: number;
  readonly returned: number;
  /** Not decided yet: requests under way or waiting for an answer. */
  readonly held: number;
}

export const emptyPurse: Purse = { orders: [], kept: [], returned: [] };

export const ledgerOf = (purses: Iterable<Purse>): Ledger => {
  let ledger: Ledger = { received: 0, fees: 0, returned: 0, held: 0 };
  for (const { orders, kept, returned } of purses) {
    for (const { number, amount } of orders) {
      const place = kept.includes(number) ? 'fees' : returned.includes(number) ? 'returned' : 'held';
      ledger = { ...ledger, received: ledger.received + amount, [place]: ledger[place] + amount };
    }
  }
  return ledger;
};

/** A sheet is on one side of the book only, and none is invented. */
export const isBalanced = (purses: readonly Purse[]): boolean => {
  const { received, fees, returned, held } = ledgerOf(purses);
  const clean = purses.every(({ orders, kept, returned: back }) => {
    const numbers = orders.map(({ number }) => number);
    const booked = [...kept, ...back];
    return new Set(booked).size === booked.length && booked.every((number) => numbers.includes(number));
  });
  return clean && received === fees + returned + held;
};
