import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../../src/calendar/era.js';
import { useSearchRegistry, type FoundHousehold } from '../../../api/registry.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { NotDisclosed } from '../../../design/red-band.js';
import { Table, type Column } from '../../../design/table.js';
import type { MailRequest } from '../answers.js';
import { Box } from '../box.js';
import { DateBox } from '../date-box.js';
import { useFindSubject } from '../mail-api.js';
import styles from './bench.module.css';

interface Props {
  of: MailRequest;
  role: string;
  reason: string | undefined;
}

interface Found {
  person: string;
  name: string | null;
  kana: string | null;
  birthDate: string | null;
  address: string | null;
  isProtected: boolean;
}

const peopleOf = (rows: readonly FoundHousehold[]): Found[] =>
  rows.flatMap(({ persons, address, protected: isProtected }) =>
    persons.map(({ person, name, kana, birthDate }) => ({ person, name, kana, birthDate, address, isProtected })),
  );

/** Whose certificate it is: looked up by what the letter says; a protected person stops everything. */
export function SubjectStep({ of, role, reason }: Props) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(false);
  if (of.subject && !again)
    return (
      <section>
        <h2>{t('mail-screens.subject.title')}</h2>
        <p>
          <Mark kind={of.subject.changed ? 'near' : 'done'}>
            <strong>{of.subject.name}</strong>
          </Mark>{' '}
          {of.subject.birthDate ? formatEra(of.subject.birthDate, 'long') : ''} ・ {of.subject.address}
        </p>
        {of.subject.changed ? <p>{t('mail-screens.subject.changed')}</p> : null}
        <Button size="row" kind="neutral" isDisabled={reason !== undefined} onPress={() => setAgain(true)}>
          {t('mail-screens.subject.again')}
        </Button>
      </section>
    );
  return <Search of={of} role={role} reason={reason} onDone={() => setAgain(false)} />;
}

function Search({ of, role, reason, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation();
  const asked = of.letter?.subject;
  const [q, setQ] = useState(asked?.name ?? '');
  const [birthDate, setBirthDate] = useState<string | null>(asked?.birthDate ?? null);
  const [chosen, setChosen] = useState<string | null>(null);
  const results = useRef<HTMLDivElement>(null);
  const search = useSearchRegistry();
  const take = useFindSubject(of, role, onDone);
  const people = peopleOf(search.data?.rows ?? []);
  const find = (event?: FormEvent) => {
    event?.preventDefault();
    if (q.trim() === '') return;
    search.mutate(
      { q: q.trim(), ...(birthDate ? { birthDate } : {}) },
      {
        onSuccess: ({ rows }) => {
          const found = peopleOf(rows);
          setChosen(found[0]?.person ?? null);
          announce(t('mail-screens.subject.found', { count: found.length }));
          if (found.length > 0)
            requestAnimationFrame(() => results.current?.querySelector<HTMLElement>('[role="grid"]')?.focus());
        },
      },
    );
  };
  const one = people.find(({ person }) => person === chosen);
  return (
    <section>
      <h2>{t('mail-screens.subject.title')}</h2>
      <form className={styles['search']} role="search" aria-label={t('mail-screens.subject.title')} onSubmit={find}>
        <Box
          label={t('mail-screens.facts.subject')}
          autoFocus={reason === undefined}
          value={q}
          maxLength={100}
          onType={setQ}
          wide="1 1 160px"
        />
        <DateBox label={t('mail-screens.fields.birth')} value={birthDate} onDate={setBirthDate} wide="0 1 170px" />
        <Button
          type="submit"
          kind="other"
          action="mailFind"
          isPending={search.isPending}
          isDisabled={reason !== undefined}
          onPress={() => find()}
        >
          {t('mail-screens.subject.find')}
        </Button>
      </form>
      {reason ? <p>{reason}</p> : null}
      <ProblemNote error={search.error ?? take.error} />
      {search.data ? (
        <>
          <div ref={results} className={styles['results']}>
            <Table
              label={t('mail-screens.subject.results')}
              rows={people}
              columns={columnsOf(t)}
              keyOf={({ person }) => person}
              chosen={chosen}
              onChoose={setChosen}
              onOpen={(found) => take.mutate({ person: found.person, isProtected: found.isProtected })}
              rowHeight={52}
              empty={t('mail-screens.subject.nobody')}
            />
          </div>
          <Button
            kind="main"
            keyName="Enter"
            isPending={take.isPending}
            isDisabled={!one || reason !== undefined}
            onPress={() => one && take.mutate({ person: one.person, isProtected: one.isProtected })}
          >
            {t('mail-screens.subject.take')}
          </Button>
        </>
      ) : null}
    </section>
  );
}

const columnsOf = (t: (key: string) => string): Column<Found>[] => [
  {
    id: 'name',
    head: t('mail-screens.facts.subject'),
    width: 'minmax(0, 1fr)',
    cell: ({ name, kana, birthDate }) => (
      <span className={styles['name']}>
        <strong>{name ?? t('web.protected.hidden')}</strong>
        <small>
          {kana} {birthDate ? formatEra(birthDate, 'short') : ''}
        </small>
      </span>
    ),
  },
  {
    id: 'address',
    head: t('mail-screens.facts.address'),
    width: '260px',
    cell: ({ address, isProtected }) =>
      isProtected ? (
        <>
          <Mark kind="locked">{t('web.protected.title')}</Mark> <NotDisclosed />
        </>
      ) : (
        <span className={styles['name']}>
          <small>{address}</small>
        </span>
      ),
  },
];
