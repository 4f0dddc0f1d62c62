import { useTranslation } from 'react-i18next';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useOffice } from '../api/readings.js';
import { useTakeDesk } from '../api/session.js';
import type { Session } from '../api/types.js';
import { Icon } from '../design/icons.js';
import { named } from '../texts/language.js';
import styles from './menu.module.css';

/** The office and desk where I sit today; staff of a window change to another desk here. */
export function DeskMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const office = useOffice(session.office?.id);
  const take = useTakeDesk();
  const here = [
    session.office ? named(session.office) : t('web.shell.city'),
    ...(session.counter ? [t('web.shell.desk', { number: session.counter.number })] : []),
  ].join(' ・ ');
  const counters = session.role === 'window' ? (office.data?.counters ?? []) : [];
  if (counters.length === 0 || !session.office) return <strong className={styles['place']}>{here}</strong>;
  const officeId = session.office.id;
  return (
    <MenuTrigger>
      <Button className={styles['open'] ?? ''}>
        <strong>{here}</strong> <Icon name="down" size={16} />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Menu
          aria-label={t('web.shell.choose-desk')}
          className={styles['menu'] ?? ''}
          selectionMode="single"
          selectedKeys={session.counter ? [session.counter.id] : []}
          onAction={(id) => take.mutate({ officeId, counterId: String(id) })}
        >
          {counters.map((counter) => (
            <MenuItem
              key={counter.id}
              id={counter.id}
              className={styles['item'] ?? ''}
              textValue={String(counter.number)}
            >
              {t('web.shell.desk', { number: counter.number })}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
