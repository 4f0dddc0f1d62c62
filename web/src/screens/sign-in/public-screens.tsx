import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOffices } from '../../api/readings.js';
import { useDemo } from '../../api/session.js';
import { officeOfWindow } from './demo-office.js';
import styles from './sign-in.module.css';

export function PublicScreens() {
  const { t } = useTranslation();
  const offices = useOffices();
  const demo = useDemo();
  const office = officeOfWindow(offices.data?.offices ?? [], demo.data?.accounts ?? []);
  if (!office) return null;
  const params = { officeId: office.id };
  return (
    <section className={styles['public']}>
      <h2>{t('web.sign-in.public')}</h2>
      <p>
        <Link to="/kiosk/$officeId" params={params} target="_blank">
          {t('web.places.kiosk')}
        </Link>
        <Link to="/board/$officeId" params={params} target="_blank">
          {t('web.places.board')}
        </Link>
      </p>
      <p className={styles['note']}>{t('web.sign-in.public-note')}</p>
    </section>
  );
}
