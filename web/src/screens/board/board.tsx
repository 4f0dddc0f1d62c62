import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFloor, useOffice } from '../../api/readings.js';
import { useServerNow } from '../../clock/server-clock.js';
import { HouseMark } from '../../design/icons.js';
import { useConnection } from '../../live/connection.js';
import { inLanguage } from '../../texts/language.js';
import { clockTime, dayOf } from '../../texts/times.js';
import { DeviceGate } from '../hall/device-gate.js';
import { useOfficeHeading } from '../hall/office-heading.js';
import { useHallScale } from '../hall/use-hall-scale.js';
import { BoardCalls } from './board-calls.js';
import { BoardWaiting } from './board-waiting.js';
import styles from './board.module.css';
import { useCallSound } from './use-call-sound.js';

const route = getRouteApi('/board/$officeId');

/** The hall sees and hears who is called to which counter. */
export function Board() {
  const { officeId } = route.useParams();
  const { t } = useTranslation();
  useHallScale('board');
  const office = useOffice(officeId);
  const floor = useFloor(officeId);
  const heading = useOfficeHeading(office.data);
  const sound = useCallSound(floor.data?.calls ?? null);
  const connection = useConnection();
  const now = useServerNow(1000);
  return (
    <div className={styles['board']}>
      <title>{`${t('web.places.board')} ${heading}`}</title>
      <header className={styles['head']}>
        <HouseMark size="5.2rem" />
        <h1>{heading}</h1>
        <span className={styles['place']}>
          {office.data ? inLanguage(office.data.place_ja, office.data.place_en) : null}
        </span>
        <span className={styles['gap']} />
        <span className={styles['day']}>{dayOf(now)}</span>
        <time className={styles['clock']}>{clockTime(now)}</time>
      </header>
      <main className={styles['columns']}>
        <DeviceGate kind="board" officeId={officeId} refusal={floor.error}>
          <BoardCalls calls={floor.data?.calls ?? []} noShows={floor.data?.noShows ?? []} />
          <BoardWaiting office={office.data} floor={floor.data} />
        </DeviceGate>
      </main>
      <footer className={styles['foot']}>
        <strong className={styles['tag']}>{t('reception-screens.board.notice')}</strong>
        {connection.state === 'cut' ? t('reception-screens.board.cut') : t('reception-screens.board.foot')}
        <span className={styles['gap']} />
        {sound.isOn ? null : (
          <button type="button" className={styles['sound']} onClick={sound.turnOn}>
            {t('reception-screens.board.sound')}
          </button>
        )}
      </footer>
    </div>
  );
}
