import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../../src/calendar/era.js';
import type { Role } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import styles from './household-members.module.css';
import type { Taken, TakenMember } from './household-search.js';
import { ageAt } from './people.js';
import { defaultRole, rolesOf } from './roles.js';

type Member = Omit<TakenMember, 'role'>;

interface Props {
  of: CaseAnswer;
  members: readonly Member[];
  household: string | null;
  isProtected: boolean;
  address: string | null;
  taken: Taken | null;
  onTaken: (taken: Taken) => void;
}

/** Who of the household is concerned: one line each, a digit says how. */
export function HouseholdMembers({ of, members, household, isProtected, address, taken, onTaken }: Props) {
  const { t } = useTranslation();
  const roles = rolesOf(of.lifeEvent);
  useEffect(() => {
    if (taken) return;
    const persons = members.map(({ person, name, kana, birthDate, relation }) => ({
      person,
      name,
      kana,
      birthDate,
      relation,
      role: defaultRole(of.lifeEvent, birthDate ? ageAt(birthDate, of.receptionDate) : null, relation),
    }));
    onTaken({ household: isProtected ? null : household, isProtected, address, persons });
  }, [address, household, isProtected, members, of.lifeEvent, of.receptionDate, onTaken, taken]);
  const set = (id: string, role: Role) =>
    taken && onTaken({ ...taken, persons: taken.persons.map((one) => (one.person === id ? { ...one, role } : one)) });
  return (
    <ul className={styles['members']} aria-label={t('case-screens.household.members')}>
      {(taken?.persons ?? []).map((member, index) => (
        <li key={member.person}>
          <span className={styles['who']}>
            <strong>{member.name ?? '—'}</strong>
            <small>
              {member.relation ? t(`case-screens.relations.${member.relation}`) : ''} {member.kana}
            </small>
          </span>
          <span className={styles['birth']}>
            {member.birthDate ? (
              <>
                {formatEra(member.birthDate, 'short')}{' '}
                {t('case-screens.people.age', { count: ageAt(member.birthDate, of.receptionDate) })}
              </>
            ) : null}
          </span>
          <ChoiceChips
            autoFocus={index === 0}
            label={t('case-screens.household.role-of', { name: member.name ?? '' })}
            choices={roles.map((id) => ({ id, word: t(`case-screens.roles.${id}`) }))}
            chosen={member.role}
            onChoose={(role) => set(member.person, role)}
          />
        </li>
      ))}
    </ul>
  );
}
