import { useTranslation } from 'react-i18next';
import { Radio, RadioGroup } from 'react-aria-components';
import type { Office } from '../../api/types.js';
import { useServerNow } from '../../clock/server-clock.js';
import { HouseMark } from '../../design/icons.js';
import { speak } from '../../texts/i18n.js';
import { languages } from '../../texts/language.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { hoursOf } from '../hall/hours.js';
import { useOfficeHeading } from '../hall/office-heading.js';
import styles from './kiosk.module.css';

const words = { ja: '日本語', en: 'English' };

export function KioskHead({ office }: { office: Office | undefined }) {
  const { t, i18n } = useTranslation();
  const now = useServerNow(1000);
  const heading = useOfficeHeading(office);
  const choose = (value: string) => void languages.filter((language) => language === value).map(speak);
  return (
    <header className={styles['head']}>
      <div className={styles['office']}>
        <HouseMark size="5.2rem" />
        <div>
          <p className={styles['office-name']}>{heading}</p>
          <p className={styles['office-day']}>
            {dayOf(now)} {office ? t('reception-screens.kiosk.hours', { hours: hoursOf(office) }) : null}
          </p>
        </div>
        <time className={styles['clock']}>{clockTime(now)}</time>
      </div>
      <RadioGroup
        aria-label={t('web.shell.language')}
        orientation="horizontal"
        value={i18n.language}
        onChange={choose}
        className={styles['languages'] ?? ''}
      >
        {languages.map((language) => (
          <Radio key={language} value={language} className={styles['language'] ?? ''} lang={language}>
            {words[language]}
          </Radio>
        ))}
      </RadioGroup>
    </header>
  );
}
