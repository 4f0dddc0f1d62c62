import type { TFunction } from 'i18next';
import type { CaseAnswer, CasePerson } from '../../../api/cases.js';

type Subjects = 'case' | readonly string[];

/** 太郎 of 山田 太郎; a name without a space stays whole. */
export const givenName = (name: string | null): string =>
  name
    ?.trim()
    .split(/[\s　]+/)
    .slice(1)
    .join(' ') ||
  (name ?? '—');

export function ageAt(birthDate: string, date: string): number {
  const [by = 0, bm = 0, bd = 0] = birthDate.split('-').map(Number);
  const [y = 0, m = 0, d = 0] = date.split('-').map(Number);
  return y - by - (m < bm || (m === bm && d < bd) ? 1 : 0);
}

export const peopleOf = (subjects: Subjects, { persons }: Pick<CaseAnswer, 'persons'>): readonly CasePerson[] =>
  subjects === 'case' ? persons : persons.filter(({ person }) => subjects.includes(person));

/** 4人全員, or 太郎・恵子. Who lives with a protected person is not counted aloud. */
export function whoWords(t: TFunction, subjects: Subjects, of: Pick<CaseAnswer, 'persons'>): string {
  const people = peopleOf(subjects, of);
  if (people.length > 1 && people.length === of.persons.length)
    return of.persons.some((person) => person.protected)
      ? t('case-screens.people.household')
      : t('case-screens.people.everybody', { count: people.length });
  return people.map(({ name }) => givenName(name)).join('・');
}

/** Facts are kept with or without their scope before the name. */
export function factOf(of: CaseAnswer, person: CasePerson, name: string): string | number | boolean | undefined {
  const answered = of.facts.persons[person.person] ?? {};
  return answered[name] ?? answered[`person.${name}`] ?? person.facts[name] ?? person.facts[`person.${name}`];
}

export const isProtected = (of: CaseAnswer): boolean =>
  of.persons.some((person) => person.protected || factOf(of, person, 'dvProtection') === true);
