import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFloor, useOffice } from '../../api/readings.js';
import type { IssuedTicket, Purpose } from '../../api/types.js';
import { speak } from '../../texts/i18n.js';
import { DeviceGate } from '../hall/device-gate.js';
import { useHallScale } from '../hall/use-hall-scale.js';
import { ChoosePurpose } from './choose-purpose.js';
import { ConfirmPurpose } from './confirm-purpose.js';
import { KioskHead } from './kiosk-head.js';
import { KioskHelp } from './kiosk-help.js';
import styles from './kiosk.module.css';
import { TicketShown } from './ticket-shown.js';
import { useIdle } from './use-idle.js';

type Step = { at: 'choose' } | { at: 'confirm'; purpose: Purpose } | { at: 'ticket'; ticket: IssuedTicket };

const route = getRouteApi('/kiosk/$officeId');
const secondsOf = { choose: 60, confirm: 60, ticket: 30 };

/** The visitor takes a ticket: what for, how we may help, and the number. */
export function Kiosk() {
  const { officeId } = route.useParams();
  const { print } = route.useSearch();
  const { t } = useTranslation();
  const office = useOffice(officeId);
  const floor = useFloor(officeId);
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const [help, setHelp] = useState({ large: false, inverted: false });
  useHallScale('kiosk', help.large);
  const startAgain = () => {
    setStep({ at: 'choose' });
    setHelp({ large: false, inverted: false });
    void speak('ja');
  };
  useEffect(() => void speak('ja'), []);
  const left = useIdle(secondsOf[step.at], startAgain, step.at);
  return (
    <div className={`${styles['kiosk']} ${help.inverted ? styles['inverted'] : ''}`}>
      <title>{t('reception-screens.kiosk.title')}</title>
      <KioskHead office={office.data} />
      <main className={styles['main']}>
        <DeviceGate kind="kiosk" officeId={officeId} refusal={floor.error}>
          {step.at === 'choose' ? (
            <ChoosePurpose
              office={office.data}
              floor={floor.data}
              onChoose={(purpose) => setStep({ at: 'confirm', purpose })}
            />
          ) : step.at === 'confirm' ? (
            <ConfirmPurpose
              officeId={officeId}
              purpose={step.purpose}
              onBack={() => setStep({ at: 'choose' })}
              onIssued={(ticket) => setStep({ at: 'ticket', ticket })}
            />
          ) : (
            <TicketShown ticket={step.ticket} printsItself={print === 'auto'} secondsLeft={left} onDone={startAgain} />
          )}
        </DeviceGate>
      </main>
      <KioskHelp {...help} onChange={setHelp} />
    </div>
  );
}
