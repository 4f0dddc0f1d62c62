import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { roleWord } from '../../texts/role-word.js';
import { exactTime } from '../../texts/times.js';
import { said, useLooks } from './readings.js';
import styles from './looks-list.module.css';

/** Who looked, the latest first; looking here is among them. */
export function LooksList({ caseId }: { caseId: string }) {
  const { t } = useTranslation();
  const { data, error } = useLooks(caseId);
  if (error) return <ProblemNote error={error} />;
  if (!data)
    return (
      <p className={styles['none']} role="status">
        {t('audit-screens.reading')}
      </p>
    );
  if (data.looks.length === 0) return <EmptyState title={t('audit-screens.looks.none')} />;
  return (
    <div className={styles['box']} tabIndex={0} role="region" aria-label={t('audit-screens.view.looks')}>
      <table>
        <thead>
          <tr>
            {['time', 'who', 'role', 'action'].map((column) => (
              <th key={column} scope="col">
                {t(`audit-screens.looks.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {runsOf(data.looks).map(({ look, times }, index) => (
            <tr key={`${look.at} ${index}`}>
              <td>
                <time dateTime={look.at}>{exactTime(look.at)}</time>
              </td>
              <th scope="row">{look.name ?? look.person}</th>
              <td>{roleWord(t, look.role)}</td>
              <td>
                {said(look.actionWord)}
                {times > 1 ? <small>{` × ${times}`}</small> : null}
                {look.reason ? <small>{` ${look.reason}`}</small> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Look = NonNullable<ReturnType<typeof useLooks>['data']>['looks'][number];

/** The same person doing the same again and again is one line, at the time she did it last. */
function runsOf(looks: readonly Look[]): { look: Look; times: number }[] {
  const runs: { look: Look; times: number }[] = [];
  for (const look of looks) {
    const last = runs.at(-1);
    if (last?.look.person === look.person && last.look.action === look.action && last.look.reason === look.reason)
      last.times += 1;
    else runs.push({ look, times: 1 });
  }
  return runs;
}
