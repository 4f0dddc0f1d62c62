import { definition } from '../definition.js';
import { wallMinutes } from '../opening-hours.js';
import type { FormState, FormTimes } from '../times.js';

/** Time in somebody's hands at one stage, all turns together. */
export const inHands = ({ phases }: FormTimes, stage: FormState): number =>
  phases.reduce((sum, { state, from, to }) => (state === stage && to ? sum + wallMinutes(from, to) : sum), 0);

/** How long a form was being typed, by everybody who held it; null until it is approved. */
export const centreEntryTime = definition({
  id: 'centre-entry-time',
  version: 1,
  name: { ja: '入力時間', en: 'Entry time' },
  text: {
    ja: 'センターで入力者が様式を手にしていた時間の合計。差戻しのあとの入力も足す。保留と順番待ちは数えない。閉庁後の残業も、手にしていれば数える。承認された様式だけを入れる。',
    en: 'Time in the hands of operators, entries after a return added. On hold and in line do not count; overtime in hand does. Only approved forms.',
  },
  unit: 'minutes',
  compute: (form: FormTimes): number | null => (form.approvedAt ? inHands(form, 'entry') : null),
});
