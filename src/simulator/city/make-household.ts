/** One household of the invented city, with everything the registry holds of it. Its record numbers are invented too. */
import type { IsoDate } from '../../calendar/index.js';
import type { PersonDetails } from '../../registry/index.js';
import { addressIn, domicileIn, drawWard } from './addresses.js';
import { dayBetween, daysFrom } from './dates.js';
import { Dice } from './dice.js';
import { entitle, type Facts } from './eligibilities.js';
import { foreignFamily, japaneseFamily, longNamedFamily, type Family } from './names.js';
import { draftHousehold, drawShape, type Draft, type Shape } from './shapes.js';

export interface CityPerson {
  /** 宛名番号 */
  readonly record: string;
  readonly protected: boolean;
  readonly details: PersonDetails;
  /** What this person would answer at the window, by the fact's name without `person.`. */
  readonly answers: Facts;
}

export interface CityHousehold {
  /** 世帯番号 */
  readonly record: string;
  readonly ward: string;
  readonly members: readonly CityPerson[];
}

export interface CityPlace {
  readonly seed: number;
  readonly wards: readonly string[];
  readonly date: IsoDate;
}

/** What a place of the list has by agreement, so that every city has its hard cases. */
export interface Planted {
  readonly surname?: string;
  readonly longName?: boolean;
  readonly shape?: Shape;
  readonly shielded?: boolean;
}

const FIRST_HOUSEHOLD = 7_000_000_001;
const FIRST_PERSON = 1_000_000_011;
const FOREIGN_SHARE = 0.025;
/** Of the households of one adult; half a percent of all. */
const SHIELDED_SHARE = 0.012;

export const makeHousehold = (place: CityPlace, index: number, planted: Planted = {}): CityHousehold => {
  const dice = new Dice(place.seed, 'household', index);
  const shape = planted.shape ?? drawShape(dice);
  const drafts = draftHousehold(dice, shape, place.date);
  const family = familyOf(dice, planted);
  const oneAdult = shape === 'single' || shape === 'single-parent';
  const shielded = planted.shielded ?? (oneAdult && dice.chance(SHIELDED_SHARE));
  const towns = drawWard(dice, place.wards);
  const home = { ...addressIn(dice, towns), ...homeOf(dice, place, drafts) };
  const entitled = entitle(dice, drafts, place.date, shielded);
  const register = registerOf(dice, place, family);
  const names = drafts.map(({ sex, birthDate }) => family.nameOf(dice, sex, birthDate));
  const members = drafts.map((draft, position): CityPerson => {
    const { name = '', kana = '' } = names[position] ?? {};
    const details: PersonDetails = {
      name,
      kana,
      birthDate: draft.birthDate,
      sex: draft.sex,
      relation: draft.relation,
      address: home.address,
      postcode: home.postcode,
      phone: home.phone,
      previousAddress: home.previous,
      addressSince: draft.birthDate > home.since ? draft.birthDate : home.since,
      nationality: family.nationality,
      ...register(names[0]?.name ?? name),
      facts: { ...entitled[position]?.facts, ...protection(dice, shielded, place.date) },
    };
    return {
      record: String(FIRST_PERSON + index * 10 + position),
      protected: shielded,
      details,
      answers: entitled[position]?.answers ?? {},
    };
  });
  return { record: String(FIRST_HOUSEHOLD + index), ward: towns.ward, members };
};

const familyOf = (dice: Dice, { surname, longName }: Planted): Family => {
  if (longName) return longNamedFamily;
  return surname === undefined && dice.chance(FOREIGN_SHARE) ? foreignFamily(dice) : japaneseFamily(dice, surname);
};

/** Nobody moved in before the youngest adult was of age to. */
const homeOf = (dice: Dice, { date, wards }: CityPlace, drafts: readonly Draft[]) => {
  const years = Math.max(1, Number(date.slice(0, 4)) - Number(drafts[0]?.birthDate.slice(0, 4)) - 18);
  const since = dayBetween(dice, daysFrom(date, -365 * Math.min(years, 28)), daysFrom(date, -20));
  const phone = `093-000-${String(dice.int(0, 9999)).padStart(4, '0')}`;
  return { since, phone, previous: addressIn(dice, drawWard(dice, wards)).address };
};

/** 本籍 and 筆頭者; foreign residents have no family register. */
const registerOf = (dice: Dice, { wards }: CityPlace, { nationality }: Family) => {
  const domicile = domicileIn(dice, wards);
  return (registerHead: string) => (nationality === 'JP' ? { domicile, registerHead } : {});
};

const protection = (dice: Dice, shielded: boolean, date: IsoDate): Facts =>
  shielded ? { 'person.protectionStartDate': dayBetween(dice, daysFrom(date, -300), daysFrom(date, -10)) } : {};
