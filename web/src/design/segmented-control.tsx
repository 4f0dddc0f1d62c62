import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import styles from './segmented-control.module.css';

export interface Segment<T extends string> {
  id: T;
  word: ReactNode;
}

interface Props<T extends string> {
  label: string;
  segments: readonly Segment<T>[];
  chosen: T;
  onChoose: (id: T) => void;
}

/** One of a few: the chosen one white on ink. */
export function SegmentedControl<T extends string>({ label, segments, chosen, onChoose }: Props<T>) {
  const choose = (value: string) => {
    const segment = segments.find((candidate) => candidate.id === value);
    if (segment) onChoose(segment.id);
  };
  return (
    <RadioGroup
      aria-label={label}
      value={chosen}
      onChange={choose}
      orientation="horizontal"
      className={styles['group'] ?? ''}
    >
      {segments.map((segment) => (
        <Radio key={segment.id} value={segment.id} className={styles['segment'] ?? ''}>
          {segment.word}
        </Radio>
      ))}
    </RadioGroup>
  );
}
