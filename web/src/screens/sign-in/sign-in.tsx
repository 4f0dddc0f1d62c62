import { useTranslation } from 'react-i18next';
import type { Demo } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { HouseMark } from '../../design/icons.js';
import { LanguageSwitch } from '../../shell/language-switch.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { PasswordForm } from './password-form.js';
import { PublicScreens } from './public-screens.js';
import { RoleList } from './role-list.js';
import styles from './sign-in.module.css';
import { Tour } from './tour.js';

export function SignIn({ demo }: { demo: Demo | undefined }) {
  const { t } = useTranslation();
  const isDemo = demo?.enabled === true;
  return (
    <div className={styles['page']}>
      <title>{`${t('web.sign-in.title')} – ${t('web.product')}`}</title>
      <header>
        <div className={styles['top']}>
          <span className={styles['house']}>
            <HouseMark /> {t('web.product')}
          </span>
          <LanguageSwitch account={null} />
        </div>
        {isDemo ? <DemoBand /> : null}
      </header>
      <main className={styles['columns']}>
        <div className={styles['left']}>
          <h1>{t('web.sign-in.title')}</h1>
          <PasswordForm />
          {isDemo ? <Tour accounts={demo.accounts} /> : null}
        </div>
        {isDemo ? (
          <div className={styles['right']}>
            <RoleList accounts={demo.accounts} />
            <PublicScreens />
          </div>
        ) : null}
      </main>
      <footer className={styles['foot']}>{isDemo ? t('web.sign-in.demo-foot') : t('web.sign-in.foot')}</footer>
    </div>
  );
}

function DemoBand() {
  const { t } = useTranslation();
  const now = useServerNow(10_000);
  return (
    <p className={styles['demo']}>
      <strong>{t('web.sign-in.demo')}</strong>
      {t('web.sign-in.demo-detail', { now: `${dayOf(now)} ${clockTime(now)}` })}
    </p>
  );
}
