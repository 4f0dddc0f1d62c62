import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/types.js';
import { serverNow, useServerNow } from '../clock/server-clock.js';
import { HouseMark } from '../design/icons.js';
import { LiveDot } from '../design/live-dot.js';
import { clockTime, dayOf } from '../texts/times.js';
import { DeskMenu } from './desk-menu.js';
import { LanguageSwitch } from './language-switch.js';
import { PersonMenu } from './person-menu.js';
import { SearchBox, type Search } from './search-box.js';
import styles from './top-bar.module.css';

interface Props {
  session: Session;
  /** What I am on now. */
  chip?: { strong: string; rest?: string } | undefined;
  search?: Search | undefined;
}

export function TopBar({ session, chip, search }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles['bar']}>
      <span className={styles['house']}>
        <HouseMark /> {t('web.product')}
      </span>
      <DeskMenu session={session} />
      {chip ? <Chip strong={chip.strong} rest={chip.rest} /> : null}
      <span className={styles['gap']} />
      {search ? <SearchBox {...search} /> : null}
      <LiveDot />
      <Clock />
      <LanguageSwitch account={session.account.id} />
      <PersonMenu session={session} />
    </header>
  );
}

function Chip({ strong, rest }: { strong: string; rest?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <span className={styles['chip']} role="group" aria-label={t('web.shell.here')}>
      <strong>{strong}</strong>
      {rest ? <span>{rest}</span> : null}
    </span>
  );
}

function Clock() {
  const now = useServerNow(1000);
  return (
    <time className={styles['clock']} dateTime={serverNow().toISOString()} title={dayOf(now)}>
      {clockTime(now)}
    </time>
  );
}
