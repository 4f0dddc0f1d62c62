import { useTranslation } from 'react-i18next';
import type { Now } from '../../api/statistics.js';
import { duration, said } from './words.js';
import styles from './age-matrix.module.css';

type Stuck = Now['stuck'];
type Cell = Stuck['kinds'][number]['cells'][number];

/** Darker is older; beyond the threshold a thick frame, so that grey paper says it too. */
const toneOf = (oldest: number, threshold: number): string => {
  if (oldest > threshold) return 'beyond';
  const quarter = Math.floor((oldest / threshold) * 4);
  return ['fresh', 'young', 'older', 'old'][Math.min(3, quarter)] ?? 'old';
};

/** Kind of form by state: how many, and how old the oldest is. */
export function AgeMatrix({ stuck, onOpen }: { stuck: Stuck; onOpen: (kind: string, state: string) => void }) {
  const { t } = useTranslation();
  const word = (state: string) => t(`statistics.states.form.${state}`);
  if (stuck.n === 0) return <p className={styles['empty']}>{t('manager-screens.now.stuck.empty')}</p>;
  return (
    <>
      <table className={styles['matrix']}>
        <thead>
          <tr>
            <th scope="col" className={styles['kind']}>
              <span className="for-readers">{t('manager-screens.now.stuck.kinds')}</span>
            </th>
            {stuck.states.map((state) => (
              <th scope="col" key={state}>
                {word(state)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stuck.kinds.map(({ kind, name, cells }) => (
            <tr key={kind}>
              <th scope="row" className={styles['kind']}>
                {said(name)}
              </th>
              {stuck.states.map((state) => (
                <MatrixCell
                  key={state}
                  cell={cells.find((cell) => cell.state === state)}
                  threshold={stuck.threshold}
                  label={(cell) =>
                    t('manager-screens.now.stuck.cell', {
                      kind: said(name),
                      state: word(state),
                      n: cell.n,
                      minutes: duration(t, cell.oldest),
                    })
                  }
                  onPress={() => onOpen(kind, state)}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['legend']}>{t('manager-screens.now.stuck.legend')}</p>
    </>
  );
}

interface CellProps {
  cell: Cell | undefined;
  threshold: number;
  label: (cell: Cell) => string;
  onPress: () => void;
}

function MatrixCell({ cell, threshold, label, onPress }: CellProps) {
  const { t } = useTranslation();
  if (!cell) return <td className={styles['none']} />;
  return (
    <td>
      <button
        type="button"
        className={`${styles['cell']} ${styles[toneOf(cell.oldest, threshold)]}`}
        aria-label={label(cell)}
        onClick={onPress}
      >
        <strong>{cell.n}</strong>
        <span>{duration(t, Math.floor(cell.oldest))}</span>
      </button>
    </td>
  );
}
