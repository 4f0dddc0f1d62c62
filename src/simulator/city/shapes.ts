/** Who lives together: household shapes with ages and sexes that fit each other, drawn after the age pyramid of an ageing city. */
import type { IsoDate } from '../../calendar/index.js';
import { birthDateAt } from './dates.js';
import type { Dice } from './dice.js';

export type Part = 'head' | 'spouse' | 'child' | 'grandparent';

export interface Draft {
  readonly part: Part;
  readonly sex: 'M' | 'F';
  readonly birthDate: IsoDate;
  /** Code of RELATION. */
  readonly relation: string;
}

export const shapes = ['single', 'couple', 'family', 'single-parent', 'three-generation', 'grown-child'] as const;
export type Shape = (typeof shapes)[number];

const SHAPES: readonly { weight: number; value: Shape }[] = [
  { weight: 36, value: 'single' },
  { weight: 26, value: 'couple' },
  { weight: 28, value: 'family' },
  { weight: 7, value: 'single-parent' },
  { weight: 7, value: 'three-generation' },
  { weight: 10, value: 'grown-child' },
];

export const drawShape = (dice: Dice): Shape => dice.weighted(SHAPES);

const age = (dice: Dice, ...ranges: readonly (readonly [weight: number, from: number, to: number])[]): number => {
  const [, from, to] = dice.weighted(ranges.map((value) => ({ weight: value[0], value })));
  return dice.int(from, to);
};

export const draftHousehold = (dice: Dice, shape: Shape, date: IsoDate): readonly Draft[] => {
  switch (shape) {
    case 'single':
      return [head(dice, age(dice, [8, 18, 24], [16, 25, 39], [20, 40, 64], [22, 65, 74], [34, 75, 96]), date)];
    case 'couple':
      return withSpouse(dice, age(dice, [12, 24, 39], [20, 40, 64], [34, 65, 74], [34, 75, 92]), date);
    case 'family': {
      const parents = withSpouse(dice, age(dice, [40, 28, 39], [60, 40, 54]), date);
      return [
        ...parents,
        ...children(
          dice,
          parents,
          dice.weighted([
            { weight: 35, value: 1 },
            { weight: 48, value: 2 },
            { weight: 15, value: 3 },
            { weight: 2, value: 4 },
          ]),
          date,
        ),
      ];
    }
    case 'single-parent': {
      const parent = [head(dice, dice.int(24, 52), date, dice.chance(0.86) ? 'F' : 'M')];
      return [...parent, ...children(dice, parent, dice.int(1, 3), date)];
    }
    case 'three-generation': {
      const parents = withSpouse(dice, dice.int(34, 52), date);
      return [...parents, ...children(dice, parents, dice.int(1, 3), date), grandparent(dice, parents, date)];
    }
    case 'grown-child': {
      const parents = withSpouse(dice, dice.int(58, 86), date);
      return [...parents, child(dice, ageOf(youngestParent(parents), date) - dice.int(24, 32), date)];
    }
  }
};

const head = (dice: Dice, years: number, date: IsoDate, sex?: 'M' | 'F'): Draft => {
  // Women outlive men: of the old who live alone three in four are women.
  const woman = dice.chance(years >= 65 ? 0.74 : 0.45);
  return { part: 'head', sex: sex ?? (woman ? 'F' : 'M'), birthDate: birthDateAt(dice, years, date), relation: 'HEAD' };
};

const withSpouse = (dice: Dice, years: number, date: IsoDate): readonly Draft[] => {
  const sex = dice.chance(0.9) ? 'M' : 'F';
  const other = sex === 'M' ? 'F' : 'M';
  const spouse = birthDateAt(dice, Math.max(20, years + dice.int(-6, sex === 'M' ? 2 : 6)), date);
  const relation = other === 'F' ? 'WIFE' : 'HUSBAND';
  return [head(dice, years, date, sex), { part: 'spouse', sex: other, birthDate: spouse, relation }];
};

const child = (dice: Dice, years: number, date: IsoDate): Draft => ({
  part: 'child',
  sex: dice.chance(0.51) ? 'M' : 'F',
  birthDate: birthDateAt(dice, Math.max(0, years), date),
  relation: 'CHILD',
});

const youngestParent = (parents: readonly Draft[]): Draft =>
  parents.reduce((a, b) => (b.birthDate > a.birthDate ? b : a));

const ageOf = ({ birthDate }: Draft, date: IsoDate): number =>
  Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (birthDate.slice(5) <= date.slice(5) ? 0 : 1);

/** At least nineteen years younger than the younger parent, two years apart, at home until 22; the eldest first. */
const children = (dice: Dice, parents: readonly Draft[], count: number, date: IsoDate): readonly Draft[] => {
  const oldest = Math.min(22, ageOf(youngestParent(parents), date) - 19 - dice.int(0, 8));
  const ages = Array.from({ length: count }, (_, index) => oldest - index * dice.int(2, 4)).filter(
    (years, index) => years >= 0 || index === 0,
  );
  return ages.map((years) => child(dice, years, date)).sort((a, b) => (a.birthDate < b.birthDate ? -1 : 1));
};

/** The head's father or mother. */
const grandparent = (dice: Dice, parents: readonly Draft[], date: IsoDate): Draft => {
  const sex = dice.chance(0.7) ? 'F' : 'M';
  const eldest = Math.max(...parents.map((parent) => ageOf(parent, date)));
  const birthDate = birthDateAt(dice, Math.min(98, eldest + dice.int(24, 34)), date);
  return { part: 'grandparent', sex, birthDate, relation: sex === 'F' ? 'MOTHER' : 'FATHER' };
};
