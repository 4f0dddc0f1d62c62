import { Checkbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import styles from './choice-chips.module.css';

export interface Choice<T extends string> {
  id: T;
  word: string;
}

interface ChipsProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
}

const known = <T extends string>(choices: readonly Choice<T>[], ids: string[]): T[] =>
  choices.map((choice) => choice.id).filter((id) => ids.includes(id));

/** Numbered chips of which one is chosen: white on ink. */
export function ChoiceChips<T extends string>(props: ChipsProps<T> & { chosen: T | null; onChoose: (id: T) => void }) {
  const { label, choices, chosen, onChoose } = props;
  const choose = (value: string) => known(choices, [value]).forEach(onChoose);
  return (
    <RadioGroup
      aria-label={label}
      value={chosen}
      onChange={choose}
      orientation="horizontal"
      className={styles['chips'] ?? ''}
    >
      {choices.map((choice, index) => (
        <Radio key={choice.id} value={choice.id} className={styles['chip'] ?? ''}>
          <span>{index + 1}</span> {choice.word}
        </Radio>
      ))}
    </RadioGroup>
  );
}

/** The same look where several may be chosen. */
export function ManyChips<T extends string>(
  props: ChipsProps<T> & { chosen: readonly T[]; onChange: (ids: T[]) => void },
) {
  const { label, choices, chosen, onChange } = props;
  return (
    <CheckboxGroup
      aria-label={label}
      value={[...chosen]}
      onChange={(ids) => onChange(known(choices, ids))}
      className={styles['chips'] ?? ''}
    >
      {choices.map((choice, index) => (
        <Checkbox key={choice.id} value={choice.id} className={styles['chip'] ?? ''}>
          <span>{index + 1}</span> {choice.word}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
