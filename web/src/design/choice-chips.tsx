import type { KeyboardEvent } from 'react';
import { Checkbox, CheckboxGroup, Radio, RadioGroup } from 'react-aria-components';
import styles from './choice-chips.module.css';

export interface Choice<T extends string> {
  id: T;
  word: string;
}

interface ChipsProps<T extends string> {
  label: string;
  choices: readonly Choice<T>[];
  autoFocus?: boolean;
}

const known = <T extends string>(choices: readonly Choice<T>[], ids: string[]): T[] =>
  choices.map((choice) => choice.id).filter((id) => ids.includes(id));

/** The number on a chip chooses it while the focus is in its group. */
function byDigit<T extends string>(choices: readonly Choice<T>[], choose: (id: T) => void) {
  return (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey)
      return;
    const at = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1;
    const choice = choices[at];
    if (!choice) return;
    choose(choice.id);
    event.currentTarget.querySelectorAll('input')[at]?.focus();
  };
}

/** Numbered chips of which one is chosen: white on ink. */
export function ChoiceChips<T extends string>(props: ChipsProps<T> & { chosen: T | null; onChoose: (id: T) => void }) {
  const { label, choices, chosen, onChoose, autoFocus = false } = props;
  const first = chosen ?? choices[0]?.id;
  return (
    <div onKeyDown={byDigit(choices, onChoose)}>
      <RadioGroup
        aria-label={label}
        value={chosen}
        onChange={(value) => known(choices, [value]).forEach(onChoose)}
        orientation="horizontal"
        className={styles['chips'] ?? ''}
      >
        {choices.map((choice, index) => (
          <Radio
            key={choice.id}
            value={choice.id}
            autoFocus={autoFocus && choice.id === first}
            className={styles['chip'] ?? ''}
          >
            <span>{index + 1}</span> {choice.word}
          </Radio>
        ))}
      </RadioGroup>
    </div>
  );
}

/** The same look where several may be chosen. */
export function ManyChips<T extends string>(
  props: ChipsProps<T> & { chosen: readonly T[]; onChange: (ids: T[]) => void },
) {
  const { label, choices, chosen, onChange, autoFocus = false } = props;
  const turn = (id: T) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <div onKeyDown={byDigit(choices, turn)}>
      <CheckboxGroup
        aria-label={label}
        value={[...chosen]}
        onChange={(ids) => onChange(known(choices, ids))}
        className={styles['chips'] ?? ''}
      >
        {choices.map((choice, index) => (
          <Checkbox
            key={choice.id}
            value={choice.id}
            autoFocus={autoFocus && index === 0}
            className={styles['chip'] ?? ''}
          >
            <span>{index + 1}</span> {choice.word}
          </Checkbox>
        ))}
      </CheckboxGroup>
    </div>
  );
}
