import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CentreForm, FormState } from '../../api/centre.js';
import { useOffices } from '../../api/readings.js';
import { useServerNow } from '../../clock/server-clock.js';
import { named } from '../../texts/language.js';
import { clockTime, minutesBetween } from '../../texts/times.js';
import styles from './bench-head.module.css';
import { DueMark } from './due-mark.js';
import { StateMark } from './state-mark.js';

const over: readonly FormState[] = ['approved', 'returned-ward', 'withdrawn'];
/** The centre owes nothing for it now. */
export const isOver = (state: FormState): boolean => over.includes(state);

/** The promise, who waits and since when, and from which office the form comes. */
export function BenchHead({ form, about, children }: { form: CentreForm; about?: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation();
  const now = useServerNow(1000);
  const offices = useOffices();
  const office = offices.data?.offices.find(({ id }) => id === form.officeId);
  const waited = minutesBetween(form.arrivedAt, now);
  return (
    <div className={styles['head']}>
      {isOver(form.state) ? <StateMark state={form.state} /> : <DueMark form={form} now={now} long />}
      <span className={styles['about']} title={clockTime(form.arrivedAt)}>
        {[
          isOver(form.state) ? '' : t(`centre-screens.waited.${form.priority}`, { count: waited }),
          office ? named(office) : '',
        ]
          .filter((word) => word !== '')
          .join(' ・ ')}
        {about ? <> {about}</> : null}
      </span>
      {form.raised ? <strong>{t('centre-screens.raised')}</strong> : null}
      <span className={styles['gap']} />
      {children}
    </div>
  );
}
