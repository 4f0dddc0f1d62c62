/** Where a moment lies on the slider, and which times are written under it. */
export interface TimeScale {
  from: number;
  to: number;
  /** 0 at the left end, 100 at the right. */
  place: (moment: string | number) => number;
  ticks: readonly number[];
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const steps = [
  second,
  5 * second,
  10 * second,
  30 * second,
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  30 * minute,
  hour,
  2 * hour,
  6 * hour,
  24 * hour,
  7 * 24 * hour,
  30 * 24 * hour,
];
const mostTicks = 9;
/** Midnight in the office is not midnight in UTC. */
const tokyo = 9 * hour;

export function timeScale(moments: readonly string[]): TimeScale {
  const times = moments.map((moment) => Date.parse(moment));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const step = steps.find((one) => Math.max(last - first, second) / one <= mostTicks - 2) ?? 90 * 24 * hour;
  const from = Math.floor((first + tokyo) / step) * step - tokyo;
  const to = Math.max(Math.ceil((last + tokyo) / step) * step - tokyo, from + step);
  const ticks = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, index) => from + index * step);
  const place = (moment: string | number) =>
    (((typeof moment === 'number' ? moment : Date.parse(moment)) - from) / (to - from)) * 100;
  return { from, to, place, ticks };
}

export function nearest(moments: readonly string[], scale: TimeScale, percent: number): number {
  let [best, distance] = [0, Number.POSITIVE_INFINITY];
  moments.forEach((moment, index) => {
    const away = Math.abs(scale.place(moment) - percent);
    if (away >= distance) return;
    best = index;
    distance = away;
  });
  return best;
}
