import { useTranslation } from 'react-i18next';
import type { CasesQuery, Explored } from '../../api/statistics.js';
import { Way } from './question.js';
import { inUnit, percent, said } from './words.js';
import chart from './chart.module.css';
import styles from './explore.module.css';
import manager from './manager.module.css';

type Group = Explored['groups'][number];
type Open = (more: Partial<CasesQuery>) => void;

/** The same bars for each group, on the same scales. */
export function GroupTable({ data, onOpen }: { data: Explored; onOpen: Open }) {
  const { t } = useTranslation();
  const say = (key: string, values: Record<string, unknown> = {}) => t(`manager-screens.explore.${key}`, values);
  const { by, target, groups } = data;
  const most = Math.max(0.01, ...groups.flatMap(({ bins, n }) => bins.map((count) => count / Math.max(1, n))));
  const heads = ['n', 'days', 'median', 'p90', ...(target === null ? [] : ['over', 'share'])];
  return (
    <section>
      <h2 className={styles['head']}>
        {say('groups', { split: say(`splits.${by}`) })}{' '}
        <span className={styles['about']}>{say(target === null ? 'groups-about-plain' : 'groups-about')}</span>
      </h2>
      <table className={`${manager['figures']} ${styles['groups']}`}>
        <thead>
          <tr>
            <th scope="col">{say(`splits.${by}`)}</th>
            <th scope="col" className={styles['wide-cell']}>
              {say('heads.distribution')}
            </th>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {say(`heads.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.key} {...{ group, data, most, onOpen }} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function GroupRow({ group, data, most, onOpen }: { group: Group; data: Explored; most: number; onOpen: Open }) {
  const { t } = useTranslation();
  const { definition, target, by } = data;
  const value = (one: number | null) => inUnit(t, definition.unit, one);
  const here = { by, key: group.key };
  return (
    <tr>
      <th scope="row">{said(group.name)}</th>
      <td className={styles['wide-cell']}>
        <Bars group={group} data={data} most={most} />
      </td>
      <td>
        <Way onPress={() => onOpen(here)}>{group.n}</Way>
      </td>
      <td>{group.days}</td>
      <td>{value(group.median)}</td>
      <td>
        <strong>{value(group.p90)}</strong>
      </td>
      {target === null ? null : (
        <>
          <td>{group.over > 0 ? <Way onPress={() => onOpen({ ...here, over: 'true' })}>{group.over}</Way> : 0}</td>
          <td>{percent(group.over / Math.max(1, group.n))}</td>
        </>
      )}
    </tr>
  );
}

function Bars({ group, data: { bins, step, target }, most }: { group: Group; data: Explored; most: number }) {
  const width = 240 / bins.length;
  const high = (count: number) => (count / Math.max(1, group.n) / most) * 34;
  return (
    <svg width="240" height="40" viewBox="0 0 240 40" aria-hidden="true" focusable="false">
      {group.bins.map((count, at) => (
        <rect
          key={bins[at]?.from ?? at}
          x={at * width + 0.5}
          y={38 - high(count)}
          width={Math.max(1, width - 1)}
          height={high(count)}
          className={bins[at]?.over ? chart['bar-over'] : chart['bar']}
        />
      ))}
      <line x1="0" x2="240" y1="38" y2="38" className={chart['axis']} />
      {target !== null && target < step * bins.length ? (
        <line x1={(target / step) * width} x2={(target / step) * width} y1="0" y2="38" className={chart['target']} />
      ) : null}
    </svg>
  );
}
