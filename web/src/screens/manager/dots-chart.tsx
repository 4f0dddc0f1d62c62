import { useTranslation } from 'react-i18next';
import type { Now } from '../../api/statistics.js';
import { currentLanguage, inLanguage } from '../../texts/language.js';
import { ChartButton } from './chart-button.js';
import { duration, said } from './words.js';
import styles from './chart.module.css';

type Waiting = Now['waiting'];
type Office = Waiting['offices'][number];

/** Room for a ward's name. */
const leftEdge = (): number => (currentLanguage() === 'en' ? 112 : 64);
const RIGHT = 648;
const TOP = 22;
const ROW = 24;
const END = 736;

/** One dot is one person, at the minutes she has waited; beyond the target a filled diamond. */
export function DotsChart({
  waiting,
  label,
  onOpen,
}: {
  waiting: Waiting;
  label: string;
  onOpen: (officeId: string) => void;
}) {
  const { t } = useTranslation();
  const { offices, target } = waiting;
  const reach = Math.max(target + 10, Math.ceil(((waiting.longest ?? 0) + 3) / 10) * 10);
  const left = leftEdge();
  const x = (minutes: number) => left + (minutes / reach) * (RIGHT - left);
  const bottom = TOP + offices.length * ROW;
  const every = reach > 120 ? 30 : reach > 70 ? 20 : 10;
  const ticks = Array.from({ length: Math.floor(reach / every) + 1 }, (_, at) => at * every);
  return (
    <svg className={styles['chart']} viewBox={`0 0 ${END + 4} ${bottom + 42}`} role="group" aria-label={label}>
      {ticks.map((minutes) => (
        <g key={minutes}>
          <line x1={x(minutes)} x2={x(minutes)} y1={TOP - 16} y2={bottom} className={styles['grid']} />
          <text x={x(minutes)} y={bottom + 16} className={styles['tick']} textAnchor="middle">
            {minutes === 0 ? t('manager-screens.minutes', { minutes: 0 }) : minutes}
          </text>
        </g>
      ))}
      <text x={END} y={TOP - 8} className={styles['tick']} textAnchor="end">
        {t('manager-screens.now.waiting.column')}
      </text>
      {offices.map((office, at) => (
        <OfficeRow key={office.officeId} {...{ office, target, x, y: TOP + ROW * at }} onOpen={onOpen} />
      ))}
      <line x1={x(target)} x2={x(target)} y1={TOP - 18} y2={bottom} className={styles['target']} />
      <text x={x(target) + 6} y={TOP - 8} className={styles['word']}>
        {t('manager-screens.now.waiting.target', { target })}
      </text>
      <Legend y={bottom + 32} />
    </svg>
  );
}

interface RowProps {
  office: Office;
  target: number;
  x: (minutes: number) => number;
  y: number;
  onOpen: (officeId: string) => void;
}

function OfficeRow({ office, target, x, y, onOpen }: RowProps) {
  const { t } = useTranslation();
  const middle = y + ROW / 2;
  const spots = placed(office.people);
  const words = t('manager-screens.now.waiting.place', {
    office: said(office.name),
    n: office.n,
    minutes: duration(t, office.longest),
  });
  return (
    <g>
      <line x1={leftEdge()} x2={RIGHT} y1={y + ROW} y2={y + ROW} className={styles['grid']} />
      <text x={0} y={middle + 5} className={styles['name']}>
        {inLanguage(office.short, said(office.name).replace(/ Ward$/, ''))}
      </text>
      {spots.map(({ minutes, lift, first }, at) =>
        minutes > target ? (
          <g key={at}>
            <path d={diamond(x(minutes), middle + lift)} className={styles['beyond']} />
            {first ? (
              <text x={x(minutes) + 11} y={middle + 5} className={styles['strong']}>
                {duration(t, Math.floor(minutes))}
              </text>
            ) : null}
          </g>
        ) : (
          <circle key={at} cx={x(Math.floor(minutes) + 0.5)} cy={middle + lift} r={4.2} className={styles['person']} />
        ),
      )}
      {office.n > 0 ? (
        <ChartButton label={words} onPress={() => onOpen(office.officeId)}>
          <rect x={END - 58} y={y + 2} width={62} height={ROW - 4} className={styles['hit']} />
          <text x={END} y={middle + 5} className={styles['way']} textAnchor="end">
            {t('manager-screens.now.waiting.people', { n: office.n })}
          </text>
        </ChartButton>
      ) : (
        <text x={END} y={middle + 5} className={styles['name']} textAnchor="end">
          {t('manager-screens.now.waiting.people', { n: 0 })}
        </text>
      )}
    </g>
  );
}

/** People of the same minute stand above each other, closer when they are many. */
function placed(people: readonly number[]): { minutes: number; lift: number; first: boolean }[] {
  const byMinute = new Map<number, number>();
  for (const minutes of people) byMinute.set(Math.floor(minutes), (byMinute.get(Math.floor(minutes)) ?? 0) + 1);
  const placedYet = new Map<number, number>();
  return people.map((minutes, at) => {
    const minute = Math.floor(minutes);
    const of = byMinute.get(minute) ?? 1;
    const place = placedYet.get(minute) ?? 0;
    placedYet.set(minute, place + 1);
    const gap = of < 4 ? 8.2 : 17 / (of - 1);
    return { minutes, lift: (place - (of - 1) / 2) * gap, first: at === 0 };
  });
}

const diamond = (x: number, y: number): string => `M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}z`;

function Legend({ y }: { y: number }) {
  const { t } = useTranslation();
  const left = leftEdge();
  return (
    <g>
      <path d={diamond(left + 6, y)} className={styles['beyond']} />
      <text x={left + 18} y={y + 4} className={styles['tick']}>
        {t('manager-screens.now.waiting.legend')}
      </text>
      <circle cx={left + 158} cy={y} r={4.2} className={styles['person']} />
      <text x={left + 168} y={y + 4} className={styles['tick']}>
        {t('manager-screens.now.waiting.legend-others')}
      </text>
    </g>
  );
}
