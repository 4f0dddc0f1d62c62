import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Session } from '../api/types.js';
import { Icon } from '../design/icons.js';
import { useKey } from '../keys/use-key.js';
import { useKeyName } from '../keys/use-key.js';
import { placesOf, type Place } from './places.js';
import styles from './rail.module.css';

export function Rail({ session, onHelp }: { session: Session; onHelp: () => void }) {
  const { t } = useTranslation();
  const helpKey = useKeyName('help');
  useKey({ action: 'help' }, onHelp);
  const places = placesOf(session.role).filter((place) => !place.to.includes('$officeId') || session.office);
  return (
    <nav className={styles['rail']} aria-label={t('web.shell.places')}>
      <ul>
        {places.map((place) => (
          <li key={place.to}>
            <PlaceLink place={place} officeId={session.office?.id ?? ''} />
          </li>
        ))}
      </ul>
      <button type="button" className={styles['place']} onClick={onHelp}>
        <Icon name="keyboard" size={22} />
        {t('web.shell.keys')} {helpKey}
      </button>
    </nav>
  );
}

function PlaceLink({ place, officeId }: { place: Place; officeId: string }) {
  const { t } = useTranslation();
  return (
    <Link
      to={place.to}
      params={{ officeId }}
      className={styles['place']}
      activeProps={{ className: styles['here'] ?? '', 'aria-current': 'page' }}
      {...(place.apart ? { target: '_blank' } : {})}
    >
      <Icon name={place.icon} size={22} />
      {t(place.word)}
      {place.apart ? <span className="for-readers">{t('web.shell.new-tab')}</span> : null}
    </Link>
  );
}
