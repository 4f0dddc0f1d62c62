import { useTranslation } from 'react-i18next';
import { exactTime } from '../../texts/times.js';
import { said, type OperationsState } from './readings.js';
import styles from './operations.module.css';

/** The figures behind the sentences. */
export function Details({ state }: { state: OperationsState }) {
  const { t } = useTranslation();
  const head = (table: string, columns: readonly string[]) => (
    <thead>
      <tr>
        {columns.map((column) => (
          <th key={column} scope="col">
            {t(`operations-screens.${table}.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
  return (
    <div className={styles['details']}>
      <section>
        <h2>{t('operations-screens.projections')}</h2>
        <table>
          {head('projection-columns', ['name', 'version', 'position', 'lag', 'state'])}
          <tbody>
            {state.projections.map(({ name, version, position, lag, sentence }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{version}</td>
                <td>{position}</td>
                <td>{lag}</td>
                <td>{said(sentence)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section>
        <h2>{t('operations-screens.queues')}</h2>
        <table>
          {head('queue-columns', ['name', 'waiting', 'active', 'delayed', 'open', 'parked', 'oldest'])}
          <tbody>
            {state.queues.map(({ queue, waiting, active, delayed, open, parked, oldest }) => (
              <tr key={queue}>
                <th scope="row">{queue}</th>
                {[waiting, active, delayed, open, parked].map((count, index) => (
                  // The columns are fixed.
                  <td key={index}>{count ?? '—'}</td>
                ))}
                <td>{oldest ? exactTime(oldest) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
