// The hall as kiosk and board show it: who is called where, how many wait, whose papers are being prepared. No personal data.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { NotFound } from '../kernel/problems.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { floorModel, type TicketRow } from './floor.projection.js';
import { Waiting } from './get-waiting.js';
import { waitMinutes } from './waiting-time.js';

const floorAnswer = z.object({
  officeId: z.string(),
  date: z.string(),
  asOf: z.string(),
  purposes: z.array(
    z.object({ id: z.string(), series: z.string(), waiting: z.number(), longestWaitMinutes: z.number().nullable() }),
  ),
  calls: z.array(
    z.object({
      ticketId: z.string(),
      label: z.string(),
      counterNumber: z.number(),
      calledAt: z.string(),
      handingOver: z.boolean(),
    }),
  ),
  soon: z.array(z.string()),
  preparing: z.array(z.string()),
  noShows: z.array(z.string()),
});

const CALLS = 5;

/** The last call or recall of a ticket. */
const lastCall = ({ steps }: TicketRow): string =>
  [...steps].reverse().find(({ kind }) => kind === 'TicketCalled' || kind === 'TicketRecalled')?.at ?? '';

@ApiTags('reception')
@Controller('floor')
export class GetFloorController {
  constructor(
    private readonly waiting: Waiting,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get(':officeId')
  @Right('reception.watch-floor')
  @Reads(floorModel)
  @Answers(200, floorAnswer)
  async read(@Param('officeId') officeId: string): Promise<z.infer<typeof floorAnswer>> {
    const office = await this.staff.office(officeId);
    if (!office) throw new NotFound('office', officeId);
    const asOf = this.clock.iso();
    const date = tokyoDate(asOf);
    const [waiting, called, preparing, noShows] = await Promise.all([
      this.waiting.waiting(officeId, date),
      this.waiting.inState(officeId, date, ['called', 'serving']),
      this.waiting.inState(officeId, date, ['waiting-for-centre']),
      this.waiting.inState(officeId, date, ['no-show']),
    ]);
    return {
      officeId,
      date,
      asOf,
      purposes: office.purposes.map(({ id, series }) => {
        const line = waiting.filter(({ purpose }) => purpose === id);
        return { id, series, waiting: line.length, longestWaitMinutes: longest(line, asOf) };
      }),
      calls: called
        .map(callOf)
        .sort((a, b) => (a.calledAt < b.calledAt ? 1 : -1))
        .slice(0, CALLS),
      soon: waiting.slice(0, 5).map(({ label }) => label),
      preparing: preparing.map(({ label }) => label),
      noShows: noShows.slice(-6).map(({ label }) => label),
    };
  }
}

const callOf = (row: TicketRow) => ({
  ticketId: row.id,
  label: row.label,
  counterNumber: row.counterNumber ?? 0,
  calledAt: lastCall(row),
  handingOver: row.handingOver,
});

const longest = (line: readonly TicketRow[], asOf: string): number | null => {
  const waits = line.map(({ issuedAt }) => waitMinutes(issuedAt.toISOString(), asOf));
  return waits.length > 0 ? Math.max(...waits) : null;
};
