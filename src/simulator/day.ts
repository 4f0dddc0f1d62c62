/** One day at one ward and the centre, played through the public interface by people who only act on what they see. */
import { setTimeout as pause } from 'node:timers/promises';
import { Operator, Reviewer } from './centre-desk.js';
import { Counter, openHall, type HallState } from './counter.js';
import { makeCity, visitIntents, type CityHousehold, type VisitIntent } from './city/index.js';
import { Dice } from './city/dice.js';
import { asKiosk, asRole, type HttpTools } from './http.js';
import { MailClerk } from './mail-clerk.js';
import { playPost } from './post.js';
import type { DayReport } from './report.js';

export interface DayOptions {
  readonly url: string;
  readonly seed: number;
  readonly visitors: number;
  readonly cases: number;
  readonly envelopes: number;
  readonly citySeed: number;
  readonly households: number;
  readonly date: string;
  readonly ward: string;
  readonly tools?: Pick<HttpTools, 'ledger' | 'patienceMs'>;
  /** How long a hand-off may take to be visible at the centre. */
  readonly arrivalMs?: number;
  /** Everybody's chance to be told what goes on. */
  readonly say: (line: string) => void;
}

const COUNTERS: readonly [slot: string, number: number][] = [
  ['window', 3],
  ['window5', 5],
  ['cast1', 1],
  ['cast2', 2],
  ['cast4', 4],
  ['cast6', 6],
  ['cast7', 7],
  ['cast8', 8],
];
const OPERATORS = ['operator', 'operator2', 'castoperator1', 'castoperator2', 'castoperator3'];
const MAIL = ['mail', 'mail2', 'castmail1'];
const REVIEWERS = ['reviewer', 'castreviewer1', 'castreviewer2'];

/** Idle people look again after so long. */
const LOOK_AGAIN_MS = 400;

export const playDay = async (options: DayOptions, report: DayReport): Promise<void> => {
  const hall = openHall(report, options.arrivalMs);
  const tools = { onCall: report.onCall, ...options.tools };
  const signIn = (slot: string) => asRole(options.url, slot, tools);
  const counters = await Promise.all(
    COUNTERS.map(async ([slot, number]) => new Counter(await signIn(slot), `${options.ward}-${number}`, hall)),
  );
  const operators = await Promise.all(OPERATORS.map(async (slot) => new Operator(await signIn(slot))));
  const reviewers = await Promise.all(REVIEWERS.map(async (slot) => new Reviewer(await signIn(slot))));
  let open = true;
  const centre = [
    ...operators.map((operator) => operate(operator, hall, () => open)),
    ...reviewers.map((reviewer) => review(reviewer, hall, () => open)),
  ];
  const clerks = await Promise.all(MAIL.map(async (slot) => new MailClerk(await signIn(slot), options.date)));
  const city = cityOf(options);
  const coming = comingVisitors(options, city);
  const arrivals = arrive(options, coming, hall);
  const post = playPost({
    clerks: clerks as [MailClerk, ...MailClerk[]],
    // Whoever comes herself today does not write.
    city: city.filter((household) => !coming.some((visit) => visit.household?.record === household.record)),
    envelopes: options.envelopes,
    seed: options.seed,
    report,
    open: () => open,
  });
  const ward = [arrivals, post, ...counters.map((counter) => counter.work(LOOK_AGAIN_MS, () => !open))];
  try {
    await Promise.race([
      Promise.all(ward),
      ...centre.map((desk) => desk.then(() => new Promise<void>(() => undefined))),
    ]);
  } finally {
    // One who stumbles ends the day for all; nobody works on after it.
    open = false;
    await Promise.allSettled([...ward, ...centre]);
  }
};

const cityOf = ({ citySeed, households, date }: Pick<DayOptions, 'citySeed' | 'households' | 'date'>) => [
  ...makeCity({ seed: citySeed, households, date }),
];

const comingVisitors = ({ seed, visitors, cases, date, ward }: DayOptions, city: readonly CityHousehold[]) =>
  chosen(visitIntents({ seed, ward, date, city }), visitors, cases);

/** Visitors come one after another; those with a case are spread over the day. */
const arrive = async (
  { url, seed, ward, tools, say }: DayOptions,
  coming: readonly VisitIntent[],
  hall: HallState,
): Promise<void> => {
  const kiosk = await asKiosk(url, ward, { onCall: hall.report.onCall, ...tools });
  for (const [index, intent] of coming.entries()) {
    const ticket = await kiosk.change<{ ticketId: string }>(`/api/floor/${ward}/tickets`, {
      purpose: intent.purpose,
      needs: intent.needs,
      language: intent.language,
    });
    const visit = { intent, seed: seed * 1_000 + index };
    if (new Dice(visit.seed, 'away').chance(0.03)) hall.away.add(ticket.ticketId);
    hall.intents.set(ticket.ticketId, visit);
    hall.report.visitors += 1;
    if ((index + 1) % 50 === 0) say(`${index + 1} visitors have come`);
    await pause(20);
  }
  hall.arrivalsEnded = true;
};

/** Households kept apart by law are served by a named role and are not played here. */
const chosen = (intents: Iterable<VisitIntent>, visitors: number, cases: number): VisitIntent[] => {
  const withCase: VisitIntent[] = [];
  const without: VisitIntent[] = [];
  for (const intent of intents) {
    const isProtected = [...(intent.household?.members ?? []), ...(intent.movingIn?.members ?? [])].some(
      (member) => member.protected,
    );
    if (intent.lifeEvent === null && without.length < visitors - cases) without.push(intent);
    if (intent.lifeEvent !== null && !isProtected && withCase.length < cases) withCase.push(intent);
    if (withCase.length === cases && without.length === visitors - cases) break;
  }
  const every = Math.max(1, Math.floor(visitors / Math.max(1, withCase.length)));
  return Array.from(
    { length: withCase.length + without.length },
    (_, index) => (index % every === 0 ? withCase.shift() : without.shift()) ?? without.shift() ?? withCase.shift(),
  ).filter((intent) => intent !== undefined);
};

const operate = async (operator: Operator, hall: HallState, open: () => boolean): Promise<void> => {
  while (open()) {
    const form = await operator.takeNext();
    if (!form) {
      await pause(LOOK_AGAIN_MS);
      continue;
    }
    // A form is sent back to the ward at most once: the second scan is complete.
    if (form.returns.length === 0 && hall.papers.get(form.formId)?.unsigned) {
      await operator.returnToWard(form);
      hall.report.returnedToWard += 1;
    } else {
      await operator.type(form);
      hall.report.entered += 1;
    }
  }
};

const review = async (reviewer: Reviewer, hall: HallState, open: () => boolean): Promise<void> => {
  while (open()) {
    const form = await reviewer.takeNext();
    if (!form) {
      await pause(LOOK_AGAIN_MS);
      continue;
    }
    if (form.returns.length === 0 && hall.papers.get(form.formId)?.smudged) {
      await reviewer.returnToOperator(form);
      hall.report.returnedToOperator += 1;
    } else {
      await reviewer.approve(form);
      hall.report.approved += 1;
    }
  }
};
