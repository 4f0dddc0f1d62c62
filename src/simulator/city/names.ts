/** One family name for a household, given names by sex and year of birth. */
import type { Dice } from './dice.js';
import { FOREIGN_NAMES, LONG_NAME, type ForeignNames } from './foreign-names.js';
import { GIVEN_NAMES, generationOf } from './given-names.js';
import { COMMON_SURNAMES, SURNAMES } from './surnames.js';

export interface PersonName {
  readonly name: string;
  readonly kana: string;
}

export interface Family {
  readonly nationality: string;
  readonly nameOf: (dice: Dice, sex: 'M' | 'F', birthDate: string) => PersonName;
}

export const japaneseFamily = (dice: Dice, written?: string): Family => {
  const surname =
    SURNAMES.find((known) => known.written === written) ??
    dice.pick(dice.chance(0.6) ? SURNAMES.slice(0, COMMON_SURNAMES) : SURNAMES);
  const given = new Set<string>();
  return {
    nationality: 'JP',
    nameOf: (own, sex, birthDate) => {
      const names = GIVEN_NAMES[sex][generationOf(birthDate)];
      // Nobody is named like somebody in the same household.
      let name = own.pick(names);
      while (given.has(name.kana)) name = own.pick(names);
      given.add(name.kana);
      return { name: `${surname.written}　${name.written}`, kana: `${surname.kana}　${name.kana}` };
    },
  };
};

export const foreignFamily = (dice: Dice): Family => {
  const { nationality, family, given }: ForeignNames = dice.pick(FOREIGN_NAMES);
  const [surname, surnameKana] = dice.pick(family);
  const gap = /^[A-Z]/.test(surname) ? ' ' : '　';
  return {
    nationality,
    nameOf: (own, sex) => {
      const [name, kana] = own.pick(given[sex]);
      return { name: `${surname}${gap}${name}`, kana: `${surnameKana}${gap}${kana}` };
    },
  };
};

export const longNamedFamily: Family = {
  nationality: LONG_NAME.nationality,
  nameOf: () => ({ name: LONG_NAME.written, kana: LONG_NAME.kana }),
};
