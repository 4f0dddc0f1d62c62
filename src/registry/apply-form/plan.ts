/**
 * What an approved form changes in the registry, worked out from how everybody stood before the form, so that applying
 * it again, or its correction, plans on the same ground. Pure.
 */
import { isErased } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import type { ChangeHouseholdData } from '../change-household.js';
import type { ChangePersonData } from '../change-person.js';
import type { Composition } from '../household.js';
import type { Standing } from '../resident.js';
import { detailsAfter, headerText, lineOf } from './entry-details.js';
import type { FormToApply } from './form-to-apply.js';

/** `touched`: changed by this very form earlier. */
export interface Ground {
  readonly persons: ReadonlyMap<string, Standing & { readonly touched: boolean }>;
  readonly households: ReadonlyMap<string, Composition & { readonly touched: boolean }>;
}

export interface Plan {
  readonly persons: readonly ChangePersonData[];
  readonly households: readonly ChangeHouseholdData[];
}

type Move = Pick<Standing, 'status' | 'household' | 'ward'>;
interface Targets {
  readonly movers: readonly string[];
  /** Null: the person's record stays where it is and only its details change. */
  readonly move: ((standing: Standing, person: string) => Move) | null;
  readonly addressChanges: boolean;
  readonly households: ReadonlyMap<string, Composition>;
}

/** The household that a form founds. */
export const foundedHousehold = (formId: string): string => derivedId('registry household of form', formId);

const BY_CHANGE_KIND: Readonly<Record<string, string>> = {
  IN: 'MOVE_IN', IN_CARD: 'MOVE_IN', IN_ABROAD: 'MOVE_IN_ABROAD', WARD: 'MOVE_WARD', HOME: 'MOVE_HOME', OUT: 'MOVE_OUT', OUT_ABROAD: 'MOVE_OUT_ABROAD', HOUSEHOLD: 'HOUSEHOLD_CHANGE',
}; // prettier-ignore
const BY_FORM: Readonly<Record<string, string>> = {
  SHUSSHO: 'BIRTH', SHIBO: 'DEATH', KONIN: 'NAME_CHANGE', RIKON: 'NAME_CHANGE', KONSHI: 'NAME_CHANGE', 'UJI-NA': 'NAME_CHANGE',
}; // prettier-ignore

/** Forms whose approval changes residents; every other form is only noted. */
export const RESIDENT_FORMS: readonly string[] = ['JUKI-IDO', ...Object.keys(BY_FORM)];

export const changeOf = (form: FormToApply): string | null => {
  if (form.formKind !== 'JUKI-IDO') return BY_FORM[form.formKind] ?? null;
  return BY_CHANGE_KIND[headerText(form, 'changeKind') ?? ''] ?? form.lifeEvent;
};

const DATES: Readonly<Record<string, readonly string[]>> = {
  BIRTH: ['childBirthDate'], DEATH: ['deathDate'], MOVE_IN: ['moveInDate'], MOVE_IN_ABROAD: ['moveInDate'], MOVE_HOME: ['moveDate'], MOVE_WARD: ['moveDate'],
  MOVE_OUT: ['moveOutDate', 'plannedMoveOutDate'], MOVE_OUT_ABROAD: ['moveOutDate', 'plannedMoveOutDate'], HOUSEHOLD_CHANGE: ['householdChangeDate'],
}; // prettier-ignore

const dateOf = (form: FormToApply, change: string): string => {
  const told = (DATES[change] ?? []).map((name) => form.eventFacts[name]).find((value) => typeof value === 'string');
  return headerText(form, 'changeDate') ?? (typeof told === 'string' ? told : form.receptionDate);
};

export const planApplication = (form: FormToApply, ground: Ground): Plan => {
  const change = changeOf(form) ?? 'NOTED';
  const date = dateOf(form, change);
  const targets = targetsOf(form, ground, change);
  const common = { change, date, formId: form.formId, caseId: form.caseId };
  const persons = [...ground.persons].flatMap(([person, standing]): ChangePersonData[] => {
    const details = targets.movers.includes(person)
      ? detailsAfter({ form, person, standing, date, change, ground }, targets.addressChanges)
      : null;
    const move = details ? targets.move?.(standing, person) : undefined;
    return changed(
      person,
      standing,
      { ...standing, ...move, details: details ?? standing.details },
      common,
      details !== null,
    );
  });
  const households = [...ground.households].flatMap(([household, before]): ChangeHouseholdData[] => {
    const after = targets.households.get(household);
    const { ward, members } = after ?? before;
    return after || before.touched
      ? [{ household, ward: ward ?? form.officeId, members: [...members], ...common }]
      : [];
  });
  return { persons, households };
};

type Common = Pick<ChangePersonData, 'change' | 'date' | 'formId' | 'caseId'>;

/** Whom the form does not change stays, or goes back to where she stood before an earlier reading of it. */
const changed = (
  person: string,
  { touched }: { touched: boolean },
  after: Standing,
  common: Common,
  isChanged: boolean,
): ChangePersonData[] => {
  const { status, household, ward, details } = after;
  if (status === 'unknown' || isErased(details) || !(isChanged || touched)) return [];
  return [{ person, status, household, ward, details, ...common }];
};

const targetsOf = (form: FormToApply, ground: Ground, change: string): Targets => {
  const movers = moversOf(form, change).filter((person) => ground.persons.has(person));
  switch (change) {
    case 'MOVE_OUT':
    case 'MOVE_OUT_ABROAD':
      return leaving(movers, ground, 'moved-out', true);
    case 'DEATH':
      return leaving(movers, ground, 'deceased', false);
    case 'MOVE_IN':
    case 'MOVE_IN_ABROAD':
      return joining(movers, ground, homeOfRemaining(form, ground) ?? foundedHousehold(form.formId), form.officeId);
    case 'MOVE_HOME':
    case 'MOVE_WARD':
      return joining(movers, ground, wholeHousehold(movers, ground) ?? foundedHousehold(form.formId), form.officeId);
    case 'BIRTH':
      return born(movers, ground, form);
    case 'HOUSEHOLD_CHANGE':
    case 'NAME_CHANGE':
      return { movers, move: null, addressChanges: false, households: new Map() };
    default:
      return { movers: [], move: null, addressChanges: false, households: new Map() };
  }
};

const ROLES: Readonly<Record<string, readonly string[]>> = {
  BIRTH: ['NEWBORN'],
  DEATH: ['DECEASED'],
  NAME_CHANGE: ['MOVER', 'SPOUSE'],
};

const moversOf = (form: FormToApply, change: string): readonly string[] => {
  const roles = ROLES[change] ?? ['MOVER'];
  const named = form.entry ? form.persons.filter(({ person }) => lineOf(form, person) !== null) : form.persons;
  return named.filter(({ role }) => roles.includes(role)).map(({ person }) => person);
};

const without = (ground: Ground, movers: readonly string[]): Map<string, Composition> => {
  const homes = [...ground.households].filter(([, { members }]) => members.some((member) => movers.includes(member)));
  return new Map(
    homes.map(([household, { ward, members }]) => [
      household,
      { ward, members: members.filter((member) => !movers.includes(member)) },
    ]),
  );
};

/** Her record keeps the household and ward that she left. */
const leaving = (
  movers: readonly string[],
  ground: Ground,
  status: 'moved-out' | 'deceased',
  addressChanges: boolean,
): Targets => ({
  movers,
  move: ({ household, ward }) => ({ status, household, ward }),
  addressChanges,
  households: without(ground, movers),
});

const joining = (movers: readonly string[], ground: Ground, household: string, ward: string): Targets => {
  const households = without(ground, movers);
  const staying =
    (households.get(household) ?? ground.households.get(household))?.members.filter(
      (member) => !movers.includes(member),
    ) ?? [];
  households.set(household, { ward, members: [...staying, ...movers] });
  return { movers, move: () => ({ status: 'resident', household, ward }), addressChanges: true, households };
};

const born = (movers: readonly string[], ground: Ground, form: FormToApply): Targets => {
  const household = form.household ?? homeOfRemaining(form, ground);
  const home = household === null ? undefined : ground.households.get(household);
  if (household === null || !home?.ward)
    return { movers: [], move: null, addressChanges: false, households: new Map() };
  const { ward, members } = home;
  const households = new Map([
    [household, { ward, members: [...members.filter((member) => !movers.includes(member)), ...movers] }],
  ]);
  return { movers, move: () => ({ status: 'resident', household, ward }), addressChanges: true, households };
};

/** Where those of the case live who do not move themselves. */
const homeOfRemaining = (form: FormToApply, { persons }: Ground): string | null => {
  const staying = form.persons.filter(({ role }) => role === 'REMAINING' || role === 'PARENT');
  return (
    staying.map(({ person }) => persons.get(person)?.household ?? null).find((household) => household !== null) ?? null
  );
};

/** All move together: the household moves with them. */
const wholeHousehold = (movers: readonly string[], { persons, households }: Ground): string | null => {
  const homes = [...new Set(movers.map((person) => persons.get(person)?.household ?? null))];
  const [home] = homes;
  if (homes.length !== 1 || !home) return null;
  return households.get(home)?.members.every((member) => movers.includes(member)) ? home : null;
};
