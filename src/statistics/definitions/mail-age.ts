import { definition } from '../definition.js';
import { businessDaysBetween, type OpeningHours } from '../opening-hours.js';
import type { EnvelopeTimes } from '../times.js';

export interface MailContext {
  /** Today. */
  readonly date: string;
  readonly calendar: OpeningHours['calendar'];
}

/** Business days since the envelope arrived, until it was dispatched or until today; null when it ended otherwise. */
export const mailAge = definition({
  id: 'mail-age',
  version: 1,
  name: { ja: '郵便請求の日数', en: 'Age of mail-in requests' },
  text: {
    ja: '封筒の到着から発送まで（発送前はきょうまで）の開庁日の数。着いた日は0日。土日・祝日・年末年始は数えない。照会の回答を待つ日も数える。返戻や取下げで終わった封筒は入れない。',
    en: 'Business days from arrival to dispatch, or to today. The day of arrival is 0; weekends, holidays and the year-end closing do not count; days waiting for a reply do. Envelopes that were returned or withdrawn are left out.',
  },
  unit: 'business-days',
  compute: ({ arrivedOn, dispatchedOn, endedOn }: EnvelopeTimes, { date, calendar }: MailContext): number | null =>
    endedOn && !dispatchedOn ? null : businessDaysBetween(arrivedOn, dispatchedOn ?? date, calendar),
});
