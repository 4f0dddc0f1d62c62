import { definition } from '../definition.js';
import { wallMinutes } from '../opening-hours.js';
import type { TicketTimes } from '../times.js';

/** From the ticket to the first call; null while nobody has called, and for a visitor who left before. */
export const waitingTime = definition({
  id: 'waiting-time',
  version: 1,
  name: { ja: '待ち時間（発券から最初の呼出まで）', en: 'Waiting time (ticket to first call)' },
  text: {
    ja: '番号札の発券から最初の呼出まで。開庁前に並んだ時間も、昼の時間も数える。再呼出と、お渡しの呼出は数えない。呼ばれる前に取り下げた番号札と、呼んでもいらっしゃらなかった番号札は入れず、その枚数を横に示す。',
    en: 'From issuing the ticket to its first call. Time before opening and at noon counts. Recalls and calls to hand over do not. Tickets withdrawn before a call and tickets whose visitor never came are left out; how many is said beside.',
  },
  unit: 'minutes',
  target: 30,
  compute: ({ issuedAt, phases }: TicketTimes): number | null => {
    const called = phases.find(({ state }) => state === 'called');
    const cameNever = phases.at(-1)?.state === 'no-show';
    return called && !cameNever ? wallMinutes(issuedAt, called.from) : null;
  },
});
