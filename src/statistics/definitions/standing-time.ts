import { definition } from '../definition.js';
import { openMinutes, type OpeningHours } from '../opening-hours.js';
import { atCentre, currentPhase, type FormState, type FormTimes } from '../times.js';

/** Where a form can be stuck: at the centre, or back at the ward and not mended. */
export const stuckStates: readonly FormState[] = [...atCentre, 'returned-ward'];

/** How long a form has stood in its present state, on the office's clock; null when it is with nobody. */
export const standingTime = definition({
  id: 'standing-time',
  version: 1,
  name: { ja: '滞留（いまの段階にいる時間）', en: 'Standing time (in the present state)' },
  text: {
    ja: '様式がいまの段階（入力待ち・入力中・審査待ち・審査中・保留・差戻し・区へ差戻し）に入ってからの開庁時間。夜・土日・祝日は止まる。60分を超えたものに太い枠をつける。区へ差し戻した様式は、区が送り直すまで数える。',
    en: 'Opening hours since a form came into its present state (in line for or in entry or review, on hold, returned, back at the ward). Nights, weekends and holidays stand still. Beyond 60 minutes it has a thick frame. A form returned to the ward counts until the ward sends it again.',
  },
  unit: 'minutes',
  target: 60,
  compute: (
    form: FormTimes,
    { asOf, hours }: { readonly asOf: string; readonly hours: OpeningHours },
  ): number | null => {
    const phase = currentPhase(form);
    return phase && stuckStates.includes(phase.state) ? openMinutes(phase.from, asOf, hours) : null;
  },
});
