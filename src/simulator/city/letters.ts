/** What people write to the office from home: a request for a copy of their record, money orders, a copy of a card, and an envelope for the answer. */
import { Dice } from './dice.js';
import { daysFrom } from './dates.js';
import type { CityHousehold } from './make-household.js';

export interface PostedLetter {
  readonly sender: {
    readonly name: string;
    readonly kana: string;
    readonly birthDate: string;
    readonly postcode: string;
    readonly address: string;
    readonly phone: string;
  };
  readonly copies: number;
  readonly purpose: string;
  readonly identity: { readonly kind: 'LICENCE' | 'CARD'; readonly validUntil: string; readonly address: string };
  readonly orders: readonly { readonly number: string; readonly issuedOn: string; readonly amount: number }[];
  readonly reply: {
    readonly name: string;
    readonly postcode: string;
    readonly address: string;
    readonly service: 'ordinary' | 'express';
    readonly postage: number;
  };
  readonly writtenOn: string;
}

/** What is particular about a letter; left out: one copy, three hundred yen, everything in order. */
export interface Particulars {
  readonly copies?: number;
  /** Face values of the money orders, in yen. */
  readonly amounts?: readonly number[];
  readonly issuedOn?: string;
  readonly express?: boolean;
  /** The copy of the card is out of date. */
  readonly cardExpired?: boolean;
  /** The answer is to go to another address than that on the card. */
  readonly replyTo?: string;
}

const PURPOSES = ['銀行へ提出', '勤務先へ提出', '年金の手続き', '自動車の登録', '住宅ローンの申込み', '相続の手続き'];

/** The seed gives the numbers of the money orders: no two letters of different seeds share one. */
export const letterFrom = (
  { members: [writer] }: CityHousehold,
  seed: number,
  date: string,
  { copies = 1, amounts = [300], issuedOn, express = false, cardExpired = false, replyTo }: Particulars = {},
): PostedLetter => {
  const dice = new Dice(seed, 'letter');
  const { name = '', kana = '', birthDate = '', address = '', postcode = '803-0814' } = writer?.details ?? {};
  const writtenOn = daysFrom(date, -dice.int(2, 4));
  return {
    sender: { name, kana, birthDate, postcode, address, phone: `090-0000-${String(seed % 10_000).padStart(4, '0')}` },
    copies,
    purpose: dice.pick(PURPOSES),
    identity: {
      kind: dice.chance(0.7) ? 'LICENCE' : 'CARD',
      validUntil: cardExpired ? daysFrom(date, -dice.int(40, 400)) : daysFrom(date, dice.int(200, 1_500)),
      address,
    },
    orders: amounts.map((amount, index) => ({
      number: orderNumber(seed, index),
      issuedOn: issuedOn ?? daysFrom(writtenOn, -dice.int(0, 6)),
      amount,
    })),
    reply: {
      name,
      postcode,
      address: replyTo ?? address,
      service: express ? 'express' : 'ordinary',
      postage: express ? 410 : 110,
    },
    writtenOn,
  };
};

/** Numbers of money orders are printed on them. */
export const orderNumber = (seed: number, index: number): string =>
  `0${2418 + (Math.floor(seed / 100_000) % 7_000)}-${String(seed % 100_000).padStart(5, '0')}${index % 10}`;

/** Who may write: a grown-up of a household that is not kept apart by law. */
export const writers = (city: Iterable<CityHousehold>): CityHousehold[] =>
  [...city].filter(({ members }) => members[0]?.details.nationality === 'JP' && !members.some((one) => one.protected));

/** What lies in the first envelopes of the day, in the order in which they are opened; the last of them nobody has looked at yet. */
const FIRST: readonly (Particulars & { readonly shielded?: true })[] = [
  {},
  {},
  { amounts: [200, 100] },
  { copies: 2, amounts: [300, 300], express: true },
  { amounts: [200] },
  { cardExpired: true },
  { shielded: true },
  {},
  { amounts: [300, 100] },
  { amounts: [250] },
  { express: true },
];
/** What tends to be the matter with those that follow. */
const USUAL: readonly Particulars[] = [
  { amounts: [200] },
  {},
  { copies: 2, amounts: [300, 300], express: true },
  { amounts: [300, 100] },
  { amounts: [500] },
  { cardExpired: true },
];

/** How many letters the morning of the demo city has opened. */
export const FIRST_LETTERS = FIRST.length;

/** The letter of this number in the day's post; the same city and number, the same letter. */
export const letterOfNumber = (city: readonly CityHousehold[], number: number, date: string): PostedLetter => {
  const { shielded, ...particulars }: Particulars & { shielded?: true } =
    FIRST[number] ?? USUAL[number % USUAL.length] ?? {};
  const from = shielded ? city.filter(({ members }) => members[0]?.protected) : writers(city);
  const household = from[new Dice(number, 'who writes').int(0, from.length - 1)];
  if (!household) throw new Error('nobody of this city writes');
  return letterFrom(household, SAMPLES + number, date, particulars);
};

/** Far from the seeds of letters that the simulator posts. */
const SAMPLES = 90_000_000;
