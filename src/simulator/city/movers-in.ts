/** Households that come from elsewhere: not in the registry, typed from their move-out certificate (転出証明書). */
import type { PersonDetails } from '../../registry/index.js';
import { addressElsewhere, addressIn, drawWard } from './addresses.js';
import { ALL_WARDS } from './city.js';
import { daysFrom } from './dates.js';
import { Dice } from './dice.js';
import type { Facts } from './eligibilities.js';
import { makeHousehold, type CityPerson } from './make-household.js';

export interface MoverIn {
  /** As on the certificate, still at the old address. */
  readonly details: PersonDetails;
  readonly protected: boolean;
  /** What the certificate and the person herself answer, by the fact's name without `person.`. */
  readonly answers: Facts;
}

export interface MovingHousehold {
  readonly ward: string;
  readonly members: readonly MoverIn[];
  readonly newAddress: string;
  readonly postcode: string;
  /** What the filer answers, by the fact's name without `event.`. */
  readonly event: Facts;
}

export interface MoversOptions {
  readonly seed: number;
  readonly wards?: readonly string[];
  /** The day on which they come to the counter. */
  readonly date: string;
}

/** Without end. Everybody of a household moves; the city has no records of them yet. */
export function* moversIn({ seed, wards = ALL_WARDS, date }: MoversOptions): Generator<MovingHousehold> {
  for (let index = 0; ; index += 1) {
    const dice = new Dice(seed, 'mover-in', index);
    const towns = drawWard(dice, wards);
    const from = addressElsewhere(dice);
    const moveInDate = daysFrom(date, -dice.int(0, 12));
    const household = makeHousehold({ seed: seed ^ 0x5eed, wards: ALL_WARDS, date }, index);
    yield {
      ward: towns.ward,
      members: household.members.map((member) => stranger(member, from.address)),
      newAddress: addressIn(dice, towns).address,
      postcode: addressIn(dice, towns).postcode,
      event: {
        moveInDate,
        plannedMoveOutDate: daysFrom(moveInDate, -dice.int(0, 3)),
        cardException: false,
        samePrefecture: from.prefecture === '福岡県',
        toFacility: false,
        headChanged: false,
      },
    };
  }
}

/** This city pays nobody an allowance, and has no seal or certificate of anybody, before she lives here. */
const HERE_ONLY: Facts = { childAllowance: 'NONE', childMedical: false, sealRegistered: false };

const stranger = ({ details, answers, protected: shielded }: CityPerson, address: string): MoverIn => {
  const { facts, postcode: _postcode, previousAddress: _before, ...certificate } = details;
  const stated = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name.replace('person.', ''), value]));
  return {
    details: { ...certificate, address, facts: {} },
    protected: shielded,
    answers: { ...stated, ...HERE_ONLY, ...answers },
  };
};
