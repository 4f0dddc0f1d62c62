import { definition } from '../definition.js';
import { openMinutes, type OpeningHours } from '../opening-hours.js';
import type { FormTimes } from '../times.js';

/** From the first hand-off to the approval, on the office's clock; null until approved. */
export const handOffToApproval = definition({
  id: 'hand-off-to-approval',
  version: 1,
  name: { ja: '引継ぎから承認まで', en: 'Hand-off to approval' },
  text: {
    ja: '様式をはじめてセンターへ引き継いでから承認まで。開庁時間だけを数え、夜・土日・祝日は止まる。昼は数える。区へ差し戻して直していた時間も入る。あとの訂正は入れない。',
    en: 'From the first hand-off of a form to its approval, on opening hours: nights, weekends and holidays stand still, noon does not. Time back at the ward is included; later corrections are not.',
  },
  unit: 'minutes',
  compute: ({ handedOffAt, approvedAt }: FormTimes, hours: OpeningHours): number | null =>
    handedOffAt && approvedAt ? openMinutes(handedOffAt, approvedAt, hours) : null,
});
