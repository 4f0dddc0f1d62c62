import { useTranslation } from 'react-i18next';
import type { Explored } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import { inUnit } from './words.js';
import chart from './chart.module.css';
import styles from './explore.module.css';

const LEFT = 48;
const RIGHT = 716;
const TOP = 40;
const BASE = 288;

/** Shares of the whole by steps; beyond the target in the darker tone; today, which is not over, as a dashed outline. */
export function Histogram({ data, label }: { data: Explored; label: string }) {
  const { t } = useTranslation();
  const { bins, today, n, step, target } = data;
  const width = (RIGHT - LEFT) / bins.length;
  const todayShares = today.bins.map((count) => count / Math.max(1, today.n));
  const most = Math.max(0.01, ...bins.map(({ share }) => share), ...(outlined(data) ? todayShares : []));
  const top = Math.ceil(most * 20) / 20;
  const y = (share: number) => BASE - (share / top) * (BASE - TOP - 26);
  const x = (value: number) => Math.min(RIGHT, LEFT + (value / step) * width);
  const isTodayAlone = today.n === n;
  return (
    <section>
      <Head data={data} />
      <svg className={chart['chart']} viewBox="0 0 720 316" role="img" aria-label={label}>
        {shares(top).map((share, at, all) => (
          <g key={share}>
            <line
              x1={LEFT}
              x2={RIGHT}
              y1={y(share)}
              y2={y(share)}
              className={share === 0 ? chart['axis'] : chart['grid']}
            />
            <text x={LEFT - 8} y={y(share) + 4} className={chart['tick']} textAnchor="end">
              {at === all.length - 1 ? `${Math.round(share * 100)}%` : Math.round(share * 100)}
            </text>
          </g>
        ))}
        {bins.map(({ from, share, over }, at) => (
          <rect
            key={from}
            x={LEFT + at * width + 1}
            y={y(share)}
            width={Math.max(1, width - 2)}
            height={BASE - y(share)}
            className={`${over ? chart['bar-over'] : chart['bar']} ${isTodayAlone ? styles['unfinished'] : ''}`}
          />
        ))}
        {outlined(data) ? <path d={outline(todayShares, width, y)} className={chart['outline']} /> : null}
        {bins.map(({ from, to }, at) =>
          at % (bins.length > 8 ? 2 : 1) === 0 ? (
            <text key={from} x={LEFT + at * width} y={BASE + 18} className={chart['tick']} textAnchor="middle">
              {to === null ? t('manager-screens.explore.range-open', { from }) : from}
            </text>
          ) : null,
        )}
        {target !== null && target <= step * bins.length ? (
          <g>
            <line x1={x(target)} x2={x(target)} y1={TOP - 4} y2={BASE} className={chart['target']} />
            <text x={x(target) - 6} y={TOP + 24} className={chart['word']} textAnchor="end">
              {t('manager-screens.explore.target', { target })}
            </text>
          </g>
        ) : null}
        <Flags data={data} x={x} />
      </svg>
    </section>
  );
}

const outlined = ({ today, n }: Explored): boolean => today.n > 0 && today.n < n;

const shares = (top: number): number[] => {
  const every = top > 0.6 ? 0.2 : top > 0.25 ? 0.1 : 0.05;
  const whole = Array.from({ length: Math.floor(top / every + 1e-9) + 1 }, (_, at) => at * every);
  return top - (whole.at(-1) ?? 0) > every / 2 ? [...whole, top] : whole;
};

const outline = (values: readonly number[], width: number, y: (share: number) => number): string =>
  values.map((share, at) => `${at === 0 ? `M${LEFT} ${BASE}` : ''}V${y(share)}H${LEFT + (at + 1) * width}`).join('') +
  `V${BASE}`;

/** Half, nine in ten, all but one in a hundred; a flag that would cover the one before stands higher. */
function Flags({ data, x }: { data: Explored; x: (value: number) => number }) {
  const { t } = useTranslation();
  const marks = (['median', 'p90', 'p99'] as const).flatMap((key) => {
    const value = data[key];
    if (value === null) return [];
    const word = t(`manager-screens.explore.${key}`, { value: inUnit(t, data.definition.unit, value) });
    return [
      {
        key,
        at: x(value),
        word,
        wide: 16 + [...word].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 255 ? 13.4 : 8.6), 0),
      },
    ];
  });
  let end = -1;
  let level = 0;
  return marks.map(({ key, at, word, wide }) => {
    const left = Math.min(at, RIGHT + 4 - wide);
    level = left < end ? level + 1 : 0;
    end = left + wide;
    const top = 2 + level * 22 - (level > 1 ? 22 : 0);
    return (
      <g key={key}>
        <line x1={at} x2={at} y1={top} y2={BASE} className={chart['mark']} />
        <rect x={left} y={top} width={wide} height={20} className={chart['flag']} />
        <text x={left + 8} y={top + 15} className={chart['flag-word']}>
          {word}
        </text>
      </g>
    );
  });
}

function Head({ data }: { data: Explored }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.explore.${key}`, values);
  const about = data.definition.unit === 'business-days' ? 'whole-about-days' : 'whole-about';
  return (
    <h2 className={styles['head']}>
      {say('whole')} <span className={styles['about']}>{say(about, { step: data.step })}</span>
      <span className={styles['legend']}>
        {data.target === null ? null : (
          <>
            <Swatch tone="bar" /> {say('up-to', { target: data.target })}
            <Swatch tone="bar-over" /> {say('over', { target: data.target })}
          </>
        )}
        {data.today.n > 0 ? (
          <>
            <Swatch tone="outline" /> {say('today', { time: clockTime(data.asOf), n: data.today.n })}
          </>
        ) : null}
      </span>
    </h2>
  );
}

function Swatch({ tone }: { tone: 'bar' | 'bar-over' | 'outline' }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      <rect x="1" y="1" width="12" height="12" className={chart[tone]} />
    </svg>
  );
}
