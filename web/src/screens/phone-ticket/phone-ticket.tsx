import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePhoneTicket } from '../../api/readings.js';
import { isProblem } from '../../api/problem.js';
import type { PhoneTicket } from '../../api/types.js';
import { serverNow } from '../../clock/server-clock.js';
import { EmptyState } from '../../design/empty-state.js';
import { HouseMark, Icon } from '../../design/icons.js';
import { ProblemNote } from '../../design/problem-note.js';
import { LanguageSwitch } from '../../shell/language-switch.js';
import { inLanguage } from '../../texts/language.js';
import { clockTime } from '../../texts/times.js';
import { PlaceInLine } from './place-in-line.js';
import styles from './phone-ticket.module.css';
import { TellMeSoon } from './tell-me-soon.js';

const route = getRouteApi('/t/$token');

/** The visitor's own number on her phone: her place, and where to go. No name, no address. */
export function PhoneTicketPage() {
  const { token } = route.useParams();
  const { t } = useTranslation();
  const ticket = usePhoneTicket(token);
  return (
    <div className={styles['page']}>
      <title>
        {ticket.data
          ? `${ticket.data.label} – ${t('reception-screens.phone.title')}`
          : t('reception-screens.phone.title')}
      </title>
      <header className={styles['head']}>
        <HouseMark />
        <strong>{ticket.data ? inLanguage(ticket.data.office_ja, ticket.data.office_en) : t('web.product')}</strong>
        <LanguageSwitch account={null} />
      </header>
      <main>
        {ticket.data ? <Ticket ticket={ticket.data} /> : null}
        {ticket.error ? <NoTicket error={ticket.error} /> : null}
      </main>
      <footer className={styles['foot']}>
        {ticket.data ? <Updated at={ticket.dataUpdatedAt} isOld={ticket.isError} /> : null}
        <p>{t('reception-screens.phone.no-personal-data')}</p>
      </footer>
    </div>
  );
}

function Ticket({ ticket }: { ticket: PhoneTicket }) {
  const { t } = useTranslation();
  return (
    <>
      <p className={styles['about']}>
        {t('reception-screens.phone.yours')} ・ {inLanguage(ticket.purpose_ja, ticket.purpose_en)}
      </p>
      <h1 className={styles['label']}>{ticket.label}</h1>
      <PlaceInLine ticket={ticket} />
      <TellMeSoon ticket={ticket} />
      {ticket.status === 'waiting' || ticket.status === 'called' ? (
        <p className={styles['note']}>
          <Icon name="clock" size={18} />
          <span>{t('reception-screens.phone.late')}</span>
        </p>
      ) : null}
    </>
  );
}

function NoTicket({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return (
    <div className={styles['problem']}>
      {isProblem(error) && error.status === 404 ? (
        <EmptyState title={t('reception-screens.phone.unknown')}>{t('reception-screens.phone.unknown-do')}</EmptyState>
      ) : (
        <ProblemNote error={error} />
      )}
    </div>
  );
}

function Updated({ at, isOld }: { at: number; isOld: boolean }) {
  const { t } = useTranslation();
  const when = new Date(at + (serverNow().getTime() - Date.now()));
  return (
    <p>
      <span className={isOld ? styles['old-dot'] : styles['dot']} aria-hidden="true" />
      {t(isOld ? 'reception-screens.phone.not-updated' : 'reception-screens.phone.updated', { time: clockTime(when) })}
    </p>
  );
}
