import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCaseOfTicket, type CaseAnswer } from '../../../api/cases.js';
import type { MyTicket } from '../../../api/types.js';
import { Button } from '../../../design/button.js';
import { Dialog } from '../../../design/dialog.js';
import { ChooseLifeEvent } from './choose-life-event.js';
import styles from './side-pane.module.css';

interface Props {
  of: CaseAnswer;
  mine: MyTicket | null;
  onOpen: (caseId: string) => void;
}

/** All that this visitor came for: she is called once, when every case of hers is ready. */
export function VisitorsCases({ of, mine, onOpen }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const rows =
    useCaseOfTicket(of.ticketId ?? undefined).data?.cases.filter(({ status }) => status !== 'withdrawn') ?? [];
  const canAdd = mine?.status === 'serving' && mine.ticketId === of.ticketId;
  if (!canAdd && rows.length < 2) return null;
  return (
    <section className={styles['cases']}>
      <h2 className={styles['heading']}>{t('case-screens.visitor.title')}</h2>
      {rows.length > 1 ? (
        <ul>
          {rows.map(({ caseId, lifeEvent, status }) => (
            <li key={caseId} aria-current={caseId === of.caseId ? 'true' : undefined}>
              {caseId === of.caseId ? (
                <strong>{t(`case-screens.events.${lifeEvent}`)}</strong>
              ) : (
                <button type="button" onClick={() => onOpen(caseId)}>
                  {t(`case-screens.events.${lifeEvent}`)}
                </button>
              )}
              <span>{t(`case-screens.status.${status}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {canAdd ? (
        <Button kind="neutral" size="row" action="caseAnother" onPress={() => setAsking(true)}>
          {t('case-screens.visitor.another')}
        </Button>
      ) : null}
      {asking && mine ? (
        <Dialog title={t('case-screens.visitor.another')} size="wide" onClose={() => setAsking(false)}>
          <ChooseLifeEvent
            mine={mine}
            onOpened={(caseId) => {
              setAsking(false);
              onOpen(caseId);
            }}
          />
        </Dialog>
      ) : null}
    </section>
  );
}
