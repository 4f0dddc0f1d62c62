import { definition } from '../definition.js';
import type { EnvelopeTimes } from '../times.js';

export type PromiseState = 'kept' | 'broken' | 'still-open';

/** Whether the certificate left by the promised day; null for an envelope that had to be asked about or ended otherwise. */
export const mailPromiseKept = definition({
  id: 'mail-promise-kept',
  version: 1,
  name: { ja: '郵便の約束を守った割合', en: 'Mail promises kept' },
  text: {
    ja: '約束の日までに発送した封筒の割合。約束の日が過ぎて発送していない封筒は、守れなかったものに入れる。不備の照会をした封筒と、返戻・取下げの封筒は入れない。約束の日が祝日に当たるときは、受付のときに次の開庁日へ送ってある。',
    en: 'Share of envelopes dispatched by the promised day. One that is past its day and not dispatched counts as broken. Envelopes that needed an inquiry, and those returned or withdrawn, are left out. A promise that would fall on a holiday was moved to the next business day when it was made.',
  },
  unit: 'share',
  compute: ({ promisedOn, dispatchedOn, inquired, endedOn }: EnvelopeTimes, today: string): PromiseState | null => {
    if (inquired || (endedOn && !dispatchedOn)) return null;
    if (dispatchedOn) return dispatchedOn <= promisedOn ? 'kept' : 'broken';
    return today > promisedOn ? 'broken' : 'still-open';
  },
});
