import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon } from '../../design/icons.js';
import styles from './queue-filter.module.css';

export interface Choice {
  id: string;
  word: string;
}

interface Props {
  label: string;
  choices: readonly Choice[];
  chosen: string;
  onChoose: (id: string) => void;
}

/** One filter: its name, what is chosen, and the others behind it. */
export function QueueFilter({ label, choices, chosen, onChoose }: Props) {
  const now = choices.find(({ id }) => id === chosen)?.word ?? chosen;
  return (
    <MenuTrigger>
      <Button className={styles['filter'] ?? ''}>
        {label} <strong>{now}</strong> <Icon name="down" size={14} />
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Menu
          aria-label={label}
          className={styles['menu'] ?? ''}
          selectionMode="single"
          selectedKeys={[chosen]}
          onAction={(id) => onChoose(String(id))}
        >
          {choices.map(({ id, word }) => (
            <MenuItem key={id} id={id} className={styles['item'] ?? ''} textValue={word}>
              {word}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
