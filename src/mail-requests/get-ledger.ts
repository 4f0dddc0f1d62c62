// 小為替受払簿: the book of money orders, which must balance at any moment.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StoreClock } from '../edge/clock.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { MailQueries } from './mail-queries.js';
import { stages } from './mail-request.js';
import { mailModel } from './mail-requests.projection.js';
import { isBalanced, ledgerOf } from './money/ledger.js';

const yen = z.number().int();
const sums = z.object({ received: yen, fees: yen, returned: yen, held: yen });
const ledgerAnswer = z.object({
  asOf: z.string(),
  total: sums,
  /** received = fees + returned + held, and every sheet on one side only. */
  balanced: z.boolean(),
  /** Of requests that are over, held is nothing. */
  ended: sums,
  requests: z.array(
    sums.extend({
      requestId: z.string(),
      number: z.string(),
      state: z.enum(['arrived', ...stages]),
      arrivedOn: z.string(),
      sheets: z.number().int(),
    }),
  ),
});

@ApiTags('mail-requests')
@Controller('mail-requests/ledger')
export class GetLedgerController {
  constructor(
    private readonly queries: MailQueries,
    private readonly clock: StoreClock,
  ) {}

  @Get()
  @Right('mail-requests.ledger')
  @Reads(mailModel)
  @Answers(200, ledgerAnswer)
  async ledger(): Promise<z.infer<typeof ledgerAnswer>> {
    const rows = await this.queries.all();
    const ended = rows.filter(({ state }) => state === 'closed' || state === 'rejected');
    return {
      asOf: this.clock.iso(),
      total: ledgerOf(rows.map(({ purse }) => purse)),
      balanced: isBalanced(rows.map(({ purse }) => purse)),
      ended: ledgerOf(ended.map(({ purse }) => purse)),
      requests: rows.map(({ id: requestId, number, state, arrivedOn, purse }) => ({
        requestId,
        number,
        state,
        arrivedOn,
        sheets: purse.orders.length,
        ...ledgerOf([purse]),
      })),
    };
  }
}
