import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/types.js';
import { HelpSheet } from '../keys/help-sheet.js';
import { Rail } from './rail.js';
import { RevealRequests } from './reveal-requests.js';
import styles from './shell.module.css';
import { TopBar } from './top-bar.js';
import type { Search } from './search-box.js';

interface Props {
  session: Session;
  title: string;
  chip?: { strong: string; rest?: string } | undefined;
  search?: Search | undefined;
  /** Across rail and bench, under the top bar: a protected person is on this screen. */
  band?: ReactNode;
  children: ReactNode;
}

/** The one frame of all staff screens; nothing in it moves when live changes come. */
export function Shell({ session, title, chip, search, band, children }: Props) {
  const { t } = useTranslation();
  const [help, setHelp] = useState(false);
  return (
    <div className={styles['shell']}>
      <title>{`${title} – ${t('web.product')}`}</title>
      <a className={styles['skip']} href="#bench">
        {t('web.shell.skip')}
      </a>
      <TopBar session={session} chip={chip} search={search} />
      {band}
      <RevealRequests session={session} />
      <div className={styles['below']}>
        <Rail session={session} onHelp={() => setHelp(true)} />
        <main id="bench" tabIndex={-1} className={styles['bench']}>
          {children}
        </main>
      </div>
      {help ? <HelpSheet onClose={() => setHelp(false)} /> : null}
    </div>
  );
}
