/** Insurance, pension, care, allowances and cards of one household, consistent with ages, work and each other. */
import { fiscalYearEndOfAge, fullAge, legalAge } from '../../guidance/index.js';
import type { IsoDate } from '../../calendar/index.js';
import type { Dice } from './dice.js';
import type { Draft } from './shapes.js';

export type FactValue = string | number | boolean;
export type Facts = Readonly<Record<string, FactValue>>;

/** How the household lives: by a job, by own business, by public assistance, or retired. */
export type Living = 'job' | 'business' | 'society' | 'assistance' | 'retired';

export interface Entitled {
  /** What the city's records hold, by full name. */
  readonly facts: Facts;
  /** What the person would answer at the window. */
  readonly answers: Facts;
}

interface Home {
  readonly dice: Dice;
  readonly date: IsoDate;
  readonly living: Living;
  readonly members: readonly Draft[];
  readonly shielded: boolean;
  /** Civil servants get the child allowance from their office, not from the city. */
  readonly civilServant: boolean;
  readonly claimant: Draft | null;
}

export const entitle = (
  dice: Dice,
  members: readonly Draft[],
  date: IsoDate,
  shielded: boolean,
): readonly Entitled[] => {
  const living = livingOf(dice, members[0], date);
  const claimant = members.some((member) => member.part === 'child' && within18(member, date))
    ? claimantOf(dice, members)
    : null;
  const civilServant = living === 'job' && dice.chance(0.05);
  const home: Home = { dice, date, living, members, shielded, civilServant, claimant };
  return members.map((member) => entitled(home, member));
};

const livingOf = (dice: Dice, head: Draft | undefined, date: IsoDate): Living => {
  const years = head ? fullAge(head.birthDate, date) : 40;
  if (dice.chance(0.025)) return 'assistance';
  if (years >= 65) return years < 70 && dice.chance(0.35) ? 'job' : 'retired';
  return dice.weighted([
    { weight: 72, value: 'job' },
    { weight: 26, value: 'business' },
    { weight: 2, value: 'society' },
  ]);
};

export const within18 = ({ birthDate }: Pick<Draft, 'birthDate'>, date: IsoDate): boolean =>
  date <= fiscalYearEndOfAge(18, birthDate);

const claimantOf = (dice: Dice, members: readonly Draft[]): Draft | null => {
  const parents = members.filter(({ part }) => part === 'head' || part === 'spouse');
  return (dice.chance(0.85) ? parents[0] : parents.at(-1)) ?? null;
};

const entitled = (home: Home, member: Draft): Entitled => {
  const { dice, date } = home;
  const years = fullAge(member.birthDate, date);
  const insurance = insuranceOf(home, member, years);
  const pension = pensionOf(dice, legalAge(member.birthDate, date), insurance, member);
  const careLevel = careLevelOf(dice, years);
  const childAllowance = allowanceOf(home, member);
  const insured = legalAge(member.birthDate, date);
  const facts: Facts = {
    'person.insurance': insurance,
    'person.pension': pension,
    // From 40 to 64 only those who are certified hold a card.
    'person.ltci':
      insured >= 65
        ? 'TYPE1'
        : insured >= 40 && careLevel !== 'NONE' && insurance !== 'PUBLIC_ASSISTANCE'
          ? 'TYPE2'
          : 'NONE',
    'person.careLevel': careLevel,
    'person.childAllowance': childAllowance,
    'person.childMedical': within18(member, date) && insurance !== 'PUBLIC_ASSISTANCE',
    'person.sealRegistered': years >= 15 && dice.chance(years < 20 ? 0.05 : years < 30 ? 0.35 : 0.65),
    'person.myNumberCard': dice.chance(years < 5 ? 0.45 : years < 75 ? 0.8 : 0.65),
    'person.jukiCard': false,
  };
  return { facts, answers: answersOf(home, member, facts, years) };
};

const insuranceOf = ({ dice, living }: Home, member: Draft, years: number): string => {
  if (living === 'assistance') return 'PUBLIC_ASSISTANCE';
  if (years >= 75) return 'LATE_ELDERLY';
  const works =
    member.part === 'head' || (years >= 20 && years < 65 && dice.chance(member.part === 'spouse' ? 0.5 : 0.7));
  if (living === 'job') {
    if (member.part === 'grandparent' || (member.part !== 'head' && years >= 65)) return 'NHI';
    return works ? 'EMPLOYEE' : 'EMPLOYEE_DEPENDENT';
  }
  if (living === 'society') return years < 65 ? 'NHI_SOCIETY' : 'NHI';
  return member.part === 'child' && years >= 22 && dice.chance(0.8) ? 'EMPLOYEE' : 'NHI';
};

const pensionOf = (dice: Dice, years: number, insurance: string, { part }: Draft): string => {
  if (insurance === 'EMPLOYEE') return years < 65 ? 'TYPE2' : 'NONE';
  if (years < 20 || years >= 65) return 'NONE';
  if (years >= 60) return insurance === 'NHI' && dice.chance(0.06) ? 'VOLUNTARY' : 'NONE';
  return insurance === 'EMPLOYEE_DEPENDENT' && part === 'spouse' ? 'TYPE3' : 'TYPE1';
};

const CARE = ['SUPPORT1', 'SUPPORT2', 'CARE1', 'CARE1', 'CARE2', 'CARE2', 'CARE3', 'CARE4', 'CARE5', 'APPLYING'];

const careLevelOf = (dice: Dice, years: number): string => {
  const share = years < 40 ? 0 : years < 65 ? 0.004 : years < 75 ? 0.045 : years < 85 ? 0.18 : 0.5;
  return dice.chance(share) ? dice.pick(CARE) : 'NONE';
};

const allowanceOf = ({ claimant, civilServant, date }: Home, member: Draft): string => {
  if (claimant === null || civilServant) return 'NONE';
  if (member === claimant) return 'RECIPIENT';
  return member.part === 'child' && within18(member, date) ? 'CHILD' : 'NONE';
};

const answersOf = (
  { dice, date, members, claimant, civilServant, shielded }: Home,
  member: Draft,
  facts: Facts,
  years: number,
): Facts => {
  const alone = claimant !== null && !members.some(({ part }) => part === 'spouse');
  const isParent = member.part === 'head' || member.part === 'spouse';
  const preschool = date <= fiscalYearEndOfAge(6, member.birthDate);
  return {
    nameChanged: false,
    losesEmployeeInsurance: false,
    student: false,
    pensionReceiving: years >= 65,
    allowanceClaimant: member === claimant,
    civilServant: civilServant && member === claimant,
    gaveBirth: false,
    singleParent: alone && isParent,
    childcare: preschool && years >= 1 && dice.chance(0.55),
    pregnant: false,
    disability: dice.chance(0.03) ? dice.pick(['PHYSICAL', 'MENTAL', 'INTELLECTUAL']) : 'NONE',
    severeMedical: false,
    publicAssistance: facts['person.insurance'] === 'PUBLIC_ASSISTANCE',
    dvProtection: shielded,
    wantsSeal: isParent && dice.chance(0.2),
  };
};
