import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import { prefix } from '../../api/base.js';
import type { IssuedTicket } from '../../api/types.js';
import { announce } from '../../design/announcer.js';
import { Icon } from '../../design/icons.js';
import { spokenLabel } from '../../texts/spoken-label.js';
import { TicketCode } from '../hall/ticket-code.js';
import styles from './ticket-shown.module.css';

interface Props {
  ticket: IssuedTicket;
  /** The device's browser prints without asking, so the paper comes by itself. */
  printsItself: boolean;
  secondsLeft: number;
  onDone: () => void;
}

export function TicketShown({ ticket, printsItself, secondsLeft, onDone }: Props) {
  const { t } = useTranslation();
  const paper = useRef<HTMLIFrameElement>(null);
  const address = `${window.location.origin}/t/${ticket.token}`;
  const print = () => paper.current?.contentWindow?.print();
  useEffect(
    () => announce(t('reception-screens.kiosk.your-number-spoken', { label: spokenLabel(ticket.label) })),
    [t, ticket.label],
  );
  return (
    <section className={styles['ticket']}>
      <h1 className={styles['about']}>{t('reception-screens.kiosk.your-number')}</h1>
      <p className={styles['label']}>{ticket.label}</p>
      <p className={styles['ahead']}>{t('reception-screens.kiosk.ahead', { count: ticket.ahead })}</p>
      <div className={styles['phone']}>
        <div className={styles['code']}>
          <TicketCode address={address} label={t('reception-screens.kiosk.code')} />
        </div>
        <div>
          <p>{t('reception-screens.kiosk.phone')}</p>
          <a href={`${prefix}/t/${ticket.token}`} target="_blank" rel="noreferrer">
            {t('reception-screens.kiosk.open-phone')}
          </a>
        </div>
      </div>
      <Button className={styles['print'] ?? ''} onPress={print}>
        <Icon name="printer" />{' '}
        {t(printsItself ? 'reception-screens.kiosk.print-again' : 'reception-screens.kiosk.print')}
      </Button>
      <Button className={styles['done'] ?? ''} onPress={onDone} autoFocus>
        {t('reception-screens.kiosk.done')} <span>{t('reception-screens.kiosk.done-in', { count: secondsLeft })}</span>
      </Button>
      <iframe
        ref={paper}
        className="for-readers"
        title={t('reception-screens.kiosk.paper')}
        aria-hidden="true"
        tabIndex={-1}
        src={`${prefix}/api/tickets/${ticket.token}/ticket.pdf?after=${ticket.position}`}
        onLoad={() => printsItself && print()}
      />
    </section>
  );
}
