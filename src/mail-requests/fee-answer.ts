/** The fee as the desk shows it while it is typed, and beside the request. */
import { z } from 'zod';
import { findKind, type CertificateRules } from '../certificates/index.js';
import type { MoneyOrderInput, WantedInput } from './inputs.js';
import type { MoneyOrder, Wanted } from './events.js';
import type { Fee } from './money/reckon-fee.js';

export const words = z.object({ ja: z.string(), en: z.string() });

export const feeShape = z.object({
  lines: z.array(
    z.object({
      kind: z.string(),
      name: words,
      unit: z.number().int(),
      copies: z.number().int(),
      amount: z.number().int(),
    }),
  ),
  orders: z.array(
    z.object({
      number: z.string(), amount: z.number().int(), issuedOn: z.string(), receivedOn: z.string(), validUntil: z.string(),
      unusable: z.enum(['expired', 'written-on']).nullable(),
    }),
  ), // prettier-ignore
  due: z.number().int(),
  paid: z.number().int(),
  difference: z.number().int(),
  outcome: z.enum(['exact', 'short', 'over', 'over-inexact']),
  missing: z.number().int(),
  suggestion: z.array(z.number().int()),
  returned: z.array(z.string()),
  /** Whether the fee can be taken from these sheets now. */
  settles: z.boolean(),
});
export type FeeAnswer = z.infer<typeof feeShape>;

export const kindName = (rules: CertificateRules, id: string) => {
  const kind = findKind(rules, id);
  return { ja: kind?.name_ja ?? id, en: kind?.name_en ?? id };
};

export const feeAnswer = (fee: Fee, rules: CertificateRules): FeeAnswer => ({
  lines: fee.lines.map((line) => ({ ...line, name: kindName(rules, line.kind) })),
  orders: fee.orders.map(({ number, amount, issuedOn, receivedOn, validUntil, unusable }) => ({
    number,
    amount,
    issuedOn,
    receivedOn,
    validUntil,
    unusable,
  })),
  due: fee.due,
  paid: fee.paid,
  difference: fee.difference,
  outcome: fee.outcome,
  missing: fee.missing,
  suggestion: [...fee.suggestion],
  returned: [...fee.returned],
  settles: fee.settles,
});

export const wantedOf = (inputs: readonly WantedInput[]): Wanted[] =>
  inputs.map(({ kind, copies, scope = 'household', domicile = false, relation = true }) => ({
    kind,
    copies,
    scope,
    domicile,
    relation,
  }));

/** Spelled one way, so that the same sheet is known again. */
export const ordersOf = (inputs: readonly MoneyOrderInput[]): MoneyOrder[] =>
  inputs.map(({ number, issuedOn, amount, writtenOn = false }) => ({
    number: number.replace(/^(\d{5})[- ]?(\d{6})$/, '$1-$2'),
    issuedOn,
    amount,
    writtenOn,
  }));
