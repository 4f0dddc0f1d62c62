// The desk's board: what stands where, how long already, and by when it is promised. Whose names it showed is recorded.
import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { inquiryReasons, postServices } from './events.js';
import { kindName, words } from './fee-answer.js';
import { MailDesk, PROTECTION } from './mail-desk.js';
import { MailQueries } from './mail-queries.js';
import { deskStages, envelope, stages } from './mail-request.js';
import { mailModel, type MailRequestRow, type MailState } from './mail-requests.projection.js';
import { reckonFee } from './money/reckon-fee.js';
import { daysBetween } from './promise.js';

const state = z.enum(['arrived', ...stages]);

const cardShape = z.object({
  requestId: z.string(), number: z.string(), state,
  /** Null for roles that may not see it, for a stopped request, and after erasure. */
  sender: z.string().nullable(),
  kinds: z.array(z.object({ kind: z.string(), name: words, copies: z.number().int() })),
  copies: z.number().int(), service: z.enum(postServices), arrivedOn: z.string(), ageDays: z.number().int(),
  promisedOn: z.string().nullable(), overdue: z.boolean(), dueToday: z.boolean(),
  since: z.string(), holder: z.string().nullable(), mine: z.boolean(), stopped: z.boolean(), taken: z.boolean(),
  replyBy: z.string().nullable(), reasons: z.array(z.enum(inquiryReasons)), inquiries: z.number().int(), settled: z.boolean(),
  /** What is missing of the fee, as far as it is not settled. */
  missing: z.number().int(),
  printedByMe: z.boolean(), endedAt: z.string().nullable(), rejected: z.string().nullable(),
}); // prettier-ignore

const boardAnswer = z.object({
  asOf: z.string(),
  today: z.string(),
  totals: z.object({
    open: z.number().int(),
    overdue: z.number().int(),
    dueToday: z.number().int(),
    waiting: z.number().int(),
    stopped: z.number().int(),
    arrivedToday: z.number().int(),
  }),
  columns: z.array(
    z.object({
      stage: z.enum(['screening', 'searching', 'issuing', 'verifying', 'sealing', 'dispatch']),
      count: z.number().int(),
      /** How long what stands here has stood here, on average. */
      averageDays: z.number().nullable(),
      cards: z.array(cardShape),
    }),
  ),
  waiting: z.array(cardShape),
  ended: z.array(cardShape),
});
type Card = z.infer<typeof cardShape>;

const DAY_MS = 86_400_000;
const ENDED_SHOWN = 50;
/** They know counts, ages and promises; names are for those who work on the requests. */
const SEES_NAMES: ReadonlySet<string> = new Set(['mail', PROTECTION, 'auditor']);

@ApiTags('mail-requests')
@Controller('mail-requests')
export class GetBoardController {
  constructor(
    private readonly queries: MailQueries,
    private readonly desk: MailDesk,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('mail-requests.list')
  @Reads(mailModel)
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'express', required: false })
  @ApiQuery({ name: 'mine', required: false })
  @ApiQuery({ name: 'number', required: false })
  @ApiQuery({ name: 'ended', required: false })
  @Answers(200, boardAnswer)
  async board(
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @Query('kind') kind?: string,
    @Query('express') express?: string,
    @Query('mine') mine?: string,
    @Query('number') number?: string,
    @Query('ended') ended?: string,
  ): Promise<z.infer<typeof boardAnswer>> {
    const asOf = this.clock.iso();
    const today = tokyoDate(asOf);
    const filter = { kind, express: express === '1', holder: mine === '1' ? who.person : undefined, number };
    const [open, over, arrivedToday] = await Promise.all([
      this.queries.open(filter),
      ended === '1' ? this.queries.ended(['closed', 'rejected'], ENDED_SHOWN) : [],
      this.queries.arrivedOn(today),
    ]);
    const cards = await this.cards([...open, ...over], who, today, request);
    const at = (...states: MailState[]) => cards.filter((card) => states.includes(card.state));
    const standing = open.filter(({ state: where }) => where !== 'waiting');
    return {
      asOf,
      today,
      totals: {
        open: open.length,
        overdue: standing.filter(({ promisedOn }) => promisedOn !== null && promisedOn < today).length,
        dueToday: standing.filter(({ promisedOn }) => promisedOn === today).length,
        waiting: open.length - standing.length,
        stopped: open.filter(({ stopped }) => stopped).length,
        arrivedToday,
      },
      columns: deskStages.map((stage) => {
        const found = at(...columnOf(stage));
        return {
          stage: stage as z.infer<typeof boardAnswer>['columns'][number]['stage'],
          count: found.length,
          averageDays: average(found, asOf),
          cards: found,
        };
      }),
      waiting: at('waiting').toSorted((a, b) => ((a.replyBy ?? '') < (b.replyBy ?? '') ? -1 : 1)),
      ended: at('closed', 'rejected'),
    };
  }

  private async cards(
    rows: readonly MailRequestRow[],
    who: Principal,
    today: string,
    request: MadoguchiRequest,
  ): Promise<Card[]> {
    const shown = SEES_NAMES.has(who.role) ? rows.filter((row) => !row.stopped || who.role === PROTECTION) : [];
    const senders = await this.queries.senders(shown);
    request.opened = { action: 'mail-requests.list', subjects: [...senders.keys()].map(envelope) };
    const names = await this.staff.namesOf(rows.map(({ holder }) => holder));
    return rows.map((row) =>
      this.card(row, { who, today, sender: senders.get(row.id) ?? null, holder: names.get(row.holder ?? '') ?? null }),
    );
  }

  private card(
    row: MailRequestRow,
    { who, today, sender, holder }: { who: Principal; today: string; sender: string | null; holder: string | null },
  ): Card {
    const { certificates } = this.desk.rules;
    const over = row.endedAt !== null;
    const promisedOn = row.stopped ? null : row.promisedOn;
    const due = reckonFee(row.kinds, [], certificates).due;
    const received = row.purse.orders.reduce((total, { amount }) => total + amount, 0);
    return {
      requestId: row.id, number: row.number, state: row.state, sender, holder, promisedOn,
      kinds: row.kinds.map(({ kind, copies }) => ({ kind, name: kindName(certificates, kind), copies })),
      copies: row.kinds.reduce((total, { copies }) => total + copies, 0), service: row.service, arrivedOn: row.arrivedOn,
      ageDays: daysBetween(row.arrivedOn, over ? tokyoDate(row.endedAt ?? row.since) : today),
      overdue: !over && promisedOn !== null && promisedOn < today, dueToday: !over && promisedOn === today,
      since: row.since.toISOString(), mine: row.holder === who.person, stopped: row.stopped, taken: row.taken, replyBy: row.replyBy, reasons: row.reasons,
      inquiries: row.inquiries, settled: row.settled, missing: row.settled ? 0 : Math.max(0, due - received), printedByMe: row.printedBy === who.person,
      endedAt: row.endedAt?.toISOString() ?? null, rejected: row.rejected,
    }; // prettier-ignore
  }
}

/** What has not reached the list yet waits for screening; what was stopped waits where it was searched. */
const columnOf = (stage: MailState): MailState[] =>
  stage === 'screening' ? ['arrived', stage] : stage === 'searching' ? [stage, 'stopped'] : [stage];

const average = (cards: readonly Card[], asOf: string): number | null => {
  if (cards.length === 0) return null;
  const days =
    cards.reduce((total, { since }) => total + (Date.parse(asOf) - Date.parse(since)) / DAY_MS, 0) / cards.length;
  return Math.round(days * 10) / 10;
};
