import { useTranslation } from 'react-i18next';
import type { Now } from '../../api/statistics.js';
import { clockTime } from '../../texts/times.js';
import { duration, said } from './words.js';
import styles from './manager.module.css';

/** The same numbers as the picture above: always there for readers, shown to all by a key. */
const classOf = (shown: boolean) => (shown ? styles['twin'] : 'for-readers');

export function WaitingTable({ waiting, shown }: { waiting: Now['waiting']; shown: boolean }) {
  const { t } = useTranslation();
  const say = (key: string) => t(`manager-screens.now.waiting.${key}`);
  const heads = ['office', 'n', 'over', 'longest', 'labels'] as const;
  return (
    <table className={classOf(shown)}>
      <caption>{say('table')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {say(`heads.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {waiting.offices.map(({ officeId, name, n, over, longest, labels }) => (
          <tr key={officeId}>
            <th scope="row">{said(name)}</th>
            <td>{n}</td>
            <td>{over}</td>
            <td>{duration(t, longest)}</td>
            <td>{labels.map(({ label }) => label).join(' ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function FlowTable({ centre, shown }: { centre: Now['centre']; shown: boolean }) {
  const { t } = useTranslation();
  const say = (key: string) => t(`manager-screens.now.centre.${key}`);
  const heads = ['from', 'arrivals', 'departures', 'open'] as const;
  return (
    <table className={classOf(shown)}>
      <caption>{say('table')}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" key={head}>
              {say(`heads.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {centre.flow.map(({ from, arrivals, departures, filling }, at) => (
          <tr key={from}>
            <th scope="row">
              {clockTime(from)}
              {filling ? ` ${say('legend-filling')}` : ''}
            </th>
            <td>{arrivals}</td>
            <td>{departures}</td>
            <td>{centre.curve[at + 1]?.open ?? centre.n}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
