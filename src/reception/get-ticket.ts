// The visitor's own page: her place in the line, without a name. Whoever holds the token holds the paper.
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Answers, OpenToAll, Reads } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { NotFound } from '../kernel/problems.js';
import { floorModel } from './floor.projection.js';
import { Waiting } from './get-waiting.js';

const ticketAnswer = z.object({
  label: z.string(),
  purpose_ja: z.string(),
  purpose_en: z.string(),
  office_ja: z.string(),
  office_en: z.string(),
  status: z.enum(['waiting', 'called', 'serving', 'waiting-for-centre', 'no-show', 'served', 'withdrawn']),
  ready: z.boolean(),
  ahead: z.number(),
  counterNumber: z.number().nullable(),
  issuedAt: z.string(),
  calledAt: z.string().nullable(),
});

@ApiTags('reception')
@Controller('tickets')
export class GetTicketController {
  constructor(
    private readonly waiting: Waiting,
    private readonly staff: Staff,
  ) {}

  @Get(':token')
  @OpenToAll('the token on the paper is unguessable; the page shows no personal data')
  @Reads(floorModel)
  @Answers(200, ticketAnswer)
  async read(@Param('token') token: string): Promise<z.infer<typeof ticketAnswer>> {
    const row = await this.waiting.tickets.findOneBy({ token });
    if (!row) throw new NotFound('ticket', '');
    const office = await this.staff.office(row.officeId);
    const purpose = office?.purposes.find(({ id }) => id === row.purpose);
    const waiting = row.status === 'waiting' ? await this.waiting.waiting(row.officeId, row.date) : [];
    const ahead = waiting.filter(({ purpose: other, place }) => other === row.purpose && place < row.place).length;
    return {
      label: row.label,
      purpose_ja: purpose?.name.ja ?? '',
      purpose_en: purpose?.name.en ?? '',
      office_ja: office?.name.ja ?? '',
      office_en: office?.name.en ?? '',
      status: row.status,
      ready: row.ready,
      ahead,
      counterNumber: row.counterNumber,
      issuedAt: row.issuedAt.toISOString(),
      calledAt: row.calledAt?.toISOString() ?? null,
    };
  }
}
