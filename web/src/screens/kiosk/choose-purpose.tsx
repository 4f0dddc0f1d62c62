import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components';
import type { Floor, Office, Purpose } from '../../api/types.js';
import { Icon } from '../../design/icons.js';
import { inLanguage, named } from '../../texts/language.js';
import { purposeIcon } from '../hall/purpose-icon.js';
import styles from './choose-purpose.module.css';

interface Props {
  office: Office | undefined;
  floor: Floor | undefined;
  onChoose: (purpose: Purpose) => void;
}

export function ChoosePurpose({ office, floor, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <h1 className={styles['title']}>{t('reception-screens.kiosk.choose')}</h1>
      <p className={styles['about']}>{t('reception-screens.kiosk.choose-about')}</p>
      <ul className={styles['purposes']}>
        {office?.purposes.map((purpose) => (
          <li key={purpose.id}>
            <PurposeButton
              purpose={purpose}
              line={floor?.purposes.find((one) => one.id === purpose.id)}
              onChoose={() => onChoose(purpose)}
            />
          </li>
        ))}
      </ul>
      <p className={styles['note']}>{t('reception-screens.kiosk.note')}</p>
    </>
  );
}

interface ButtonProps {
  purpose: Purpose;
  line: Floor['purposes'][number] | undefined;
  onChoose: () => void;
}

function PurposeButton({ purpose, line, onChoose }: ButtonProps) {
  const icon = purposeIcon(purpose.id);
  return (
    <Button className={styles['purpose'] ?? ''} onPress={onChoose}>
      <span className={styles['row']}>
        <span className={styles['series']}>{purpose.series}</span>
        {icon ? <Icon name={icon} size={58} /> : null}
      </span>
      <span className={styles['name']}>{named(purpose)}</span>
      <span className={styles['detail']}>{inLanguage(purpose.detail_ja, purpose.detail_en)}</span>
      <Line line={line} />
    </Button>
  );
}

function Line({ line }: { line: Floor['purposes'][number] | undefined }) {
  const { t } = useTranslation();
  if (!line) return <span className={styles['line']}>&nbsp;</span>;
  if (line.waiting === 0) {
    return (
      <span className={styles['line']}>
        <span className={styles['nobody']}>{t('reception-screens.kiosk.nobody')}</span>
        <span className={styles['longest']}>{t('reception-screens.kiosk.at-once')}</span>
      </span>
    );
  }
  return (
    <span className={styles['line']}>
      <span>
        <strong className={styles['count']}>{line.waiting}</strong>{' '}
        {t('reception-screens.kiosk.waiting', { count: line.waiting })}
      </span>
      {line.longestWaitMinutes === null ? null : (
        <span className={styles['longest']}>
          {t('reception-screens.kiosk.longest', { minutes: line.longestWaitMinutes })}
        </span>
      )}
    </span>
  );
}
