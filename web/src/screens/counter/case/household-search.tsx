import { useLayoutEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../../src/calendar/era.js';
import type { Role } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { useHousehold, useSearchRegistry, type FoundHousehold } from '../../../api/registry.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { EraDateField } from '../../../design/era-date-field.js';
import { Field } from '../../../design/field.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { NotDisclosed } from '../../../design/red-band.js';
import { Table, type Column } from '../../../design/table.js';
import styles from './household-search.module.css';
import { HouseholdMembers } from './household-members.js';

export interface TakenMember {
  person: string;
  name: string | null;
  kana: string | null;
  birthDate: string | null;
  relation: string | null;
  role: Role;
}

/** A household of the register with who of it is concerned, and how. */
export interface Taken {
  household: string | null;
  isProtected: boolean;
  address: string | null;
  persons: readonly TakenMember[];
}

interface Props {
  of: CaseAnswer;
  taken: Taken | null;
  onTaken: (taken: Taken | null) => void;
}

/** Looks for a household by name, reading or birth date; names are sent in the request's body only. */
export function HouseholdSearch({ of, taken, onTaken }: Props) {
  const { t } = useTranslation();
  const [q, setQ] = useState('');
  const [birthDate, setBirthDate] = useState<string | null>(null);
  const [picked, setPicked] = useState<FoundHousehold | null>(null);
  const search = useSearchRegistry();
  const find = (event: FormEvent) => {
    event.preventDefault();
    if (q.trim() === '') return;
    onTaken(null);
    setPicked(null);
    search.mutate(
      { q: q.trim(), caseId: of.caseId, ...(birthDate ? { birthDate } : {}) },
      { onSuccess: ({ rows }) => announce(t('case-screens.search.found', { count: rows.length })) },
    );
  };
  if (picked)
    return (
      <Picked
        key={picked.household ?? picked.persons[0]?.person ?? ''}
        found={picked}
        of={of}
        taken={taken}
        onTaken={onTaken}
        onBack={() => {
          setPicked(null);
          onTaken(null);
        }}
      />
    );
  return (
    <>
      <form className={styles['form']} role="search" onSubmit={find} aria-label={t('case-screens.search.title')}>
        <Field
          layout="above"
          label={t('case-screens.search.name')}
          value={q}
          autoFocus
          autoComplete="off"
          maxLength={100}
          onChange={(event) => setQ(event.target.value)}
        />
        <EraDateField layout="above" label={t('case-screens.search.birth')} value={birthDate} onChange={setBirthDate} />
        <Button type="submit" kind="other" keyName="Enter" isPending={search.isPending}>
          {t('case-screens.search.act')}
        </Button>
      </form>
      <ProblemNote error={search.error} />
      {search.data ? <Found rows={search.data.rows} onPick={setPicked} more={search.data.next !== null} /> : null}
    </>
  );
}

function Found({
  rows,
  onPick,
  more,
}: {
  rows: readonly FoundHousehold[];
  onPick: (row: FoundHousehold) => void;
  more: boolean;
}) {
  const { t } = useTranslation();
  const keyOf = (row: FoundHousehold) => `${row.household ?? ''} ${row.persons.map(({ person }) => person).join()}`;
  const [chosen, setChosen] = useState<string | null>(rows[0] ? keyOf(rows[0]) : null);
  const box = useRef<HTMLDivElement>(null);
  // With the rows and not after them: the next Enter is already on its way.
  useLayoutEffect(() => box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(), [rows]);
  const columns: Column<FoundHousehold>[] = [
    {
      id: 'names',
      head: t('case-screens.search.people'),
      width: 'minmax(0, 1fr)',
      cell: (row) => (
        <span className={styles['names']}>
          <strong>{row.persons[0]?.name ?? t('case-screens.search.kept-back')}</strong>
          <small>
            {row.persons[0] && row.persons[0].status !== 'resident'
              ? `${t(`case-screens.search.statuses.${row.persons[0].status}`)} `
              : ''}
            {row.persons[0]?.kana} {row.persons[0]?.birthDate ? formatEra(row.persons[0].birthDate, 'short') : ''}
            {row.persons.length > 1
              ? ` ・ ${row.persons
                  .slice(1)
                  .map(({ name }) => name?.split(/[\s　]/).at(-1))
                  .join('・')}`
              : ''}
          </small>
        </span>
      ),
    },
    {
      id: 'address',
      head: t('case-screens.search.address'),
      width: '300px',
      cell: (row) =>
        row.protected ? (
          <NotDisclosed />
        ) : (
          <span className={styles['address']}>{row.address?.replace(/^北九州市/, '')}</span>
        ),
    },
    {
      id: 'size',
      head: t('case-screens.search.size'),
      width: '64px',
      align: 'right',
      cell: (row) =>
        row.protected ? (
          <Mark kind="locked">{t('web.protected.title')}</Mark>
        ) : (
          t('case-screens.head.persons', { count: row.size ?? 0 })
        ),
    },
  ];
  if (rows.length === 0) return <p>{t('case-screens.search.nobody')}</p>;
  return (
    <div className={styles['found']} ref={box}>
      <Table
        label={t('case-screens.search.results')}
        rows={rows}
        columns={columns}
        keyOf={keyOf}
        chosen={chosen}
        onChoose={setChosen}
        onOpen={onPick}
        rowHeight={52}
      />
      <p className={styles['hint']}>{t(more ? 'case-screens.search.more' : 'case-screens.search.pick')}</p>
    </div>
  );
}

interface PickedProps extends Props {
  found: FoundHousehold;
  onBack: () => void;
}

function Picked({ found, of, taken, onTaken, onBack }: PickedProps) {
  const { t } = useTranslation();
  const household = useHousehold(found.household);
  const isProtected = found.protected || household.data?.protected === true;
  const living = household.data?.members ?? null;
  // Who has moved out belongs to no household any more, but may be here again.
  const isGone = living?.length === 0;
  const members = isGone || found.household === null || isProtected ? found.persons : living;
  return (
    <>
      <div className={styles['picked']}>
        {isProtected ? <NotDisclosed /> : <strong>{found.address}</strong>}
        <Button size="row" kind="neutral" onPress={onBack}>
          {t('case-screens.search.again')}
        </Button>
      </div>
      <ProblemNote error={household.error} />
      {members ? (
        <HouseholdMembers
          of={of}
          members={members}
          household={isGone ? null : found.household}
          isProtected={isProtected}
          address={found.address}
          taken={taken}
          onTaken={onTaken}
        />
      ) : null}
    </>
  );
}
