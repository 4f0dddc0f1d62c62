import { useTranslation } from 'react-i18next';
import { ToggleButton } from 'react-aria-components';
import { Icon } from '../../design/icons.js';
import { ReadAloud } from './read-aloud.js';
import styles from './kiosk.module.css';

interface Help {
  large: boolean;
  inverted: boolean;
}

/** For whoever reads this screen with difficulty; every person finds it as the one before found it. */
export function KioskHelp({ large, inverted, onChange }: Help & { onChange: (help: Help) => void }) {
  const { t } = useTranslation();
  return (
    <footer className={styles['help']}>
      <ToggleButton
        className={styles['helper'] ?? ''}
        isSelected={large}
        onChange={(on) => onChange({ large: on, inverted })}
      >
        <Icon name="letters" /> {t('reception-screens.kiosk.large')}
      </ToggleButton>
      <ToggleButton
        className={styles['helper'] ?? ''}
        isSelected={inverted}
        onChange={(on) => onChange({ large, inverted: on })}
      >
        <Icon name="contrast" /> {t('reception-screens.kiosk.invert')}
      </ToggleButton>
      <ReadAloud className={styles['helper'] ?? ''} />
    </footer>
  );
}
