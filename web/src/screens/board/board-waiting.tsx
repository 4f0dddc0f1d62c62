import { useTranslation } from 'react-i18next';
import type { Floor, Office } from '../../api/types.js';
import { named } from '../../texts/language.js';
import styles from './board-waiting.module.css';

export function BoardWaiting({ office, floor }: { office: Office | undefined; floor: Floor | undefined }) {
  const { t } = useTranslation();
  return (
    <section className={styles['waiting']}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('reception-screens.board.waiting')}</th>
            <th scope="col">{t('reception-screens.board.people')}</th>
            <th scope="col">{t('reception-screens.board.longest')}</th>
          </tr>
        </thead>
        <tbody>
          {office?.purposes.map((purpose) => (
            <PurposeLine
              key={purpose.id}
              series={purpose.series}
              name={named(purpose)}
              line={floor?.purposes.find((one) => one.id === purpose.id)}
            />
          ))}
        </tbody>
      </table>
      <Numbers
        heading={t('reception-screens.board.soon')}
        labels={floor?.soon ?? []}
        none={t('reception-screens.board.soon-none')}
      />
      <Numbers
        heading={t('reception-screens.board.preparing')}
        labels={floor?.preparing ?? []}
        note={t('reception-screens.board.preparing-note')}
      />
    </section>
  );
}

function PurposeLine({
  series,
  name,
  line,
}: {
  series: string;
  name: string;
  line: Floor['purposes'][number] | undefined;
}) {
  const { t } = useTranslation();
  const waiting = line?.waiting ?? 0;
  return (
    <tr>
      <th scope="row">
        <span className={styles['series']}>{series}</span>
        {name}
      </th>
      <td>
        {waiting === 0 ? (
          t('reception-screens.board.none')
        ) : (
          <>
            <strong>{waiting}</strong>
            {t('reception-screens.board.unit')}
          </>
        )}
      </td>
      <td>
        {waiting === 0 || line?.longestWaitMinutes == null ? (
          <span aria-hidden="true">—</span>
        ) : (
          <>
            <strong>{line.longestWaitMinutes}</strong>
            {t('reception-screens.board.minutes')}
          </>
        )}
      </td>
    </tr>
  );
}

function Numbers({
  heading,
  labels,
  note,
  none,
}: {
  heading: string;
  labels: readonly string[];
  note?: string;
  none?: string;
}) {
  if (labels.length === 0 && !none) return null;
  return (
    <div className={styles['numbers']}>
      <h2>{heading}</h2>
      {labels.length === 0 ? <p>{none}</p> : null}
      <ul>
        {labels.slice(0, 10).map((label) => (
          <li key={label}>{label}</li>
        ))}
      </ul>
      {note ? <p>{note}</p> : null}
    </div>
  );
}
