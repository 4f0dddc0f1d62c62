/** "Play the other desks": the rest of the office works beside the user, at a pace that can be watched. */
import { setTimeout as pause } from 'node:timers/promises';
import { Operator, Reviewer } from '../simulator/centre-desk.js';
import { Counter, openHall, type HallState } from '../simulator/counter.js';
import { makeCity, visitIntents } from '../simulator/city/index.js';
import { asKiosk, asRole } from '../simulator/http.js';
import { DayReport } from '../simulator/report.js';
import type { FormAnswer } from '../centre/index.js';

export interface Stage {
  readonly url: string;
  readonly ward: string;
  readonly date: string;
  readonly citySeed: number;
  readonly households: number;
}

const COUNTERS: readonly [slot: string, number: number][] = [
  ['cast1', 1],
  ['cast2', 2],
  ['cast4', 4],
  ['cast6', 6],
  ['cast7', 7],
  ['cast8', 8],
];
/** Somebody is faster than others, nobody is instant. */
const VISITOR_EVERY_MS = 25_000;
const TYPING_MS = 9_000;
const REVIEW_MS = 6_000;
const LOOK_AGAIN_MS = 2_500;
/** Each evening's people are others. */
let played = 0;

export class Troupe {
  private playing = false;
  private work: Promise<unknown> = Promise.resolve();

  constructor(private readonly onError: (error: unknown) => void) {}

  get isPlaying(): boolean {
    return this.playing;
  }

  start(stage: Stage): void {
    if (this.playing) return;
    this.playing = true;
    played += 1;
    this.work = this.perform(stage)
      .catch(this.onError)
      .finally(() => (this.playing = false));
  }

  async stop(): Promise<void> {
    this.playing = false;
    await Promise.race([this.work, pause(1_000, undefined, { ref: false })]);
  }

  private async perform(stage: Stage): Promise<void> {
    const report = new DayReport();
    const hall = openHall(report);
    const enter = (slot: string) => asRole(stage.url, slot);
    const counters = await Promise.all(
      COUNTERS.map(async ([slot, number]) => new Counter(await enter(slot), `${stage.ward}-${number}`, hall)),
    );
    const operators = await Promise.all(
      ['castoperator1', 'castoperator2'].map(async (slot) => new Operator(await enter(slot))),
    );
    const reviewer = new Reviewer(await enter('castreviewer1'));
    const loops = [
      this.visitors(stage, hall),
      ...operators.map((operator) =>
        this.desk(
          () => operator.takeNext(),
          (form) => operator.type(form),
          TYPING_MS,
        ),
      ),
      this.desk(
        () => reviewer.takeNext(),
        (form) => reviewer.approve(form),
        REVIEW_MS,
      ),
    ];
    await Promise.all([
      ...loops.map((loop) => loop.catch(this.onError)),
      ...counters.map((counter) => counter.work(LOOK_AGAIN_MS, () => !this.playing).catch(this.onError)),
    ]);
  }

  private async visitors({ url, ward, date, citySeed, households }: Stage, hall: HallState): Promise<void> {
    const kiosk = await asKiosk(url, ward);
    let index = 0;
    for (const intent of visitIntents({
      seed: 7_000 + played,
      ward,
      date,
      city: [...makeCity({ seed: citySeed, households, date })],
    })) {
      if (!this.playing) return;
      const { purpose, needs, language } = intent;
      const { ticketId } = await kiosk.change<{ ticketId: string }>(`/api/floor/${ward}/tickets`, {
        purpose,
        needs,
        language,
      });
      hall.intents.set(ticketId, { intent, seed: played * 10_000 + (index += 1) });
      await this.rest(VISITOR_EVERY_MS);
    }
  }

  private async desk(
    take: () => Promise<FormAnswer | null>,
    work: (form: FormAnswer) => Promise<unknown>,
    pace: number,
  ): Promise<void> {
    while (this.playing) {
      const form = await take();
      await this.rest(form ? pace : LOOK_AGAIN_MS);
      if (form) await work(form);
    }
  }

  private async rest(ms: number): Promise<void> {
    for (let waited = 0; waited < ms && this.playing; waited += 250) await pause(250);
  }
}
