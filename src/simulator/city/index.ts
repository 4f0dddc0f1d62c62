/** The invented city: residents for the registry, movers-in, and the day's visitors. Pure: the same seed, the same people. */
export { ALL_WARDS, makeCity, type CityOptions } from './city.js';
export type { Facts } from './eligibilities.js';
export type { CityHousehold, CityPerson } from './make-household.js';
export {
  FIRST_LETTERS,
  letterFrom,
  letterOfNumber,
  orderNumber,
  writers,
  type Particulars,
  type PostedLetter,
} from './letters.js';
export { moversIn, type MoverIn, type MovingHousehold, type MoversOptions } from './movers-in.js';
export { visitIntents, type VisitIntent, type VisitLifeEvent, type VisitOptions } from './visit-intents.js';
export { CITY_SEED } from './city-seed.js';
