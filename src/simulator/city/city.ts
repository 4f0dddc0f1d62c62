/** An invented city of any size from a seed. Household n is the same whatever the size; nobody in it is real. */
import { makeHousehold, type CityHousehold, type CityPlace, type Planted } from './make-household.js';
import { WARDS } from './towns.js';

export interface CityOptions {
  readonly seed: number;
  readonly households: number;
  /** Ids of the wards; all seven when not given. */
  readonly wards?: readonly string[];
  /** The day on which ages and entitlements are true. */
  readonly date: string;
}

export const ALL_WARDS: readonly string[] = WARDS.map(({ ward }) => ward);

/** Names that paper and screens must carry through, and one protected mother with her children. */
const PLANTED: Readonly<Record<number, Planted>> = {
  1: { surname: '髙橋', shape: 'family' },
  2: { surname: '山﨑', shape: 'couple' },
  3: { surname: '𠮷田', shape: 'family' },
  4: { surname: '葛󠄀城', shape: 'single' },
  5: { longName: true, shape: 'single' },
  6: { surname: '渡邉', shape: 'single-parent', shielded: true },
  7: { surname: '高橋', shape: 'three-generation' },
};

export function* makeCity({ seed, households, wards = ALL_WARDS, date }: CityOptions): Generator<CityHousehold> {
  const place: CityPlace = { seed, wards, date };
  for (let index = 0; index < households; index += 1) yield makeHousehold(place, index, PLANTED[index]);
}
