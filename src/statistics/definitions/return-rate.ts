import { definition } from '../definition.js';
import type { Decision } from '../times.js';

export interface Returns {
  /** Decisions: approvals and returns. */
  readonly n: number;
  readonly returned: number;
  readonly toOperator: number;
  readonly toWard: number;
  readonly share: number | null;
  /** A return with two reasons counts under both, so these may add up to more than the returns. */
  readonly reasons: readonly { readonly code: string; readonly n: number }[];
}

/** How many of the decisions on forms sent them back, to whom and why. */
export const returnRate = definition({
  id: 'return-rate',
  version: 1,
  name: { ja: '差戻し率', en: 'Return rate' },
  text: {
    ja: '差戻し（入力者へ・区へ）÷ 判断の数（承認＋差戻し）。同じ様式を二度差し戻せば二度数える。理由は差戻しごとに一度ずつ数え、二つあれば両方に入る。取下げと訂正は入れない。',
    en: 'Returns (to the operator, to the ward) divided by decisions (approvals and returns). A form returned twice counts twice. Each reason counts once a return; two reasons count under both. Withdrawals and corrections are left out.',
  },
  unit: 'share',
  compute: (decisions: readonly Decision[]): Returns => {
    const returned = decisions.filter(({ kind }) => kind !== 'approved');
    const counts = new Map<string, number>();
    for (const code of returned.flatMap(({ codes }) => [...new Set(codes)]))
      counts.set(code, (counts.get(code) ?? 0) + 1);
    const toOperator = returned.filter(({ kind }) => kind === 'returned-operator').length;
    return {
      n: decisions.length,
      returned: returned.length,
      toOperator,
      toWard: returned.length - toOperator,
      share: decisions.length > 0 ? returned.length / decisions.length : null,
      reasons: [...counts].map(([code, n]) => ({ code, n })).sort((a, b) => b.n - a.n || (a.code < b.code ? -1 : 1)),
    };
  },
});
