import { useTranslation } from 'react-i18next';
import type { CasesQuery, Explored } from '../../api/statistics.js';
import { Way } from './question.js';
import { percent } from './words.js';
import styles from './explore.module.css';
import manager from './manager.module.css';

/** The twin of the picture: the same numbers, and a way to what is behind each. */
export function BinTable({ data, onOpen }: { data: Explored; onOpen: (more: Partial<CasesQuery>) => void }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.explore.${key}`, values);
  return (
    <section>
      <h2 className={styles['head']}>
        {say('table')} <span className={styles['about']}>{say('table-about')}</span>
      </h2>
      <table className={`${manager['figures']} ${styles['bins']}`}>
        <thead>
          <tr>
            {(['range', 'n', 'share', 'up-to'] as const).map((head) => (
              <th scope="col" key={head}>
                {say(`bins.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.bins.map(({ from, to, n, share, upTo, over }) => (
            <tr key={from} className={over ? styles['beyond'] : undefined}>
              <th scope="row">{to === null ? say('range-open', { from }) : say('range', { from, to })}</th>
              <td>
                {n > 0 ? (
                  <Way onPress={() => onOpen({ above: String(from), ...(to === null ? {} : { upTo: String(to) }) })}>
                    {n}
                  </Way>
                ) : (
                  0
                )}
              </td>
              <td>{percent(share)}</td>
              <td>{percent(upTo)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('sum')}</th>
            <td>{data.n}</td>
            <td>{percent(1)}</td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
