import { useTranslation } from 'react-i18next';
import { Table, type Column } from '../../design/table.js';
import { exactTime } from '../../texts/times.js';
import { said } from './readings.js';
import type { StoryRow } from './story-rows.js';
import styles from './story-list.module.css';

interface Props {
  rows: readonly StoryRow[];
  chosen: string;
  /** Position of the moment shown: what came after is hatched. */
  position: bigint;
  onChoose: (eventId: string) => void;
}

export function StoryList({ rows, chosen, position, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <Table
      label={t('audit-screens.events')}
      rows={rows}
      columns={columnsOf(t)}
      keyOf={({ event }) => event.id}
      chosen={chosen}
      onChoose={onChoose}
      showHead={false}
      toneOf={({ event }) => (BigInt(event.position) > position ? 'later' : undefined)}
    />
  );
}

const columnsOf = (t: (key: string) => string): Column<StoryRow>[] => [
  {
    id: 'time',
    head: t('audit-screens.columns.time'),
    width: '66px',
    cell: ({ event }) => <time dateTime={event.recordedAt}>{exactTime(event.recordedAt)}</time>,
  },
  {
    id: 'who',
    head: t('audit-screens.columns.who'),
    width: '96px',
    cell: ({ event }) => (
      <span className={styles['who']} title={event.actor.name ?? undefined}>
        {said(event.who)} <small>{said(event.place)}</small>
      </span>
    ),
  },
  {
    id: 'did',
    head: t('audit-screens.columns.did'),
    width: 'minmax(0, 1fr)',
    cell: ({ event, many }) => {
      const did = said(many && event.many ? event.many.did : event.did);
      const detail = many || !event.detail ? '' : said(event.detail);
      return (
        <span className={styles['did']} title={`${did} ${detail}`.trim()}>
          <span>{did}</span> {detail ? <small>{detail}</small> : null}
        </span>
      );
    },
  },
];
