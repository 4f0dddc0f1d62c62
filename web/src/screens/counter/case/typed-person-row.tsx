import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra, parseEraDate } from '../../../../../src/calendar/era.js';
import { ageAt } from './people.js';
import type { TypedRow } from './typed-household.js';
import styles from './typed-persons.module.css';

export const relations = [
  'HEAD',
  'WIFE',
  'HUSBAND',
  'CHILD',
  'FATHER',
  'MOTHER',
  'GRANDCHILD',
  'GRANDFATHER',
  'GRANDMOTHER',
  'BROTHER_ELDER',
  'BROTHER_YOUNGER',
  'SISTER_ELDER',
  'SISTER_YOUNGER',
  'WIFE_CHILD',
  'HUSBAND_CHILD',
  'CHILD_WIFE',
  'CHILD_HUSBAND',
  'WIFE_UNREG',
  'HUSBAND_UNREG',
  'KIN',
  'LODGER',
] as const;

interface Props {
  row: TypedRow;
  number: number;
  on: string;
  autoFocus: boolean;
  onRow: (row: TypedRow) => void;
  onEnter: () => void;
  onRemove?: () => void;
}

/** One person on one line: name, reading, birth date as the paper has it, sex, relation to the head. */
export function TypedPersonRow({ row, number, on, autoFocus, onRow, onEnter, onRemove }: Props) {
  const { t } = useTranslation();
  const label = (key: string) => t('case-screens.typed.of', { number, field: t(`case-screens.typed.${key}`) });
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.key !== 'Enter') return;
    if (event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    onEnter();
  };
  return (
    <div className={styles['row']} onKeyDown={keys}>
      <span className={styles['number']}>{number}</span>
      <input
        aria-label={label('name')}
        placeholder={t('case-screens.typed.name')}
        value={row.name}
        autoFocus={autoFocus}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onRow({ ...row, name: event.target.value })}
      />
      <input
        aria-label={label('kana')}
        placeholder={t('case-screens.typed.kana')}
        value={row.kana}
        autoComplete="off"
        maxLength={200}
        onChange={(event) => onRow({ ...row, kana: event.target.value })}
        onBlur={() => onRow({ ...row, kana: inKatakana(row.kana) })}
      />
      <BirthDate label={label('birth')} row={row} on={on} onRow={onRow} />
      <Choice
        label={label('sex')}
        value={row.sex}
        empty={t('case-screens.typed.sex')}
        choices={sexes.map((id) => ({ id, word: t(`case-screens.sexes.${id}`) }))}
        onChoose={(id) => onRow({ ...row, sex: sexes.find((sex) => sex === id) ?? '' })}
      />
      <Choice
        label={label('relation')}
        value={row.relation}
        choices={relations.map((id) => ({ id, word: t(`case-screens.relations.${id}`) }))}
        onChoose={(relation) => onRow({ ...row, relation })}
      />
      {onRemove ? (
        <button type="button" aria-label={t('case-screens.typed.remove', { number })} onClick={onRemove}>
          ×
        </button>
      ) : (
        <span />
      )}
    </div>
  );
}

const sexes = ['M', 'F', 'X'] as const;

interface ChoiceProps {
  label: string;
  value: string;
  empty?: string;
  choices: readonly { id: string; word: string }[];
  onChoose: (id: string) => void;
}

/** A list whose first nine are chosen by their digit; a browser's own search by letters would go on to the next "1…". */
function Choice({ label, value, empty, choices, onChoose }: ChoiceProps) {
  const digit = (event: KeyboardEvent) => {
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined;
    if (!choice || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChoose(choice.id);
  };
  return (
    <select aria-label={label} value={value} onKeyDown={digit} onChange={({ target }) => onChoose(target.value)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {choices.map(({ id, word }, index) => (
        <option key={id} value={id}>
          {index < 9 ? `${index + 1} ${word}` : word}
        </option>
      ))}
    </select>
  );
}

/** The register keeps readings in katakana, however they were typed. */
const inKatakana = (words: string): string =>
  words.normalize('NFKC').replace(/[ぁ-ゖ]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0x60));

function BirthDate({
  label,
  row,
  on,
  onRow,
}: {
  label: string;
  row: TypedRow;
  on: string;
  onRow: (row: TypedRow) => void;
}) {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState(row.birthDate ? formatEra(row.birthDate, 'short') : '');
  const read = typed.trim() === '' ? null : parseEraDate(typed);
  const iso = read && 'iso' in read ? read.iso : null;
  const wrong =
    read && 'error' in read ? t(`web.era.${read.error}`) : iso && iso > on ? t('case-screens.typed.future') : null;
  return (
    <span className={styles['birth']}>
      <input
        aria-label={label}
        placeholder={t('case-screens.typed.birth')}
        title={wrong ?? undefined}
        aria-describedby={id}
        aria-invalid={wrong ? true : undefined}
        value={typed}
        autoComplete="off"
        onChange={({ target }) => {
          setTyped(target.value);
          const now = parseEraDate(target.value);
          onRow({ ...row, birthDate: 'iso' in now && now.iso <= on ? now.iso : null });
        }}
      />
      <small id={id} className={wrong ? styles['wrong'] : undefined}>
        {wrong
          ? typed.length > 5
            ? wrong
            : ''
          : iso
            ? `${formatEra(iso, 'long')} ${t('case-screens.people.age', { count: ageAt(iso, on) })}`
            : ''}
      </small>
    </span>
  );
}
