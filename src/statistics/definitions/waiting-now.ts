import { definition } from '../definition.js';
import { wallMinutes } from '../opening-hours.js';
import { currentPhase, type TicketTimes } from '../times.js';

/** How long somebody in the line has waited by now; null for everybody else. */
export const waitingNow = definition({
  id: 'waiting-now',
  version: 1,
  name: { ja: 'いまの待ち', en: 'Waiting now' },
  text: {
    ja: '列に並んでいる番号札の、発券からいままで。列へ戻した人は、はじめの発券から数える。30分を超えた人を「待たせすぎ」とする。',
    en: 'From issuing the ticket until now, for tickets in the line. Whoever was put back into the line is counted from the first ticket. Beyond 30 minutes the wait is too long.',
  },
  unit: 'minutes',
  target: 30,
  compute: (ticket: TicketTimes, asOf: string): number | null =>
    currentPhase(ticket)?.state === 'waiting' ? wallMinutes(ticket.issuedAt, asOf) : null,
});
