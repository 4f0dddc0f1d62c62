import { useTranslation } from 'react-i18next';
import type { Now } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import styles from './chart.module.css';

type Centre = Now['centre'];

const LEFT = 64;
const RIGHT = 684;
const TOP = 24;
const BASE = 134;
const FLOW_BASE = 186;
const FLOW_HEIGHT = 28;
const HOUR = 3_600_000;
const STEP = 15 * 60_000;

/** Even, so that the line at the half is a whole form. */
const niceTop = (value: number): number => {
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  const found = [1, 2, 4, 6, 8, 10, 20].map((times) => times * unit).find((top) => top >= value && top % 2 === 0);
  return Math.max(4, found ?? value);
};

/** What the centre has not finished, until now and against closing time; below it what came and what was finished. */
export function BacklogChart({ centre, asOf, label }: { centre: Centre; asOf: string; label: string }) {
  const { t } = useTranslation();
  const [opens, closes, now] = [centre.opensAt, centre.closesAt, asOf].map((moment) => Date.parse(moment)) as [
    number,
    number,
    number,
  ];
  const first = Math.min(opens, ...centre.curve.map(({ at }) => Date.parse(at)));
  const last = Math.max(closes, now);
  const x = (moment: number) => LEFT + ((moment - first) / (last - first)) * (RIGHT - LEFT);
  const top = niceTop(Math.max(0, ...centre.curve.map(({ open }) => open)));
  const y = (open: number) => BASE - (open / top) * (BASE - TOP);
  const line = centre.curve.map(({ at, open }) => `${x(Date.parse(at)).toFixed(1)},${y(open).toFixed(1)}`);
  const hours = hoursBetween(first, last);
  const nowIsLate = x(now) > RIGHT - 90;
  return (
    <svg className={styles['chart']} viewBox="0 0 740 220" role="img" aria-label={label}>
      {[0, top / 2, top].map((open) => (
        <g key={open}>
          <line
            x1={LEFT}
            x2={RIGHT}
            y1={y(open)}
            y2={y(open)}
            className={open === 0 ? styles['axis'] : styles['grid']}
          />
          <text x={LEFT - 8} y={y(open) + 4} className={styles['tick']} textAnchor="end">
            {open === top ? t('manager-screens.now.centre.unit', { n: open }) : open}
          </text>
        </g>
      ))}
      {hours.map((moment) => (
        <text key={moment} x={x(moment)} y={BASE + 16} className={styles['tick']} textAnchor="middle">
          {clockTime(new Date(moment))}
        </text>
      ))}
      <line x1={x(closes)} x2={x(closes)} y1={TOP - 16} y2={FLOW_BASE} className={styles['target']} />
      <text x={x(closes) - 6} y={TOP - 6} className={styles['word']} textAnchor="end">
        {t('manager-screens.now.centre.closes', { time: clockTime(centre.closesAt) })}
      </text>
      <polyline points={line.join(' ')} className={styles['line']} />
      <circle cx={x(now)} cy={y(centre.n)} r={5} className={styles['point']} />
      <text
        x={x(now) + (nowIsLate ? -9 : 9)}
        y={Math.max(TOP + 8, y(centre.n) - 8)}
        className={styles['strong']}
        textAnchor={nowIsLate ? 'end' : 'start'}
      >
        {t('manager-screens.now.centre.now', { n: centre.n })}
      </text>
      <FlowBars flow={centre.flow} x={x} />
      <Legend />
    </svg>
  );
}

const hoursBetween = (from: number, to: number): number[] => {
  const start = Math.ceil(from / HOUR) * HOUR;
  const every = (to - from) / HOUR > 13 ? 2 * HOUR : HOUR;
  return Array.from({ length: Math.floor((to - start) / every) + 1 }, (_, at) => start + at * every);
};

function FlowBars({ flow, x }: { flow: Centre['flow']; x: (moment: number) => number }) {
  const most = Math.max(1, ...flow.flatMap(({ arrivals, departures }) => [arrivals, departures]));
  const height = (n: number) => (n / most) * FLOW_HEIGHT;
  return (
    <g>
      <line x1={LEFT} x2={RIGHT} y1={FLOW_BASE} y2={FLOW_BASE} className={styles['axis']} />
      <text x={LEFT - 8} y={FLOW_BASE - FLOW_HEIGHT + 8} className={styles['tick']} textAnchor="end">
        {most}
      </text>
      {flow.map(({ from, arrivals, departures, filling }) => {
        const left = x(Date.parse(from));
        const half = (x(Date.parse(from) + STEP) - left) / 2 - 1;
        const bar = (n: number, at: number, tone: string | undefined) => (
          <rect
            x={at}
            y={FLOW_BASE - height(n)}
            width={half}
            height={height(n)}
            className={filling ? styles['filling'] : tone}
          />
        );
        return (
          <g key={from}>
            {bar(arrivals, left + 0.5, styles['came'])}
            {bar(departures, left + half + 0.5, styles['went'])}
          </g>
        );
      })}
    </g>
  );
}

function Legend() {
  const { t } = useTranslation();
  const say = (key: string) => t(`manager-screens.now.centre.${key}`);
  const y = 208;
  return (
    <g>
      <line x1={LEFT} x2={LEFT + 18} y1={y} y2={y} className={styles['line']} />
      <text x={LEFT + 24} y={y + 4} className={styles['tick']}>
        {say('legend-line')}
      </text>
      <rect x={LEFT + 150} y={y - 6} width={12} height={12} className={styles['came']} />
      <text x={LEFT + 168} y={y + 4} className={styles['tick']}>
        {say('legend-in')}
      </text>
      <rect x={LEFT + 318} y={y - 6} width={12} height={12} className={styles['went']} />
      <text x={LEFT + 336} y={y + 4} className={styles['tick']}>
        {say('legend-out')}
      </text>
      <rect x={LEFT + 408} y={y - 6} width={12} height={12} className={styles['filling']} />
      <text x={LEFT + 426} y={y + 4} className={styles['tick']}>
        {say('legend-filling')}
      </text>
    </g>
  );
}
