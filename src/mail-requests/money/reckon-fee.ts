/** What a request costs, what came with it, and what to do about the difference. Pure. */
import { daysInMonth, isoDate, type IsoDate } from '../../calendar/index.js';
import { findKind, type CertificateRules, type PostRules } from '../../certificates/index.js';
import type { MoneyOrder, Wanted } from '../events.js';

export interface ReceivedOrder extends MoneyOrder {
  readonly receivedOn: IsoDate;
}

export type Unusable = 'expired' | 'written-on';

export interface OrderJudged extends ReceivedOrder {
  readonly validUntil: IsoDate;
  readonly unusable: Unusable | null;
}

/** over-inexact: more than enough, but no sheets make up the fee exactly. */
export type FeeOutcome = 'exact' | 'short' | 'over' | 'over-inexact';

export interface FeeLine {
  readonly kind: string;
  readonly unit: number;
  readonly copies: number;
  readonly amount: number;
}

export interface Fee {
  readonly lines: readonly FeeLine[];
  readonly orders: readonly OrderJudged[];
  readonly due: number;
  /** By sheets that the post office pays out. */
  readonly paid: number;
  readonly difference: number;
  readonly outcome: FeeOutcome;
  readonly missing: number;
  /** Sheets that would make up what is missing. */
  readonly suggestion: readonly number[];
  /** Numbers of the sheets that pay the fee, when it can be settled. */
  readonly kept: readonly string[];
  /** Numbers of the sheets that go back, when it can be settled. */
  readonly returned: readonly string[];
  readonly settles: boolean;
}

/** The same day of the month so many months later, or the month's last day: still payable on it. */
export const validUntil = (
  issuedOn: IsoDate,
  { valid_months: months, days_to_spare: spare }: PostRules['money_orders'],
): IsoDate => {
  const [year = 0, month = 1, day = 1] = issuedOn.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const last = isoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
  return spare === 0 ? last : new Date(Date.parse(`${last}T00:00:00Z`) - spare * 86_400_000).toISOString().slice(0, 10);
};

export const judgeOrder = (order: ReceivedOrder, rules: PostRules['money_orders']): OrderJudged => {
  const until = validUntil(order.issuedOn, rules);
  const unusable = order.writtenOn ? 'written-on' : order.receivedOn > until ? 'expired' : null;
  return { ...order, validUntil: until, unusable };
};

export const reckonFee = (
  kinds: readonly Wanted[],
  received: readonly ReceivedOrder[],
  rules: CertificateRules,
): Fee => {
  const lines = kinds.map(({ kind, copies }) => {
    const unit = findKind(rules, kind)?.fee ?? 0;
    return { kind, unit, copies, amount: unit * copies };
  });
  const orders = received.map((order) => judgeOrder(order, rules.post.money_orders));
  const usable = orders.filter(({ unusable }) => unusable === null);
  const due = sum(lines);
  const paid = sum(usable);
  const kept = exactly(usable, due);
  const outcome = paid < due ? 'short' : kept === null ? 'over-inexact' : paid === due ? 'exact' : 'over';
  const settles = kept !== null && (outcome === 'exact' || rules.post.overpayment === 'return-sheets');
  const missing = outcome === 'short' ? due - paid : 0;
  const keeps = settles ? (kept ?? []) : [];
  return {
    lines, orders, due, paid, difference: paid - due, outcome, missing, settles, kept: keeps,
    suggestion: fewest(missing, rules.post.money_orders.denominations) ?? [],
    returned: settles ? orders.filter(({ number }) => !keeps.includes(number)).map(({ number }) => number) : [],
  }; // prettier-ignore
};

const sum = (items: readonly { readonly amount: number }[]): number =>
  items.reduce((total, { amount }) => total + amount, 0);

/** The sheets, in the order they came, that make up this amount to the yen; null when none do. */
const exactly = (orders: readonly OrderJudged[], due: number): readonly string[] | null => {
  let reached = new Map<number, readonly string[]>([[0, []]]);
  for (const { amount, number } of orders) {
    const next = new Map(reached);
    for (const [total, sheets] of reached) {
      const more = total + amount;
      if (more <= due && !next.has(more)) next.set(more, [...sheets, number]);
    }
    reached = next;
  }
  return reached.get(due) ?? null;
};

/** The fewest sheets that make up an amount. */
const fewest = (amount: number, denominations: readonly number[]): readonly number[] | null => {
  const best: (readonly number[] | null)[] = [[]];
  for (let total = 1; total <= amount; total += 1) {
    const candidates = denominations.flatMap((sheet) => {
      const rest = sheet <= total ? best[total - sheet] : null;
      return rest ? [[sheet, ...rest]] : [];
    });
    best[total] = candidates.toSorted((a, b) => a.length - b.length)[0] ?? null;
  }
  return best[amount] ?? null;
};
