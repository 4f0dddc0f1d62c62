import { definition } from '../definition.js';
import { wallMinutes } from '../opening-hours.js';
import type { Phase, TicketState, TicketTimes } from '../times.js';

const atCounter: readonly TicketState[] = ['called', 'serving'];

/** A call that nobody answered, or that was taken back, is no service. */
const isService = (phase: Phase<TicketState>, next: Phase<TicketState> | undefined): boolean =>
  atCounter.includes(phase.state) && !(phase.state === 'called' && ['no-show', 'waiting'].includes(next?.state ?? ''));

/** At the counters from call to release, all visits of one ticket together; null until the visit has ended. */
export const serviceTime = definition({
  id: 'service-time',
  version: 1,
  name: {
    ja: '対応時間（呼出から終わりまで、センター待ちを除く）',
    en: 'Service time (call to end, without waiting for the centre)',
  },
  text: {
    ja: '呼出から窓口を離れるまで。お渡しでもう一度呼んだときは足す。センターの処理を待つあいだ、不在だった呼出、列へ戻した呼出は数えない。昼をまたいでも続けて数える。終わった来庁だけを入れる。',
    en: 'From the call until the visitor leaves the counter; a second call to hand over is added. Waiting for the centre, calls without a visitor and calls taken back do not count. Noon does. Only finished visits.',
  },
  unit: 'minutes',
  compute: ({ phases }: TicketTimes): number | null => {
    if (phases.at(-1)?.state !== 'served') return null;
    return phases.reduce(
      (sum, phase, at) =>
        phase.to && isService(phase, phases[at + 1]) ? sum + wallMinutes(phase.from, phase.to) : sum,
      0,
    );
  },
});
