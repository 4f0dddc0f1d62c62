import type { Dice } from './dice.js';
import { BUILDINGS, BUILDING_TAILS, ELSEWHERE, WARDS, type WardTowns } from './towns.js';

export interface Address {
  readonly address: string;
  readonly postcode: string;
}

export const wardTowns = (ward: string): WardTowns => {
  const found = WARDS.find((known) => known.ward === ward);
  if (!found) throw new Error(`no towns are known of ward ${ward}`);
  return found;
};

export const drawWard = (dice: Dice, wards: readonly string[]): WardTowns =>
  dice.weighted(wards.map(wardTowns).map((value) => ({ weight: value.share, value })));

/** 北九州市小倉北区井堀3丁目12番4号 コーポ紫川203号 */
export const addressIn = (dice: Dice, { name, towns }: WardTowns): Address => {
  const town = dice.pick(towns);
  const block = town.blocks > 0 ? `${dice.int(1, town.blocks)}丁目` : '';
  const house = `${dice.int(1, 38)}番${dice.int(1, 29)}号`;
  return { address: `北九州市${name}${town.name}${block}${house}${flat(dice)}`, postcode: town.postcode };
};

const flat = (dice: Dice): string =>
  dice.chance(0.45) ? ` ${dice.pick(BUILDINGS)}${dice.pick(BUILDING_TAILS)}${dice.int(1, 12)}0${dice.int(1, 8)}号` : '';

export const addressElsewhere = (dice: Dice): { readonly address: string; readonly prefecture: string } => {
  const { address, prefecture } = dice.pick(ELSEWHERE);
  return {
    address: `${address}${dice.int(1, 5)}丁目${dice.int(1, 30)}番${dice.int(1, 25)}号${flat(dice)}`,
    prefecture,
  };
};

/** 本籍 names a lot, not a house. */
export const domicileIn = (dice: Dice, wards: readonly string[]): string => {
  if (dice.chance(0.25)) return `${dice.pick(ELSEWHERE).address}${dice.int(100, 2400)}番地`;
  const { name, towns } = drawWard(dice, wards);
  return `福岡県北九州市${name}${dice.pick(towns).name}${dice.int(100, 2400)}番地`;
};
