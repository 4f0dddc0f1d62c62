import { useTranslation } from 'react-i18next';
import type { CaseAnswer, CasePerson, CaseRow, CentreForms } from '../../../api/cases.js';
import type { MyTicket, Purpose } from '../../../api/types.js';
import { Mark } from '../../../design/mark.js';
import { NotDisclosed } from '../../../design/red-band.js';
import { Cautions } from './cautions.js';
import { CaseHistory } from './case-history.js';
import { ageAt, factOf, isProtected } from './people.js';
import { RevealBox } from './reveal-box.js';
import { VisitorsCases } from './visitors-cases.js';
import styles from './side-pane.module.css';

interface Props {
  of: CaseAnswer;
  row: CaseRow | undefined;
  centre: CentreForms | undefined;
  mine: MyTicket | null;
  purposes: readonly Purpose[];
  chosen: string | null;
  onOpen: (caseId: string) => void;
}

/** What belongs to the case: who, where to look out, what has happened. */
export function SidePane({ of, row, centre, mine, purposes, chosen, onOpen }: Props) {
  const { t } = useTranslation();
  const shielded = of.persons.filter((person) => person.protected);
  return (
    // It scrolls when a household is large; with the keys too.
    <div tabIndex={0} role="group" aria-label={t('case-screens.side.title')} className={styles['pane']}>
      {of.persons.length > 0 ? <Household of={of} /> : null}
      {shielded.map((person) => (
        <RevealBox key={person.person} person={person} />
      ))}
      <Cautions of={of} chosen={chosen} />
      <VisitorsCases of={of} mine={mine} onOpen={onOpen} />
      <CaseHistory of={of} row={row} centre={centre} mine={mine} purposes={purposes} />
    </div>
  );
}

function Household({ of }: { of: CaseAnswer }) {
  const { t } = useTranslation();
  const hidden = isProtected(of);
  const head = of.persons.find(({ relation }) => relation === 'HEAD') ?? of.persons[0];
  const to = of.facts.event['newAddress'];
  return (
    <section>
      <h2 className={styles['heading']}>
        {hidden ? t('case-screens.side.concerned') : t('case-screens.side.household', { count: of.persons.length })}
        <span>
          {t(
            of.household
              ? 'case-screens.side.from-registry'
              : head?.provisional
                ? 'case-screens.side.typed'
                : 'case-screens.side.from-registry',
          )}
        </span>
      </h2>
      <ul className={styles['people']}>
        {of.persons.map((person) => (
          <Person key={person.person} of={of} person={person} />
        ))}
      </ul>
      <dl className={styles['where']}>
        {to ? (
          <>
            <dt>{t('case-screens.side.new')}</dt>
            <dd>{hidden ? <NotDisclosed /> : String(to)}</dd>
          </>
        ) : null}
        <dt>{t(to ? 'case-screens.side.old' : 'case-screens.side.address')}</dt>
        <dd>{hidden || head?.address === null ? <NotDisclosed /> : (head?.address ?? '—')}</dd>
      </dl>
    </section>
  );
}

function Person({ of, person }: { of: CaseAnswer; person: CasePerson }) {
  const { t } = useTranslation();
  const words = [
    factWord('insurance', factOf(of, person, 'insurance'), t),
    factWord('pension', factOf(of, person, 'pension'), t),
    factOf(of, person, 'myNumberCard') === true ? t('case-screens.facts.card') : '',
    factOf(of, person, 'childcare') === true ? t('case-screens.facts.childcare') : '',
  ].filter(Boolean);
  const role = person.role === 'MOVER' ? '' : t(`case-screens.roles.${person.role}`);
  return (
    <li>
      <strong>{person.name ?? '—'}</strong>
      <span>
        {person.protected ? (
          <Mark kind="locked">{t('web.protected.title')}</Mark>
        ) : person.relation ? (
          t(`case-screens.relations.${person.relation}`)
        ) : (
          ''
        )}{' '}
        {person.birthDate ? t('case-screens.people.age', { count: ageAt(person.birthDate, of.receptionDate) }) : ''}
      </span>
      <small>{[role, ...words].filter(Boolean).join(' ・ ')}</small>
    </li>
  );
}

function factWord(name: string, value: unknown, t: ReturnType<typeof useTranslation>['t']): string {
  return typeof value === 'string' && value !== 'NONE' ? t(`case-screens.facts.${name}.${value}`) : '';
}
