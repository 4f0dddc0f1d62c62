/** The hours before the demo city's now: visitors come, counters serve them, cases reach every stage. Played in the order of the clock. */
import { setTimeout as pause } from 'node:timers/promises';
import { tokyoMoment } from '../kernel/tokyo.js';
import type { FormAnswer } from '../centre/form-answer.js';
import { Agenda, type Act } from './agenda.js';
import { Operator, Reviewer } from './centre-desk.js';
import { Dice } from './city/dice.js';
import { makeCity, visitIntents, type CityHousehold, type VisitIntent } from './city/index.js';
import { asKiosk, asRole, type Http, type HttpTools } from './http.js';
import { openPost } from './morning-post.js';
import { scanned } from './scanner.js';
import { WindowClerk } from './window-clerk.js';

export interface MorningParts {
  /** How the server is reached: it does not listen yet. */
  readonly tools: HttpTools;
  readonly moveClock: (moment: Date) => Promise<void>;
  readonly date: string;
  /** The demo's now; nothing happens later. */
  readonly until: string;
  readonly ward: string;
  readonly citySeed: number;
  readonly households: number;
}

/** How far a seeded case has come by now. */
type Stage = 'closed' | 'ready' | 'returned' | 'entered' | 'held' | 'at-centre';
/** The first may begin with the day; what is under way now began within the last hour. */
const CASES: readonly (readonly [from: number, stage: Stage])[] = [
  [0, 'closed'],
  [12, 'closed'],
  [38, 'ready'],
  [46, 'returned'],
  [60, 'entered'],
  [66, 'held'],
  [70, 'at-centre'],
  [73, 'at-centre'],
  [76, 'at-centre'],
  [79, 'at-centre'],
  [83, 'at-centre'],
];
/** A case takes a counter this long up to the hand-off. */
const TO_HAND_OFF = 11;

const OPENING = '08:30';
/** Those that take whole cases, each checked by the colleague named beside it. */
const CASE_COUNTERS: ReadonlyMap<number, number> = new Map([
  [2, 3],
  [3, 2],
  [4, 3],
]);
const COUNTERS: readonly [slot: string, number: number, purposes: readonly string[]][] = [
  ['cast1', 1, ['certificates']],
  ['cast2', 2, ['certificates', 'unsure']],
  ['window', 3, ['moving', 'unsure']],
  ['cast4', 4, ['moving', 'unsure']],
  ['window5', 5, ['moving', 'registry', 'unsure']],
  ['cast6', 6, ['registry', 'bereavement']],
  ['cast7', 7, ['mynumber']],
];
/** The desks of the two accounts on the sign-in page are free when the user comes. */
const FREE_FROM = 92;
/** From then on more people come than the counters serve. */
const RUSH_FROM = 62;
/** Who waits in the other wards, and how many minutes lie between them. */
const OTHER_WARDS: readonly (readonly [office: string, people: number, apart: number])[] = [
  ['moji', 8, 1.6],
  ['kokuraminami', 19, 1.7],
  ['wakamatsu', 6, 1.4],
  ['yahatahigashi', 7, 2.1],
  ['yahatanishi', 24, 1.6],
  ['tobata', 5, 1.5],
];

export const playMorning = async (parts: MorningParts): Promise<void> => {
  const opening = tokyoMoment(parts.date, OPENING).getTime();
  const end = Math.floor((tokyoMoment(parts.date, parts.until).getTime() - opening) / 60_000) - 1;
  const agenda = new Agenda();
  const { citySeed, households, date } = parts;
  const city = [...makeCity({ seed: citySeed, households, date })];
  const office = await WardOffice.open(parts, agenda, end);
  office.arrivals(city);
  await openPost(agenda, { tools: parts.tools, date, city });
  await agenda.play(end, (minute) => parts.moveClock(new Date(opening + minute * 60_000)));
};

class WardOffice {
  private readonly visits = new Map<string, VisitIntent>();
  private readonly idle = new Set<number>(COUNTERS.keys());
  private casesBegun = 0;

  private constructor(
    private readonly parts: MorningParts,
    private readonly agenda: Agenda,
    private readonly end: number,
    private readonly dice: Dice,
    private readonly kiosk: (office: string) => Promise<Http>,
    private readonly clerks: readonly WindowClerk[],
    private readonly operator: Operator,
    private readonly reviewer: Reviewer,
  ) {}

  static async open(parts: MorningParts, agenda: Agenda, end: number): Promise<WardOffice> {
    const enter = (slot: string) => asRole('', slot, parts.tools);
    const kiosk = (office: string) => asKiosk('', office, parts.tools);
    const clerks = await Promise.all(
      COUNTERS.map(async ([slot, number]) => new WindowClerk(await enter(slot), `${parts.ward}-${number}`)),
    );
    const operator = new Operator(await enter('castoperator2'));
    const reviewer = new Reviewer(await enter('castreviewer1'));
    return new WardOffice(parts, agenda, end, new Dice(parts.citySeed, 'morning'), kiosk, clerks, operator, reviewer);
  }

  arrivals(city: readonly CityHousehold[]): void {
    const { end } = this;
    const { citySeed, date, ward } = this.parts;
    const all = visitIntents({ seed: citySeed, ward, date, city });
    for (let minute = 2; minute < end; minute += minute > RUSH_FROM ? 0.8 : this.dice.chance(0.55) ? 1 : 2) {
      const next = all.next();
      if (next.done) break;
      this.agenda.at(minute + this.dice.int(0, 9) / 10, (now) => this.arrive(next.value, now));
    }
    for (const [office, people, apart] of OTHER_WARDS) {
      const kiosk = this.kiosk(office);
      for (let person = 0; person < people; person += 1)
        this.agenda.at(
          end - 1 - person * apart,
          async () => void (await (await kiosk).change(`/api/floor/${office}/tickets`, { purpose: 'moving' })),
        );
    }
    this.agenda.at(end, () => this.beginToType());
  }

  private kioskHere: Promise<Http> | null = null;

  private async arrive(intent: VisitIntent, now: number): Promise<void> {
    this.kioskHere ??= this.kiosk(this.parts.ward);
    const { purpose, needs, language } = intent;
    const { ticketId } = await (
      await this.kioskHere
    ).change<{ ticketId: string }>(`/api/floor/${this.parts.ward}/tickets`, { purpose, needs, language });
    this.visits.set(ticketId, intent);
    for (const index of this.idle)
      if (COUNTERS[index]?.[2].includes(purpose)) this.agenda.at(now + 0.2, (at) => this.serve(index, at));
  }

  private async serve(index: number, now: number): Promise<void> {
    const [slot = ''] = COUNTERS[index] ?? [];
    const clerk = this.clerks[index];
    if (!clerk || !this.idle.has(index) || (slot.startsWith('window') && now > FREE_FROM - 12)) return;
    const ticketId = await clerk.callNext();
    const intent = ticketId ? this.visits.get(ticketId) : undefined;
    if (!ticketId || !intent) return;
    this.idle.delete(index);
    this.agenda.at(now + 0.7, () => clerk.act(ticketId, 'start').then(() => undefined));
    const [from = Infinity, stage] = CASES[this.casesBegun] ?? [];
    if (stage && now >= from && playable(intent) && CASE_COUNTERS.has(index) && now + TO_HAND_OFF < this.end) {
      this.casesBegun += 1;
      return this.workCase(clerk, { ticketId, intent, stage, index }, now + 1);
    }
    this.agenda.at(now + this.dice.int(4, intent.lifeEvent ? 17 : 9), async (at) => {
      await clerk.act(ticketId, 'finish');
      this.free(index, at);
    });
  }

  private free(index: number, now: number): void {
    this.idle.add(index);
    this.agenda.at(now + 0.5, (at) => this.serve(index, at));
  }

  /** The counter's own steps take some minutes each; the centre follows. */
  private async workCase(
    clerk: WindowClerk,
    visit: { ticketId: string; intent: VisitIntent; stage: Stage; index: number },
    begun: number,
  ): Promise<void> {
    const { ticketId, intent, stage, index } = visit;
    let caseId = '';
    let forms: readonly string[] = [];
    const after = (minutes: number, act: Act) => this.agenda.at(begun + minutes, act);
    after(1, async () => void ({ caseId } = await clerk.open(intent.lifeEvent ?? '', ticketId)));
    after(3, () => clerk.takeHousehold(caseId, intent).then(() => undefined));
    after(5, async () => void (await clerk.interview(caseId, intent)));
    after(7, async () => void (await clerk.judge(caseId)));
    after(8, async () => {
      const prepared = await clerk.prepareForms(caseId);
      const seed = this.casesBegun * 100;
      await Promise.all(
        prepared.forms.map(async ({ formId }, place) =>
          clerk.scan(caseId, await scanned(await clerk.printForm(caseId, formId), seed + place), formId),
        ),
      );
      const seen = await clerk.read(caseId);
      forms = seen.forms
        .filter(({ status, review }) => status === 'scanned' && review !== 'window')
        .map(({ formId }) => formId);
    });
    after(10, async (now) => {
      if (forms.length > 0) await clerk.handOff(caseId, forms, true);
      else await clerk.act(ticketId, 'wait-for-centre');
      this.free(index, now);
    });
    after(11, () => this.checkAtWindow(caseId, index));
    if (stage !== 'at-centre') after(13, async () => this.centre(forms, stage, caseId));
    if (stage === 'closed') after(19, () => this.handOver(clerk, caseId, ticketId));
  }

  private async centre(forms: readonly string[], stage: Stage, caseId: string): Promise<void> {
    await this.arrived(caseId, forms.length);
    for (const [place, formId] of forms.entries()) {
      const form = await this.take(this.operator.http, formId, 'entry');
      if (stage === 'returned' && place === 0) await this.operator.returnToWard(form);
      else if (stage === 'held' && place === 0)
        await this.operator.http.change(`/api/centre/forms/${formId}/hold`, { reason: 'character' });
      else await this.operator.type(form);
    }
    if (stage !== 'closed' && stage !== 'ready') return;
    for (const formId of forms) await this.reviewer.approve(await this.take(this.reviewer.http, formId, 'review'));
  }

  private async take(desk: Http, formId: string, stage: 'entry' | 'review'): Promise<FormAnswer> {
    await desk.change(`/api/centre/forms/${formId}/claim`, { stage });
    return desk.get<FormAnswer>(`/api/centre/forms/${formId}`);
  }

  /** Somebody has just begun with the next form. */
  private async beginToType(): Promise<void> {
    const form = await this.operator.takeNext();
    if (form)
      await this.operator.http.change(`/api/centre/forms/${form.formId}/draft`, form.prefill, { method: 'PUT' });
  }

  /** A colleague at another counter checks what is reviewed at the window. */
  private async checkAtWindow(caseId: string, index: number): Promise<void> {
    const colleague = this.clerks[CASE_COUNTERS.get(index) ?? 0];
    if (!colleague) return;
    for (const { formId, status, review } of (await colleague.read(caseId)).forms) {
      if (status === 'scanned' && review === 'window')
        await colleague.http.change(`/api/cases/${caseId}/forms/${formId}/check`, {});
    }
  }

  /** The queue runs by real time while the city's clock stands still. */
  private async arrived(caseId: string, forms: number): Promise<void> {
    for (let look = 0; look < 400; look += 1) {
      const [clerk] = this.clerks;
      const seen = await clerk?.http.get<{ forms: unknown[] }>(`/api/centre/cases/${caseId}/forms`);
      if ((seen?.forms.length ?? 0) >= forms) return;
      await pause(25);
    }
  }

  private async handOver(clerk: WindowClerk, caseId: string, ticketId: string): Promise<void> {
    const seen = await clerk.read(caseId);
    const { mine } = await clerk.http.get<{ mine: unknown }>('/api/reception/queue');
    if (seen.status !== 'ready' || mine) return;
    await clerk.act(ticketId, 'call');
    await clerk.act(ticketId, 'start');
    await clerk.printAndHandOver(caseId);
  }
}

const playable = ({ lifeEvent, household, movingIn }: VisitIntent): boolean =>
  lifeEvent !== null &&
  ![...(household?.members ?? []), ...(movingIn?.members ?? [])].some((member) => member.protected);
