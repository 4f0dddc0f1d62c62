import { definition } from '../definition.js';

/** Groups of the catalogue that were the health and welfare sections' own before the one-stop counter. */
export const WELFARE_GROUPS: readonly string[] = [
  'NHI',
  'PENSION',
  'LATE_ELDERLY',
  'LTCI',
  'CHILD_ALLOWANCE',
  'CHILD_MEDICAL',
];

export interface RequiredProcedure {
  readonly procedureId: string;
  readonly welfare: boolean;
  /** 定型: the citizens' section can receive it itself. */
  readonly standard: boolean;
  readonly outcome: 'received' | 'later' | 'elsewhere' | 'not-needed' | 'not-received' | 'open';
}

export interface JudgedCase {
  readonly required: readonly RequiredProcedure[];
  /** It has left the counter once: handed off, ready or closed, and was not withdrawn. */
  readonly judged: boolean;
}

export interface OneStop {
  readonly counts: boolean;
  readonly complete: boolean;
}

/** Whether a case counts, and whether everything standard in it was received at one window. */
export const oneStopRate = definition({
  id: 'one-stop-rate',
  version: 1,
  name: { ja: 'ワンストップ完結率', en: 'One-stop rate' },
  text: {
    ja: '保健福祉の手続き（国保・年金・後期高齢・介護・児童手当・子ども医療）が一つ以上必要な案件のうち、必要な定型の手続きをすべて市民課で受け付けた案件の割合。専門窓口への案内は完結を妨げないが、定型が一つもない案件は完結に数えない。後日・取りやめ・書類不足は受け付けたことにならない。聞き取りで「該当しない」「よそで済み」となった手続きは除く。取り下げた案件と、まだ窓口を離れていない案件は入れない。受付の日で数える。',
    en: 'Of the cases that need at least one health or welfare procedure (national health insurance, pension, late-elderly, long-term care, child allowance, child medical), the share in which every required standard procedure was received at the citizens’ section. A referral to a specialist does not spoil it, but a case without any standard procedure is not complete. Deferred, not wanted and missing papers are not received; not applicable and done elsewhere are taken out. Withdrawn cases and cases that have not left the counter are left out. By the day of reception.',
  },
  unit: 'share',
  compute: ({ required, judged }: JudgedCase): OneStop => {
    const needed = required.filter(({ outcome }) => outcome !== 'not-needed');
    const standard = needed.filter((procedure) => procedure.standard);
    const counts = judged && needed.some(({ welfare }) => welfare);
    return {
      counts,
      complete: counts && standard.length > 0 && standard.every(({ outcome }) => outcome === 'received'),
    };
  },
});
