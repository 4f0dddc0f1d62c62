/** "Play the other desks": the rest of the office works beside the user, at a pace that can be watched. */
import { setTimeout as pause } from 'node:timers/promises';
import { Operator, Reviewer } from '../simulator/centre-desk.js';
import { Dice } from '../simulator/city/dice.js';
import { makeCity, visitIntents, type CityHousehold } from '../simulator/city/index.js';
import { Counter, openHall, type HallState } from '../simulator/counter.js';
import { asKiosk, asRole, type Http, type HttpTools } from '../simulator/http.js';
import { DayReport } from '../simulator/report.js';
import { WindowClerk } from '../simulator/window-clerk.js';
import { CentreDesk, HandsOff, type Stage as Step } from './centre-desk.js';

export interface Stage {
  readonly url: string;
  readonly ward: string;
  readonly date: string;
  readonly citySeed: number;
  readonly households: number;
  /** Names of the people who are played; everybody else is a user. */
  readonly cast: readonly string[];
}

const COUNTERS: readonly [slot: string, number: number][] = [
  ['cast1', 1],
  ['cast2', 2],
  ['cast4', 4],
  ['cast6', 6],
  ['cast7', 7],
  ['cast8', 8],
];
const OTHER_WARDS = ['moji', 'kokuraminami', 'wakamatsu', 'yahatahigashi', 'yahatanishi', 'tobata'];
const OTHER_COUNTER = 3;

/** Somebody is faster than others, nobody is instant. In seconds. */
const PACE = {
  visitorEvery: 25,
  service: [20, 50],
  typing: 9,
  review: 6,
  otherVisitorEvery: [40, 110],
  otherService: [15, 45],
} as const;
const LOOK_AGAIN_MS = 2_500;
/** How long one who is told "not now" asks again. */
const PATIENCE_MS = 2_000;

export class Troupe {
  private now: Performance | null = null;
  private evenings = 0;

  constructor(private readonly onError: (error: unknown) => void) {}

  get isPlaying(): boolean {
    return this.now !== null;
  }

  start(stage: Stage): void {
    if (this.now) return;
    this.evenings += 1;
    const performance = new Performance(stage, this.evenings, this.onError);
    this.now = performance;
    void performance.play().finally(() => {
      if (this.now === performance) this.now = null;
    });
  }

  /** Nothing more is sent from this moment on. */
  stop(): void {
    this.now?.dropCurtain();
    this.now = null;
  }
}

class Performance {
  private over = false;
  private readonly dice: Dice;
  private readonly tools: HttpTools = {
    patienceMs: PATIENCE_MS,
    send: (url, init) => (this.over ? Promise.reject(new Error('the play is over')) : fetch(url, init)),
  };

  constructor(
    private readonly stage: Stage,
    /** Each evening's people are others. */
    private readonly evening: number,
    private readonly onError: (error: unknown) => void,
  ) {
    this.dice = new Dice(stage.citySeed, 'troupe', evening);
  }

  dropCurtain(): void {
    this.over = true;
  }

  async play(): Promise<void> {
    const { citySeed, households, date } = this.stage;
    const city = [...makeCity({ seed: citySeed, households, date })];
    const hall = openHall(new DayReport(), undefined, () => this.between(PACE.service));
    const handsOff = new HandsOff(new Set(this.stage.cast));
    const desks = [
      ...COUNTERS.map(([slot, number]) => this.counter(slot, number, hall)),
      this.visitors(city, hall),
      ...['castoperator1', 'castoperator2'].map((slot) => this.operator(slot, handsOff)),
      this.reviewer('castreviewer1', handsOff),
      ...OTHER_WARDS.flatMap((ward) => [this.otherCounter(ward), this.otherVisitors(ward)]),
    ];
    await Promise.all(desks.map((desk) => desk.catch((error: unknown) => this.over || this.onError(error))));
  }

  private async counter(slot: string, number: number, hall: HallState): Promise<void> {
    const counter = new Counter(await this.enter(slot), `${this.stage.ward}-${number}`, hall);
    await counter.work(LOOK_AGAIN_MS, () => this.over);
  }

  private async visitors(city: readonly CityHousehold[], hall: HallState): Promise<void> {
    const { url, ward, date } = this.stage;
    const kiosk = await asKiosk(url, ward, this.tools);
    let index = 0;
    for (const intent of visitIntents({ seed: 7_000 + this.evening, ward, date, city })) {
      if (this.over) return;
      const { purpose, needs, language } = intent;
      const ticket = { purpose, needs, language };
      const { ticketId } = await kiosk.change<{ ticketId: string }>(`/api/floor/${ward}/tickets`, ticket);
      hall.intents.set(ticketId, { intent, seed: this.evening * 10_000 + (index += 1) });
      await this.rest(PACE.visitorEvery);
    }
  }

  private async operator(slot: string, handsOff: HandsOff): Promise<void> {
    const http = await this.enter(slot);
    const operator = new Operator(http);
    await this.atCentre(http, 'entry', handsOff, async (form) => {
      await this.rest(PACE.typing);
      await operator.type(form);
    });
  }

  private async reviewer(slot: string, handsOff: HandsOff): Promise<void> {
    const http = await this.enter(slot);
    const reviewer = new Reviewer(http);
    await this.atCentre(http, 'review', handsOff, async (form) => {
      await this.rest(PACE.review);
      await reviewer.approve(form);
    });
  }

  private async atCentre(
    http: Http,
    stage: Step,
    handsOff: HandsOff,
    work: (form: NonNullable<Awaited<ReturnType<CentreDesk['takeNext']>>>) => Promise<void>,
  ): Promise<void> {
    const desk = new CentreDesk(http, stage, handsOff);
    while (!this.over) {
      const form = await desk.takeNext();
      if (form) await work(form);
      else await this.rest(LOOK_AGAIN_MS / 1_000);
    }
  }

  /** The other wards only serve: without cases, so that the whole city's hall moves. */
  private async otherCounter(ward: string): Promise<void> {
    const clerk = new WindowClerk(await this.enter(`cast${ward}`), `${ward}-${OTHER_COUNTER}`);
    await clerk.finishWhatWasBegun();
    while (!this.over) {
      const ticketId = await clerk.callNext();
      if (!ticketId) {
        await this.rest(LOOK_AGAIN_MS / 1_000);
        continue;
      }
      await clerk.act(ticketId, 'start');
      await this.between(PACE.otherService);
      await clerk.act(ticketId, 'finish');
    }
  }

  private async otherVisitors(ward: string): Promise<void> {
    const kiosk = await asKiosk(this.stage.url, ward, this.tools);
    while (!this.over) {
      await this.between(PACE.otherVisitorEvery);
      await kiosk.change(`/api/floor/${ward}/tickets`, { purpose: this.dice.chance(0.9) ? 'moving' : 'unsure' });
    }
  }

  private enter(slot: string): Promise<Http> {
    return asRole(this.stage.url, slot, this.tools);
  }

  private between([least, most]: readonly [number, number]): Promise<void> {
    return this.rest(this.dice.int(least, most));
  }

  private async rest(seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1_000;
    while (!this.over && performance.now() < until) await pause(250, undefined, { ref: false });
  }
}
