import { useTranslation } from 'react-i18next';
import type { CentreSummary } from '../../api/centre.js';
import { clockTime } from '../../texts/times.js';
import styles from './supervisor-strip.module.css';

type Bucket = CentreSummary['flow'][number];

/** Two small pictures on one scale; the interval under way is drawn open, and a table says the same in numbers. */
export function FlowBars({ flow }: { flow: CentreSummary['flow'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...flow.flatMap(({ arrivals, departures }) => [arrivals, departures]));
  return (
    <div className={styles['flow']}>
      <Bars flow={flow} most={most} of={({ arrivals }) => arrivals} word={t('centre-screens.strip.arrivals')} />
      <Bars flow={flow} most={most} of={({ departures }) => departures} word={t('centre-screens.strip.departures')} />
      <table className="for-readers">
        <caption>{t('centre-screens.strip.flow')}</caption>
        <tbody>
          {flow.map((bucket) => (
            <tr key={bucket.from}>
              <th scope="row">
                {clockTime(bucket.from)} {bucket.filling ? t('centre-screens.strip.filling') : ''}
              </th>
              <td>{bucket.arrivals}</td>
              <td>{bucket.departures}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface BarsProps {
  flow: readonly Bucket[];
  most: number;
  of: (bucket: Bucket) => number;
  word: string;
}

const height = 26;

function Bars({ flow, most, of, word }: BarsProps) {
  return (
    <span className={styles['bars']} aria-hidden="true">
      {flow.map((bucket) => (
        <span
          key={bucket.from}
          data-filling={bucket.filling}
          title={`${clockTime(bucket.from)} ${of(bucket)}`}
          style={{ height: Math.max(1, Math.round((of(bucket) / most) * height)) }}
        />
      ))}
      <small>{word}</small>
    </span>
  );
}
