/** The centre's day as a curve: how many forms it had not finished at each moment, how many came and how many went. */
import { atCentre, type FormState, type FormTimes } from './times.js';

export interface CurvePoint {
  readonly at: string;
  readonly open: number;
}

export interface Flow {
  readonly from: string;
  readonly arrivals: number;
  readonly departures: number;
  /** The interval is not over. */
  readonly filling: boolean;
}

const isOwed = (state: FormState): boolean => atCentre.includes(state);

interface Stay {
  readonly from: number;
  readonly to: number;
}

/** Turns at the centre, each from its arrival until the centre was done with it. */
const staysOf = ({ phases }: FormTimes): Stay[] => {
  const stays: Stay[] = [];
  let from: number | null = null;
  for (const { state, from: began } of phases) {
    if (isOwed(state)) from ??= Date.parse(began);
    else if (from !== null) {
      stays.push({ from, to: Date.parse(began) });
      from = null;
    }
  }
  return from === null ? stays : [...stays, { from, to: Infinity }];
};

/** One point at every step from the first moment to the last, and the last moment itself. */
export const backlogCurve = (forms: readonly FormTimes[], from: string, to: string, stepMinutes = 15): CurvePoint[] => {
  const stays = forms.flatMap(staysOf);
  return moments(from, to, stepMinutes).map((at) => ({
    at: new Date(at).toISOString(),
    open: stays.filter((stay) => stay.from <= at && at < stay.to).length,
  }));
};

export const flowOf = (forms: readonly FormTimes[], from: string, to: string, stepMinutes = 15): Flow[] => {
  const stays = forms.flatMap(staysOf);
  const step = stepMinutes * 60_000;
  const end = Date.parse(to);
  const starts = moments(from, to, stepMinutes).filter((at) => at < end);
  return starts
    .filter((at, index) => index === 0 || (at - (starts[0] ?? 0)) % step === 0)
    .map((at) => {
      // The last moment belongs to the last interval, so that flow and curve tell the same.
      const over = at + step === end ? end + 1 : at + step;
      return {
        from: new Date(at).toISOString(),
        arrivals: stays.filter((stay) => at <= stay.from && stay.from < over).length,
        departures: stays.filter((stay) => at <= stay.to && stay.to < over).length,
        filling: at + step > end,
      };
    });
};

const moments = (from: string, to: string, stepMinutes: number): number[] => {
  const [start, end, step] = [Date.parse(from), Date.parse(to), stepMinutes * 60_000];
  if (end < start) return [];
  const whole = Array.from({ length: Math.floor((end - start) / step) + 1 }, (_, index) => start + index * step);
  return whole.at(-1) === end ? whole : [...whole, end];
};
