import type { TFunction } from 'i18next';
import type { Office } from '../../api/types.js';
import { Mark } from '../../design/mark.js';
import type { Column } from '../../design/table.js';
import { named } from '../../texts/language.js';
import { clockTime, minutesBetween } from '../../texts/times.js';
import { NeedIcons } from '../hall/need-icons.js';
import { Wait } from '../hall/wait.js';
import type { HallRow } from './floor-rows.js';

const marks = { waiting: 'waiting', centre: 'working', ready: 'ready', 'no-show': 'attention' } as const;
/** From here on a wait is worth a look: half an hour is the city's target. */
const longWaitMinutes = 30;

export function floorColumns(office: Office, now: Date, t: TFunction): Column<HallRow>[] {
  const purposeOf = (row: HallRow) => office.purposes.find((one) => one.id === row.purpose);
  return [
    {
      id: 'label',
      head: t('reception-screens.columns.label'),
      width: '84px',
      cell: (row) => <strong>{row.label}</strong>,
    },
    {
      id: 'purpose',
      head: t('reception-screens.columns.purpose'),
      width: 'minmax(180px, 1fr)',
      cell: (row) => {
        const purpose = purposeOf(row);
        return purpose ? `${purpose.series} ${named(purpose)}` : '—';
      },
    },
    {
      id: 'needs',
      head: t('reception-screens.columns.needs'),
      width: '96px',
      cell: (row) => <NeedIcons needs={row.needs} />,
    },
    {
      id: 'state',
      head: t('reception-screens.columns.state'),
      width: '120px',
      cell: (row) => <Mark kind={marks[row.state]}>{t(`reception-screens.floor.states.${row.state}`)}</Mark>,
    },
    {
      id: 'wait',
      head: t('reception-screens.columns.wait'),
      width: '120px',
      align: 'right',
      cell: (row) =>
        row.state === 'waiting' && minutesBetween(row.since, now) >= longWaitMinutes ? (
          <Mark kind="near" ground>
            <Wait since={row.since} now={now} />
          </Mark>
        ) : (
          <Wait since={row.since} now={now} />
        ),
    },
    {
      id: 'ahead',
      head: t('reception-screens.columns.ahead'),
      width: '72px',
      align: 'right',
      cell: (row) => (row.ahead === null ? '—' : t('reception-screens.floor.ahead', { count: row.ahead })),
    },
    {
      id: 'since',
      head: t('reception-screens.columns.since'),
      width: '56px',
      align: 'right',
      cell: (row) => clockTime(row.since),
    },
  ];
}
