import { useTranslation } from 'react-i18next';
import { useConnection, type Connection } from '../live/connection.js';
import styles from './live-dot.module.css';

export function LiveDot() {
  return <LiveDotView {...useConnection()} />;
}

/** Filled, half, ring: how fresh this screen is, in a shape and a word. */
export function LiveDotView({ state, lagMs }: Connection) {
  const { t } = useTranslation();
  const seconds = state === 'late' ? Math.round(lagMs / 1000) : Math.max(0.1, Math.round(lagMs / 100) / 10);
  return (
    <span
      className={`${styles['live']} ${styles[state === 'live' ? 'connected' : state] ?? ''}`}
      role="status"
      aria-live={state === 'live' ? 'off' : 'polite'}
    >
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" focusable="false">
        <circle cx="5" cy="5" r="3.9" className={styles['ring']} />
        {state === 'late' ? <path d="M5 1.1a3.9 3.9 0 0 1 0 7.8z" className={styles['half']} /> : null}
      </svg>
      <span>{t(`web.live.${state}`, { seconds })}</span>
    </span>
  );
}
