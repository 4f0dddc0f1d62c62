/** Why people come to a ward office on one day, and everything they would answer there. No household comes twice. */
import type { PersonDetails } from '../../registry/index.js';
import { addressElsewhere, addressIn, wardTowns } from './addresses.js';
import { daysFrom } from './dates.js';
import { Dice } from './dice.js';
import type { Facts } from './eligibilities.js';
import type { CityHousehold } from './make-household.js';
import { moversIn, type MovingHousehold } from './movers-in.js';
import { japaneseFamily } from './names.js';

export type VisitLifeEvent = 'MOVE_IN' | 'MOVE_OUT' | 'MOVE_HOME' | 'MOVE_WARD' | 'BIRTH';

export interface VisitIntent {
  /** Of config/offices. */
  readonly purpose: string;
  readonly ward: string;
  readonly language: 'ja' | 'en';
  readonly needs: readonly ('language' | 'wheelchair' | 'writing')[];
  /** Null: a matter without a case. */
  readonly lifeEvent: VisitLifeEvent | null;
  readonly household: CityHousehold | null;
  readonly movingIn: MovingHousehold | null;
  /** A newborn, as on the birth certificate. */
  readonly newborn: { readonly details: PersonDetails; readonly answers: Facts } | null;
  readonly newAddress: string | null;
  /** What the filer answers, by the fact's name without `event.`. */
  readonly event: Facts;
}

export interface VisitOptions {
  readonly seed: number;
  /** The office that is visited. */
  readonly ward: string;
  readonly date: string;
  /** The city whose households may come. */
  readonly city: Iterable<CityHousehold>;
}

const WITHOUT_CASE: readonly { weight: number; value: string }[] = [
  { weight: 60, value: 'certificates' },
  { weight: 24, value: 'mynumber' },
  { weight: 8, value: 'unsure' },
  { weight: 5, value: 'bereavement' },
];

const KINDS: readonly { weight: number; value: VisitLifeEvent | null }[] = [
  { weight: 58, value: null },
  { weight: 13, value: 'MOVE_OUT' },
  { weight: 11, value: 'MOVE_IN' },
  { weight: 8, value: 'MOVE_HOME' },
  { weight: 5, value: 'MOVE_WARD' },
  { weight: 5, value: 'BIRTH' },
];

/** Ends when the city has no more households to come. */
export function* visitIntents(options: VisitOptions): Generator<VisitIntent> {
  const { seed, ward, date } = options;
  const city = [...options.city];
  const here = shuffled(
    new Dice(seed, 'who comes', ward),
    city.filter((household) => household.ward === ward),
  );
  const elsewhere = city.filter((household) => household.ward !== ward);
  const incoming = moversIn({ seed, wards: [ward], date });
  for (let index = 0; ; index += 1) {
    const dice = new Dice(seed, 'visit', ward, index);
    const kind = dice.weighted(KINDS);
    const visit = visitOf(kind, { dice, ward, date, here, elsewhere, incoming });
    if (visit === null) return;
    yield visit;
  }
}

interface Day {
  readonly dice: Dice;
  readonly ward: string;
  readonly date: string;
  readonly here: CityHousehold[];
  readonly elsewhere: CityHousehold[];
  readonly incoming: Iterator<MovingHousehold>;
}

const visitOf = (kind: VisitLifeEvent | null, day: Day): VisitIntent | null => {
  const { dice, ward } = day;
  const base = {
    ward,
    ...manner(dice),
    lifeEvent: kind,
    household: null,
    movingIn: null,
    newborn: null,
    newAddress: null,
    event: {},
  };
  if (kind === null) return { ...base, purpose: dice.weighted(WITHOUT_CASE) };
  if (kind === 'MOVE_IN') return moveIn({ ...base, purpose: 'moving' }, day);
  const household = takeFrom(
    kind === 'MOVE_WARD' ? day.elsewhere : day.here,
    kind === 'BIRTH' ? mayHaveNewborn : () => true,
  );
  if (!household) return null;
  if (kind === 'BIRTH') return { ...base, purpose: 'registry', household, ...birthOf(dice, household, day.date) };
  return { ...base, purpose: 'moving', household, ...moveOf(kind, day) };
};

const moveIn = (base: VisitIntent, { incoming }: Day): VisitIntent => {
  const next = incoming.next();
  const movingIn = next.done ? null : next.value;
  return { ...base, movingIn, newAddress: movingIn?.newAddress ?? null, event: movingIn?.event ?? {} };
};

const moveOf = (kind: 'MOVE_OUT' | 'MOVE_HOME' | 'MOVE_WARD', { dice, ward, date }: Day) => {
  const common = { cardException: false, toFacility: false, headChanged: false };
  if (kind === 'MOVE_OUT') {
    const { address, prefecture } = addressElsewhere(dice);
    const plannedMoveOutDate = daysFrom(date, dice.int(0, 14));
    return { newAddress: address, event: { ...common, plannedMoveOutDate, samePrefecture: prefecture === '福岡県' } };
  }
  const { address } = addressIn(dice, wardTowns(ward));
  return {
    newAddress: address,
    event: { ...common, moveDate: daysFrom(date, -dice.int(0, 12)), samePrefecture: true },
  };
};

/** A couple of which one was born within the years in which children are born. */
const mayHaveNewborn = ({ members }: CityHousehold): boolean =>
  members.some(({ details: { relation } }) => relation === 'WIFE' || relation === 'HUSBAND') &&
  members.some(
    ({ details }) =>
      details.sex === 'F' && details.relation !== 'CHILD' && details.birthDate > '1982' && details.birthDate < '2005',
  );

const birthOf = (dice: Dice, { members }: CityHousehold, date: string) => {
  const childBirthDate = daysFrom(date, -dice.int(3, 13));
  const sex = dice.chance(0.51) ? 'M' : 'F';
  const [head] = members;
  const named = japaneseFamily(dice).nameOf(dice, sex, childBirthDate);
  const own = (part: 'name' | 'kana') => [head?.details[part].split(/\s/)[0], named[part].split(/\s/)[1]].join('　');
  const insurance = head?.details.facts['person.insurance'];
  const details: PersonDetails = {
    name: own('name'),
    kana: own('kana'),
    birthDate: childBirthDate,
    sex,
    relation: 'CHILD',
    address: head?.details.address ?? '',
    nationality: head?.details.nationality ?? 'JP',
    facts: {},
  };
  const answers: Facts = {
    insurance: insurance === 'EMPLOYEE' ? 'EMPLOYEE_DEPENDENT' : insurance === 'NHI' ? 'NHI' : 'NONE',
    nationality: details.nationality === 'JP' ? 'JP' : 'FOREIGN',
  };
  return { newborn: { details, answers }, event: { childBirthDate } };
};

const manner = (dice: Dice): Pick<VisitIntent, 'language' | 'needs'> => {
  const foreign = dice.chance(0.04);
  const needs = [
    ...(foreign ? (['language'] as const) : []),
    ...(dice.chance(0.02) ? (['wheelchair'] as const) : []),
    ...(dice.chance(0.01) ? (['writing'] as const) : []),
  ];
  return { language: foreign ? 'en' : 'ja', needs };
};

const takeFrom = (households: CityHousehold[], fits: (household: CityHousehold) => boolean): CityHousehold | null => {
  const index = households.findIndex(fits);
  return index < 0 ? null : (households.splice(index, 1)[0] ?? null);
};

const shuffled = <T>(dice: Dice, list: readonly T[]): T[] => {
  const mixed = [...list];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = dice.int(0, last);
    const [a, b] = [mixed[last], mixed[other]];
    if (a !== undefined && b !== undefined) [mixed[last], mixed[other]] = [b, a];
  }
  return mixed;
};
