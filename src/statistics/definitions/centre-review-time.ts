import { definition } from '../definition.js';
import type { FormTimes } from '../times.js';
import { inHands } from './centre-entry-time.js';

/** How long a form was being reviewed, by everybody who held it; null until it is approved. */
export const centreReviewTime = definition({
  id: 'centre-review-time',
  version: 1,
  name: { ja: '審査時間', en: 'Review time' },
  text: {
    ja: 'センターで審査者が様式を手にしていた時間の合計。差戻しで終わった審査も足す。順番待ちは数えない。閉庁後の残業も、手にしていれば数える。承認された様式だけを入れる。',
    en: 'Time in the hands of reviewers, reviews that ended with a return added. In line does not count; overtime in hand does. Only approved forms.',
  },
  unit: 'minutes',
  compute: (form: FormTimes): number | null => (form.approvedAt ? inHands(form, 'review') : null),
});
