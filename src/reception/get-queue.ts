// What a counter sees: who waits, who waits for the centre, what the other counters do, and its own ticket with its steps.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { tokyoDate } from '../kernel/tokyo.js';
import { need } from './events.js';
import { floorModel, type TicketRow } from './floor.projection.js';
import { Waiting } from './get-waiting.js';

const status = z.enum(['waiting', 'called', 'serving', 'waiting-for-centre', 'no-show', 'served', 'withdrawn']);
const queueAnswer = z.object({
  asOf: z.string(),
  officeId: z.string(),
  waiting: z.array(
    z.object({
      ticketId: z.string(),
      label: z.string(),
      purpose: z.string(),
      issuedAt: z.string(),
      needs: z.array(need),
      ahead: z.number(),
    }),
  ),
  centreWaiting: z.array(
    z.object({
      ticketId: z.string(),
      label: z.string(),
      since: z.string(),
      caseId: z.string().nullable(),
      /** Her cases at the centre; she is called when all of them are ready. */
      waitsFor: z.array(z.string()),
      counterNumber: z.number().nullable(),
      ready: z.boolean(),
    }),
  ),
  noShows: z.array(z.object({ ticketId: z.string(), label: z.string(), purpose: z.string(), at: z.string() })),
  counters: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      state: z.enum(['free', 'called', 'serving']),
      ticketLabel: z.string().nullable(),
      staffName: z.string().nullable(),
    }),
  ),
  mine: z
    .object({
      ticketId: z.string(),
      label: z.string(),
      purpose: z.string(),
      status,
      issuedAt: z.string(),
      calledAt: z.string().nullable(),
      servingSince: z.string().nullable(),
      needs: z.array(need),
      caseId: z.string().nullable(),
      handingOver: z.boolean(),
      etag: z.string(),
      steps: z.array(
        z.object({
          at: z.string(),
          kind: z.string(),
          person: z.string().nullable(),
          counterNumber: z.number().nullable(),
          detail: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
});
type QueueAnswer = z.infer<typeof queueAnswer>;

@ApiTags('reception')
@Controller('reception/queue')
export class GetQueueController {
  constructor(
    private readonly waiting: Waiting,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('reception.watch-queue')
  @Reads(floorModel)
  @Answers(200, queueAnswer)
  async read(@Who() { office: officeId, counter }: Principal): Promise<QueueAnswer> {
    const office = officeId ? await this.staff.office(officeId) : null;
    if (!office) throw new EdgeProblem(403, 'not-allowed');
    const asOf = this.clock.iso();
    const date = tokyoDate(asOf);
    const [waiting, atCounters, centre, noShows] = await Promise.all([
      this.waiting.waiting(office.officeId, date),
      this.waiting.inState(office.officeId, date, ['called', 'serving']),
      this.waiting.inState(office.officeId, date, ['waiting-for-centre']),
      this.waiting.inState(office.officeId, date, ['no-show']),
    ]);
    const mine = atCounters.find(({ counterId }) => counter !== null && counterId === counter);
    const names = await this.staff.namesOf([
      ...atCounters.map(({ person }) => person),
      ...(mine?.steps.map(({ person }) => person) ?? []),
    ]);
    return {
      asOf,
      officeId: office.officeId,
      waiting: waiting.map((row, ahead) => ({
        ticketId: row.id,
        label: row.label,
        purpose: row.purpose,
        issuedAt: row.issuedAt.toISOString(),
        needs: row.needs,
        ahead,
      })),
      centreWaiting: centre.map((row) => ({
        ticketId: row.id,
        label: row.label,
        since: (row.centreSince ?? row.issuedAt).toISOString(),
        caseId: row.caseId,
        waitsFor: row.waitsFor,
        counterNumber: row.counterNumber,
        ready: row.ready,
      })),
      noShows: noShows.map((row) => ({
        ticketId: row.id,
        label: row.label,
        purpose: row.purpose,
        at: (row.endedAt ?? row.issuedAt).toISOString(),
      })),
      counters: office.counters.map(({ id, number }) => counterState(id, number, atCounters, names)),
      mine: mine ? ownTicket(mine, names) : null,
    };
  }
}

const counterState = (id: string, number: number, rows: readonly TicketRow[], names: ReadonlyMap<string, string>) => {
  const row = rows.find(({ counterId }) => counterId === id);
  const state = row?.status === 'called' || row?.status === 'serving' ? row.status : ('free' as const);
  return { id, number, state, ticketLabel: row?.label ?? null, staffName: names.get(row?.person ?? '') ?? null };
};

const ownTicket = (row: TicketRow, names: ReadonlyMap<string, string>): NonNullable<QueueAnswer['mine']> => ({
  ticketId: row.id,
  label: row.label,
  purpose: row.purpose,
  status: row.status,
  issuedAt: row.issuedAt.toISOString(),
  calledAt: row.calledAt?.toISOString() ?? null,
  servingSince: row.servingSince?.toISOString() ?? null,
  needs: row.needs,
  caseId: row.caseId,
  handingOver: row.handingOver,
  etag: `"${row.version}"`,
  steps: row.steps.map(({ at, kind, person, counterNumber, detail }) => ({
    at,
    kind,
    person: names.get(person) ?? null,
    counterNumber: counterNumber ?? null,
    detail: detail ?? null,
  })),
});
