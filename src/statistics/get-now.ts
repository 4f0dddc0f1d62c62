// The manager's first screen: is anyone waiting too long, will the centre finish today, what is stuck and where.
import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Answers, Reads, Right } from '../edge/routes.js';
import { refOf, spreadOf } from './answer-parts.js';
import { Figures } from './figure-queries.js';
import {
  byWard,
  centreAnswer,
  mailAnswer,
  oneStopAnswer,
  returnsAnswer,
  stuckAnswer,
  waitingAnswer,
  type NowContext,
} from './now.js';
import { nowAnswer, type NowAnswer } from './now-answer.js';
import type { Observed } from './observe/observation.js';
import { envelopeTimesModel } from './envelopes.projection.js';
import { caseTimesModel } from './timed-rows.projection.js';
import { ticketTimesModel } from './tickets.projection.js';
import { Wording } from './wording.js';

@ApiTags('statistics')
@Controller('statistics/now')
export class GetNowController {
  constructor(
    private readonly figures: Figures,
    private readonly wording: Wording,
  ) {}

  @Get()
  @Right('statistics.read')
  @Reads(ticketTimesModel, caseTimesModel, envelopeTimesModel)
  @Answers(200, nowAnswer)
  async read(): Promise<NowAnswer> {
    const context = await this.context();
    const { asOf, date, hours } = context;
    const observe = (figure: string) => this.figures.observe(figure, { from: date, to: date }, context);
    const [forms, waiting, standing] = await Promise.all([
      this.figures.movedSince(date),
      observe('waiting-now'),
      observe('standing-time'),
    ]);
    return {
      asOf,
      date,
      businessDay: hours.calendar.isBusinessDay(date),
      hours: { opens: hours.opens, closes: hours.closes },
      waiting: waitingAnswer(waiting, context),
      centre: centreAnswer(forms, context),
      stuck: stuckAnswer(standing, context),
      today: {
        waits: byWard(await observe('waiting-time'), context),
        services: byWard(await observe('service-time'), context),
        visitorWaits: byWard(await observe('visitor-waits-for-centre'), context),
        entry: whole(await observe('centre-entry-time')),
        review: whole(await observe('centre-review-time')),
        handOff: whole(await observe('hand-off-to-approval')),
        oneStop: oneStopAnswer(await observe('one-stop-rate'), context),
        returns: returnsAnswer(forms, context),
      },
      mail: mailAnswer(
        await this.figures.envelopes({ from: date, to: date }, date),
        await observe('mail-age'),
        await observe('mail-promise-kept'),
        context,
      ),
    };
  }

  private async context(): Promise<NowContext> {
    const context = await this.figures.context();
    const { offices } = context;
    return {
      ...context,
      formName: (kind) => this.wording.kind('form', kind, offices),
      officeName: (officeId) => this.wording.office(officeId, offices),
      reasonName: (code) => this.wording.text(`statistics/return-codes/${code}`, code),
    };
  }
}

const whole = ({ definition, rows, leftOut }: Observed) => ({
  definition: refOf(definition),
  ...spreadOf(rows, leftOut),
});
