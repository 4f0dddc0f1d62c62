import { definition } from '../definition.js';
import { wallMinutes } from '../opening-hours.js';
import type { TicketTimes } from '../times.js';

/** What a visitor waits in the hall for the centre; null for who never did, or still does. */
export const visitorWaitsForCentre = definition({
  id: 'visitor-waits-for-centre',
  version: 1,
  name: { ja: '来庁者のセンター待ち', en: 'Visitor waits for the centre' },
  text: {
    ja: '窓口の手続きが済んでから、お渡しのために呼ばれるまで。一度の来庁で何度かあれば足す。まだ待っている人と、センターを待たなかった人は入れない。',
    en: 'From the end at the counter to the call to hand over; several in one visit are added. Who is still waiting and who never waited for the centre is left out.',
  },
  unit: 'minutes',
  target: 15,
  compute: ({ phases }: TicketTimes): number | null => {
    const waits = phases.filter(({ state }) => state === 'centre');
    if (waits.length === 0 || waits.some(({ to }) => to === null)) return null;
    return waits.reduce((sum, { from, to }) => sum + wallMinutes(from, to ?? from), 0);
  },
});
