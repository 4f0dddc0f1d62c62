import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { useOffices } from '../../api/readings.js';
import { officeOfWindow } from './demo-office.js';
import styles from './sign-in.module.css';

interface Stop {
  id: 'ticket' | 'call' | 'entry' | 'review' | 'history';
  role: string | null;
}

/** The main job in its order; a step opens the screen where it happens. */
const stops: readonly Stop[] = [
  { id: 'ticket', role: null },
  { id: 'call', role: 'window' },
  { id: 'entry', role: 'operator' },
  { id: 'review', role: 'reviewer' },
  { id: 'history', role: 'auditor' },
];

export function Tour({ accounts }: { accounts: readonly DemoAccount[] }) {
  const { t } = useTranslation();
  const offices = useOffices();
  const office = officeOfWindow(offices.data?.offices ?? [], accounts);
  const addressOf = (role: string | null): string | undefined => {
    if (role === null) return office ? `/kiosk/${office.id}` : undefined;
    const account = accounts.find((candidate) => candidate.role === role);
    return account ? `/~${account.slot}/` : undefined;
  };
  const first = addressOf(null);
  return (
    <section className={styles['tour']}>
      <h2>{t('web.sign-in.tour.title')}</h2>
      <p>{t('web.sign-in.tour.about')}</p>
      <ol>
        {stops.map((stop, index) => {
          const address = addressOf(stop.role);
          return (
            <li key={stop.id}>
              <span className={styles['number']}>{index + 1}</span>
              {address ? (
                <a href={address} target={`madoguchi-tour-${stop.id}`}>
                  {t(`web.sign-in.tour.${stop.id}`)}
                </a>
              ) : (
                t(`web.sign-in.tour.${stop.id}`)
              )}
            </li>
          );
        })}
      </ol>
      {first ? (
        <Button action="tour" onPress={() => window.open(first, 'madoguchi-tour-ticket')}>
          {t('web.sign-in.tour.act')}
        </Button>
      ) : null}
    </section>
  );
}
