/** One counter's day: whoever is ready is served first, then the next visitor; forms that came back are scanned again. */
import { setTimeout as pause } from 'node:timers/promises';
import type { CaseAnswer } from '../reception/cases/case-answer.js';
import type { VisitIntent } from './city/index.js';
import { Dice } from './city/dice.js';
import type { Http } from './http.js';
import type { DayReport } from './report.js';
import { scanned } from './scanner.js';
import { WindowClerk } from './window-clerk.js';

export interface Visit {
  readonly intent: VisitIntent;
  readonly seed: number;
}

/** What is wrong with a signed paper is decided by the visit, not by whoever finds it. */
export interface SignedPaper {
  readonly seed: number;
  /** The centre sends it back to the ward, once. */
  readonly unsigned: boolean;
  /** The operator misreads it, once. */
  readonly smudged: boolean;
}

/** What the hall shares: who came for what, and which cases are not closed yet. */
export interface HallState {
  readonly intents: Map<string, Visit>;
  /** Tickets of visitors who will not hear their first call. */
  readonly away: Set<string>;
  /** By form. */
  readonly papers: Map<string, SignedPaper>;
  readonly openCases: Set<string>;
  /** Returned papers that somebody is putting into the scanner. */
  readonly mending: Set<string>;
  /** Before a visitor is let go or goes to wait: how long she sits at the counter. */
  readonly service: () => Promise<void>;
  readonly report: DayReport;
  /** How long a hand-off may take to be visible at the centre. */
  readonly arrivalMs: number;
  arrivalsEnded: boolean;
}

export const openHall = (
  report: DayReport,
  arrivalMs = 6_000,
  service: HallState['service'] = () => Promise.resolve(),
): HallState => ({
  intents: new Map(),
  away: new Set(),
  papers: new Map(),
  openCases: new Set(),
  mending: new Set(),
  service,
  report,
  arrivalMs,
  arrivalsEnded: false,
});

interface Queue {
  readonly waiting: readonly unknown[];
  readonly centreWaiting: readonly { ticketId: string; caseId: string | null; ready: boolean }[];
  readonly noShows: readonly { ticketId: string }[];
}
interface CaseList {
  readonly cases: readonly {
    caseId: string;
    ticketId: string | null;
    forms: readonly { formId: string; formKind: string; status: string }[];
  }[];
}

export class Counter {
  private readonly clerk: WindowClerk;

  constructor(
    private readonly http: Http,
    counterId: string,
    private readonly hall: HallState,
  ) {
    this.clerk = new WindowClerk(http, counterId);
  }

  /** @param goHome told before each new act; a counter ends its day after the act under way */
  async work(lookAgainMs: number, goHome: () => boolean = () => false): Promise<void> {
    await this.clerk.finishWhatWasBegun();
    while (!goHome()) {
      const did =
        (await this.handOverWhatIsReady()) ||
        (await this.mendWhatCameBack()) ||
        (await this.checkForColleague()) ||
        (await this.serveNext());
      if (did) continue;
      if (this.hall.arrivalsEnded && this.hall.openCases.size === 0 && this.hall.intents.size === 0) return;
      await pause(lookAgainMs);
    }
  }

  private async serveNext(): Promise<boolean> {
    const ticketId = await this.clerk.callNext();
    if (!ticketId) return this.callBackNoShow();
    const visit = await this.visitOf(ticketId);
    if (this.hall.away.delete(ticketId)) {
      await this.clerk.act(ticketId, 'recall');
      await this.clerk.act(ticketId, 'no-show');
      this.hall.report.noShows += 1;
      return true;
    }
    await this.clerk.act(ticketId, 'start');
    await this.hall.service();
    if (visit?.intent.lifeEvent) await this.workCase(ticketId, visit);
    else await this.finish(ticketId);
    return true;
  }

  /** A visitor may be called while the kiosk is still printing. */
  private async visitOf(ticketId: string): Promise<Visit | undefined> {
    for (let look = 0; look < 20 && !this.hall.intents.has(ticketId); look += 1) await pause(25);
    return this.hall.intents.get(ticketId);
  }

  /** Who was away when called comes back to the front of the line. */
  private async callBackNoShow(): Promise<boolean> {
    const { noShows } = await this.http.get<Queue>('/api/reception/queue');
    const back = noShows.find(({ ticketId }) => this.hall.intents.has(ticketId));
    if (!back) return false;
    await this.clerk.act(back.ticketId, 'requeue', { place: 'front', seen: 'no-show' }).catch(() => undefined);
    return true;
  }

  private async finish(ticketId: string): Promise<void> {
    await this.clerk.act(ticketId, 'finish');
    this.hall.intents.delete(ticketId);
    this.hall.report.served += 1;
  }

  private async workCase(ticketId: string, { intent, seed }: Visit): Promise<void> {
    const { caseId } = await this.clerk.open(intent.lifeEvent ?? '', ticketId);
    this.hall.openCases.add(caseId);
    this.hall.report.caseIds.add(caseId);
    this.hall.report.cases += 1;
    if (!(await this.clerk.takeHousehold(caseId, intent))) return this.sendHome(caseId, ticketId);
    await this.clerk.interview(caseId, intent);
    await this.clerk.judge(caseId);
    const prepared = await this.clerk.prepareForms(caseId);
    for (const [index, form] of prepared.forms.entries()) await this.scanForm(caseId, form, seed * 10 + index);
    const seen = await this.clerk.read(caseId);
    await this.finishItemsWithoutForm(caseId, seen);
    await this.handOffAndWait(caseId, ticketId, seen);
  }

  /** The errand was done already, earlier that day. */
  private async sendHome(caseId: string, ticketId: string): Promise<void> {
    await this.http.change(`/api/cases/${caseId}/withdraw`, { reason: 'visitor-request' });
    this.hall.openCases.delete(caseId);
    await this.finish(ticketId);
  }

  private async scanForm(
    caseId: string,
    { formId, sheets }: { formId: string; sheets: number },
    seed: number,
  ): Promise<void> {
    if (!this.hall.papers.has(formId)) this.hall.papers.set(formId, signedPaper(seed));
    const pdf = await this.clerk.printForm(caseId, formId);
    await this.clerk.scan(caseId, await scanned(pdf, seed), formId);
    this.hall.report.scannedPages += sheets;
  }

  private async finishItemsWithoutForm(caseId: string, { items, forms }: CaseAnswer): Promise<void> {
    const onForms = new Set(forms.filter(({ status }) => status !== 'dropped').flatMap((form) => form.items));
    for (const { itemId, status } of items) {
      if (status === 'accepted' && !onForms.has(itemId))
        await this.http.change(`/api/cases/${caseId}/items/done`, { itemId });
    }
  }

  private async handOffAndWait(caseId: string, ticketId: string, { forms }: CaseAnswer): Promise<void> {
    const toCentre = forms
      .filter(({ status, review }) => status === 'scanned' && review !== 'window')
      .map(({ formId }) => formId);
    const toWindow = forms.some(({ status, review }) => status === 'scanned' && review === 'window');
    if (toCentre.length > 0) {
      await this.clerk.handOff(caseId, toCentre, true);
      this.hall.report.handedOff += toCentre.length;
      await this.watchArrival(caseId, toCentre.length);
    } else if (toWindow) {
      await this.clerk.act(ticketId, 'wait-for-centre');
    } else {
      await this.handOver(caseId, ticketId);
    }
  }

  private async watchArrival(caseId: string, forms: number): Promise<void> {
    const started = performance.now();
    while (performance.now() - started < this.hall.arrivalMs) {
      const seen = await this.http.get<{ forms: unknown[] }>(`/api/centre/cases/${caseId}/forms`);
      if (seen.forms.length >= forms) return this.hall.report.visibleAfter(performance.now() - started);
      await pause(15);
    }
    this.hall.report.unexpected.push(`a hand-off did not arrive within ${this.hall.arrivalMs / 1_000} seconds`);
  }

  private async handOverWhatIsReady(): Promise<boolean> {
    const { centreWaiting } = await this.http.get<Queue>('/api/reception/queue');
    for (const { ticketId, caseId, ready } of centreWaiting) {
      const own = caseId ?? (await this.caseOf(ticketId));
      // Whoever else has a case here hands it over herself.
      if (!own || !this.hall.openCases.has(own) || !(ready || (await this.isReady(own)))) continue;
      const called = await this.http.ask(`/api/reception/tickets/${ticketId}/call`);
      // Another counter was faster.
      if (called.status !== 200) continue;
      await this.clerk.act(ticketId, 'start');
      await this.hall.service();
      await this.handOver(own, ticketId);
      return true;
    }
    return false;
  }

  private async handOver(caseId: string, ticketId: string): Promise<void> {
    await this.clerk.printAndHandOver(caseId);
    this.hall.openCases.delete(caseId);
    this.hall.intents.delete(ticketId);
    this.hall.report.closed += 1;
    this.hall.report.served += 1;
  }

  private async mendWhatCameBack(): Promise<boolean> {
    const { cases } = await this.http.get<CaseList>('/api/cases?status=sent-back');
    for (const { caseId, forms } of cases) {
      const back = forms.find(({ status }) => status === 'sent-back');
      if (!back || !this.hall.openCases.has(caseId) || this.hall.mending.has(back.formId)) continue;
      this.hall.mending.add(back.formId);
      const mended = await this.mend(caseId, back.formId).finally(() => this.hall.mending.delete(back.formId));
      if (mended) return true;
    }
    return false;
  }

  /** @returns false when a colleague was faster: the list of cases may be older than her hand-off */
  private async mend(caseId: string, formId: string): Promise<boolean> {
    const { forms } = await this.clerk.read(caseId);
    if (forms.find((form) => form.formId === formId)?.status !== 'sent-back') return false;
    const { seed } = this.hall.papers.get(formId) ?? signedPaper(0);
    await this.scanForm(caseId, { formId, sheets: 1 }, seed + SIGNED_AGAIN);
    await this.clerk.handOff(caseId, [formId], true);
    return true;
  }

  /** Forms reviewed at the window wait for an official who did not receive them. */
  private async checkForColleague(): Promise<boolean> {
    const { cases } = await this.http.get<CaseList>('/api/cases?status=open,at-centre');
    for (const { caseId, forms } of cases) {
      if (!this.hall.openCases.has(caseId) || !forms.some(({ status }) => status === 'scanned')) continue;
      const seen = await this.clerk.read(caseId);
      const form = seen.forms.find(({ status, review }) => status === 'scanned' && review === 'window');
      if (!form) continue;
      const checked = await this.http.ask(`/api/cases/${caseId}/forms/${form.formId}/check`);
      if (checked.status !== 200) continue;
      this.hall.report.windowChecks += 1;
      return true;
    }
    return false;
  }

  private async caseOf(ticketId: string): Promise<string | null> {
    const { cases } = await this.http.get<CaseList>(`/api/cases?ticketId=${ticketId}`);
    return cases[0]?.caseId ?? null;
  }

  private async isReady(caseId: string): Promise<boolean> {
    return (await this.clerk.read(caseId)).status === 'ready';
  }
}

/** Far from the seeds of the first scans. */
const SIGNED_AGAIN = 500_000_000;

const signedPaper = (seed: number): SignedPaper => {
  const dice = new Dice(seed, 'paper');
  return { seed, unsigned: dice.chance(0.03), smudged: dice.chance(0.05) };
};
