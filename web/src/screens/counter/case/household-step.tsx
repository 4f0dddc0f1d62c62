import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeHousehold, type HouseholdInput } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { SegmentedControl } from '../../../design/segmented-control.js';
import { useKey } from '../../../keys/use-key.js';
import { Acts } from './acts.js';
import styles from './case.module.css';
import { FilerOfHousehold, knownFiler } from './filer-of-household.js';
import { HouseholdSearch, type Taken } from './household-search.js';
import { emptyTyped, isComplete, toTyped, type TypedHousehold } from './typed-household.js';
import { TypedPersons } from './typed-persons.js';
import { CaseProblem } from './case-problem.js';

type Source = 'registry' | 'typed';
const typedFirst = new Set(['MOVE_IN', 'MOVE_IN_ABROAD']);

/** ② The household: from the register, or typed once from the paper; a newborn beside its parents. */
export function HouseholdStep({ of, onDone }: { of: CaseAnswer; onDone: () => void }) {
  const { t } = useTranslation();
  const [again, setAgain] = useState(false);
  const isBirth = of.lifeEvent === 'BIRTH';
  const [source, setSource] = useState<Source>(typedFirst.has(of.lifeEvent) ? 'typed' : 'registry');
  const [taken, setTaken] = useState<Taken | null>(null);
  const [typed, setTyped] = useState<TypedHousehold>(() => emptyTyped(of.lifeEvent));
  const take = useTakeHousehold(of.caseId, () => setAgain(false));
  const swap = () => setSource(source === 'typed' ? 'registry' : 'typed');
  useKey({ action: 'caseSource' }, swap, !isBirth && (of.persons.length === 0 || again));
  if (of.persons.length > 0 && !again) return <Household of={of} onDone={onDone} onAgain={() => setAgain(true)} />;
  const asked = inputOf(source, isBirth, taken, typed);
  const submit = () => asked && take.mutate({ ...asked, ...(of.persons.length > 0 ? { seen: of.etag } : {}) });
  return (
    <div className={styles['page']}>
      <div className={styles['body']}>
        {isBirth ? null : (
          <div className={styles['narrow']}>
            <SegmentedControl
              label={t('case-screens.household.source')}
              chosen={source}
              onChoose={setSource}
              segments={(['registry', 'typed'] as const).map((id) => ({ id, word: t(`case-screens.household.${id}`) }))}
            />
          </div>
        )}
        {source === 'registry' || isBirth ? <HouseholdSearch of={of} taken={taken} onTaken={setTaken} /> : null}
        {source === 'typed' || isBirth ? (
          <TypedPersons of={of} typed={typed} onTyped={setTyped} autoFocus={!isBirth} onEnd={submit} />
        ) : null}
        <CaseProblem error={take.error} />
      </div>
      <Acts
        quiet={
          isBirth ? null : (
            <Button kind="neutral" action="caseSource" onPress={swap}>
              {t(source === 'typed' ? 'case-screens.household.to-registry' : 'case-screens.household.to-typed')}
            </Button>
          )
        }
      >
        <Button
          kind="main"
          action="caseNext"
          isPending={take.isPending}
          isDisabled={asked === null || of.status !== 'open'}
          reason={t(`case-screens.household.missing-${isBirth ? 'birth' : source}`)}
          onPress={submit}
        >
          {t('case-screens.household.take')}
        </Button>
      </Acts>
    </div>
  );
}

/** What goes to the server, or null while something is missing. */
function inputOf(source: Source, isBirth: boolean, taken: Taken | null, typed: TypedHousehold): HouseholdInput | null {
  const known =
    taken && taken.persons.length > 0
      ? {
          ...(taken.household ? { household: taken.household } : {}),
          persons: taken.persons.map(({ person, role }) => ({ person, role })),
        }
      : null;
  if (isBirth) return known && isComplete(typed) ? { ...known, typed: toTyped(typed, taken?.address ?? '') } : null;
  if (source === 'registry') return known;
  return isComplete(typed) ? { typed: toTyped(typed) } : null;
}

function Household({ of, onDone, onAgain }: { of: CaseAnswer; onDone: () => void; onAgain: () => void }) {
  const { t } = useTranslation();
  const needsFiler = of.filer !== null && of.filer.kind !== 'AGENT' && !of.filer.name;
  return (
    <div className={styles['page']}>
      <div className={styles['body']}>
        <h2>{t('case-screens.household.taken', { count: of.persons.length })}</h2>
        <ul className={styles['people']}>
          {of.persons.map((person) => (
            <li key={person.person}>
              <strong>{person.name ?? '—'}</strong> {person.kana}{' '}
              <span className={styles['note']}>{t(`case-screens.roles.${person.role}`)}</span>
            </li>
          ))}
        </ul>
        {needsFiler ? <FilerOfHousehold of={of} /> : null}
      </div>
      <Acts
        quiet={
          <Button kind="neutral" onPress={onAgain} isDisabled={of.status !== 'open' || of.items.length > 0}>
            {t('case-screens.household.again')}
          </Button>
        }
      >
        <Button kind="main" action="caseNext" onPress={onDone} autoFocus={!needsFiler || knownFiler(of) !== undefined}>
          {t('case-screens.household.next')}
        </Button>
      </Acts>
    </div>
  );
}
