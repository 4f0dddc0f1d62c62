import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { Field } from '../../../design/field.js';
import { emptyRow, type TypedHousehold, type TypedRow } from './typed-household.js';
import { TypedPersonRow } from './typed-person-row.js';
import styles from './typed-persons.module.css';

interface Props {
  of: CaseAnswer;
  typed: TypedHousehold;
  onTyped: (typed: TypedHousehold) => void;
  autoFocus: boolean;
  /** Enter in an empty last row: everybody is typed. */
  onEnd: () => void;
}

/** The paper's order: what holds for all once, then one line for each person; Enter begins the next. */
export function TypedPersons({ of, typed, onTyped, autoFocus, onEnd }: Props) {
  const { t } = useTranslation();
  const next = useRef(typed.rows.length + 1);
  const isBirth = typed.role === 'NEWBORN';
  const set = (changes: Partial<TypedHousehold>) => onTyped({ ...typed, ...changes });
  const setRow = (row: TypedRow) => set({ rows: typed.rows.map((one) => (one.id === row.id ? row : one)) });
  const remove = (id: number) => set({ rows: typed.rows.filter((one) => one.id !== id) });
  const add = () => {
    next.current += 1;
    set({ rows: [...typed.rows, emptyRow(next.current, isBirth || typed.rows.length > 1 ? 'CHILD' : 'WIFE')] });
  };
  const enter = (row: TypedRow) => {
    if (row.id !== typed.rows.at(-1)?.id) return;
    if (row.name.trim() === '') onEnd();
    else add();
  };
  return (
    <section className={styles['typed']}>
      <h2>{t(isBirth ? 'case-screens.typed.newborn' : 'case-screens.typed.title')}</h2>
      {isBirth ? null : (
        <>
          <Field
            label={t('case-screens.typed.address')}
            value={typed.address}
            autoFocus={autoFocus}
            autoComplete="off"
            maxLength={300}
            onChange={(event) => set({ address: event.target.value })}
          />
          <div className={styles['pair']}>
            <Field
              label={t('case-screens.typed.domicile')}
              value={typed.domicile}
              autoComplete="off"
              maxLength={300}
              onChange={(event) => set({ domicile: event.target.value })}
            />
            <Field
              label={t('case-screens.typed.register-head')}
              value={typed.registerHead}
              autoComplete="off"
              maxLength={200}
              onChange={(event) => set({ registerHead: event.target.value })}
            />
          </div>
        </>
      )}
      <div className={styles['rows']} role="group" aria-label={t('case-screens.typed.people')}>
        {typed.rows.map((row, index) => (
          <TypedPersonRow
            key={row.id}
            row={row}
            number={index + 1}
            on={of.receptionDate}
            autoFocus={index > 0 && index === typed.rows.length - 1}
            onRow={setRow}
            onEnter={() => enter(row)}
            {...(typed.rows.length > 1 ? { onRemove: () => remove(row.id) } : {})}
          />
        ))}
      </div>
      <div>
        <Button size="row" kind="neutral" onPress={add}>
          {t(isBirth ? 'case-screens.typed.add-child' : 'case-screens.typed.add')}
        </Button>
      </div>
    </section>
  );
}
