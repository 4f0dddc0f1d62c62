import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { ListPage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { Attention } from './attention.js';
import { Details } from './details.js';
import { everySeconds, said, useOperations, type OperationsState, type Part } from './readings.js';
import styles from './operations.module.css';

export function Operations() {
  return <Staff>{(session) => <OperationsScreen session={session} />}</Staff>;
}

/** How the program is: what needs a person first, then one sentence for each part. */
function OperationsScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const state = useOperations();
  return (
    <Shell session={session} title={t('operations-screens.title')}>
      <ProblemNote error={state.error} />
      {state.data ? <Page state={state.data} mayAct={session.role === 'admin'} /> : null}
    </Shell>
  );
}

function Page({ state, mayAct }: { state: OperationsState; mayAct: boolean }) {
  const { t } = useTranslation();
  const [isDetailed, setDetailed] = useState(false);
  return (
    <ListPage
      title={said(state.headline)}
      acts={
        <>
          <span className={styles['quiet']}>{t('operations-screens.every', { seconds: everySeconds })}</span>
          <Button kind="neutral" action="operationsDetails" onPress={() => setDetailed(!isDetailed)}>
            {t(isDetailed ? 'operations-screens.hide' : 'operations-screens.details')}
          </Button>
        </>
      }
      foot={<span>{mayAct ? t('operations-screens.lost-nothing') : t('operations-screens.manager')}</span>}
    >
      <div className={styles['page']} tabIndex={0} role="region" aria-label={t('operations-screens.title')}>
        <Attention state={state} mayAct={mayAct} />
        <Parts parts={state.parts} />
        {isDetailed ? <Details state={state} /> : null}
      </div>
    </ListPage>
  );
}

const marks: Record<Part['state'], MarkKind> = { ok: 'done', watch: 'near', act: 'past' };

function Parts({ parts }: { parts: readonly Part[] }) {
  const { t } = useTranslation();
  return (
    <table className={styles['parts']}>
      <thead>
        <tr>
          {['state', 'part', 'sentence', 'figure'].map((column) => (
            <th key={column} scope="col">
              {t(`operations-screens.columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <tr key={part.id}>
            <td>
              <Mark kind={marks[part.state]}>{t(`operations-screens.state.${part.state}`)}</Mark>
            </td>
            <th scope="row">{said(part.name)}</th>
            <td>
              {said(part.sentence)}
              {part.todo ? (
                <span className={styles['todo']}>
                  <b>{t('operations-screens.do')}</b> {said(part.todo)}
                </span>
              ) : null}
            </td>
            <td>{figureOf(part, t)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function figureOf({ kind, figure }: Part, t: TFunction): string {
  if (figure === '') return '—';
  if (kind === 'queue') return t('operations-screens.figures.seconds', { seconds: figure });
  return kind === 'records'
    ? t('operations-screens.figures.number', { number: Number(figure).toLocaleString('ja-JP') })
    : figure;
}
