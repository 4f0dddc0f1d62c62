import { definition } from '../definition.js';
import { businessDaysBetween, openMinutes, type OpeningHours } from '../opening-hours.js';
import { atCentre, currentPhase, type FormTimes } from '../times.js';
import { tokyoDate } from '../../kernel/tokyo.js';

export const ages = ['0-1h', '1-4h', 'same-day', '1d', '2d', '3d+'] as const;
export type Age = (typeof ages)[number];

export interface Backlog {
  readonly n: number;
  readonly oldest: number | null;
  readonly ages: Readonly<Record<Age, number>>;
}

export interface BacklogContext {
  readonly asOf: string;
  readonly hours: OpeningHours;
}

/** Since the form came to the centre for the turn it is in: a second hand-off starts anew. */
export const cameAt = ({ phases }: FormTimes): string | null => {
  const open = [...phases].reverse();
  const left = open.findIndex(({ state }) => !atCentre.includes(state));
  return (left === -1 ? open : open.slice(0, left)).at(-1)?.from ?? null;
};

export const ageOf = (from: string, { asOf, hours }: BacklogContext): Age => {
  const days = businessDaysBetween(tokyoDate(from), tokyoDate(asOf), hours.calendar);
  if (days > 0) return days === 1 ? '1d' : days === 2 ? '2d' : '3d+';
  const minutes = openMinutes(from, asOf, hours);
  return minutes <= 60 ? '0-1h' : minutes <= 240 ? '1-4h' : 'same-day';
};

/** What the centre has not finished, and how old it is on the office's clock. */
export const backlog = definition({
  id: 'backlog',
  version: 1,
  name: { ja: '残り（未完了の様式）', en: 'Backlog (unfinished forms)' },
  text: {
    ja: 'センターに届いて、承認も区への差戻しもされていない様式。保留と入力者への差戻しを含む。古さは届いてからの開庁時間で数え、夜・土日・祝日は止まる。区へ差し戻した様式は区の手元にあるので入れない。',
    en: 'Forms that arrived at the centre and are neither approved nor back at the ward; on hold and returned to the operator are included. Age runs on opening hours and stands still at night, on weekends and holidays. Forms returned to the ward lie at the ward and are left out.',
  },
  unit: 'forms',
  compute: (forms: readonly FormTimes[], context: BacklogContext): Backlog => {
    const arrivals = forms
      .filter((form) => atCentre.includes(currentPhase(form)?.state ?? 'withdrawn'))
      .flatMap((form) => cameAt(form) ?? []);
    const found = arrivals.map((from) => ageOf(from, context));
    const minutes = arrivals.map((from) => openMinutes(from, context.asOf, context.hours));
    return {
      n: arrivals.length,
      oldest: minutes.length > 0 ? Math.max(...minutes) : null,
      ages: Object.fromEntries(ages.map((age) => [age, found.filter((one) => one === age).length])) as Record<
        Age,
        number
      >,
    };
  },
});
