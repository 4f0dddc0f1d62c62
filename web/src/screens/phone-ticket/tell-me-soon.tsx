import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from 'react-aria-components';
import type { PhoneTicket } from '../../api/types.js';
import { chime, wakeSound } from '../board/chime.js';
import styles from './phone-ticket.module.css';

const soon = 2;

function sayIt(): void {
  chime();
  navigator.vibrate?.([300, 150, 300]);
}

/** Sound and a buzz when two or fewer are ahead, and when the number is called; while this page is open. */
export function TellMeSoon({ ticket }: { ticket: PhoneTicket }) {
  const { t } = useTranslation();
  const [isOn, setOn] = useState(false);
  const told = useRef<string>('');
  const reached =
    ticket.status === 'called' ? 'called' : ticket.status === 'waiting' && ticket.ahead <= soon ? 'soon' : '';
  useEffect(() => {
    if (!isOn || !reached || told.current === reached) return;
    told.current = reached;
    sayIt();
  }, [isOn, reached]);
  if (ticket.status !== 'waiting' && ticket.status !== 'called') return null;
  const turn = (on: boolean) => {
    if (on) void wakeSound();
    setOn(on);
  };
  return (
    <Switch isSelected={isOn} onChange={turn} className={styles['soon'] ?? ''}>
      <span>
        <strong>{t('reception-screens.phone.tell')}</strong>
        <span className={styles['quiet']}>{t('reception-screens.phone.tell-how', { count: soon })}</span>
      </span>
      <span className={styles['switch']} aria-hidden="true">
        {isOn ? t('reception-screens.phone.on') : t('reception-screens.phone.off')}
      </span>
    </Switch>
  );
}
