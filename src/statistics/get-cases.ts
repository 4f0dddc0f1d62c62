// Behind every figure: the tickets, cases and forms that it was made of. Numbers and states, no names, no sizes of households.
import { Controller, Get, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Who } from '../edge/meta.js';
import type { Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { definitionRef, refOf, tenths, words } from './answer-parts.js';
import { figureIds, Figures } from './figure-queries.js';
import { figureOf, numberOf, periodOf } from './inputs.js';
import { things, type Observation } from './observe/observation.js';
import { isIn, isSplit, keyOf } from './split.js';
import { envelopeTimesModel } from './envelopes.projection.js';
import { caseTimesModel } from './timed-rows.projection.js';
import { ticketTimesModel } from './tickets.projection.js';
import { Wording } from './wording.js';

const casesAnswer = z.object({
  asOf: z.string(),
  definition: definitionRef.extend({ name: words, unit: z.string() }),
  total: z.number().int(),
  rows: z.array(
    z.object({
      thing: z.enum(things),
      id: z.string(),
      /** Null where it may not be shown to this person (支援措置). */
      number: z.string().nullable(),
      caseId: z.string().nullable(),
      officeId: z.string(),
      office: words,
      kind: z.string(),
      name: words,
      state: z.string(),
      stateName: words,
      since: z.string(),
      at: z.string(),
      value: z.number(),
      over: z.boolean(),
      protected: z.boolean(),
    }),
  ),
});
type CasesAnswer = z.infer<typeof casesAnswer>;

const LIMIT = 500;

interface CasesQuery {
  figure?: string;
  from?: string;
  to?: string;
  officeId?: string;
  kind?: string;
  state?: string;
  over?: string;
  above?: string;
  upTo?: string;
  by?: string;
  key?: string;
}

@ApiTags('statistics')
@Controller('statistics/cases')
export class GetCasesController {
  constructor(
    private readonly figures: Figures,
    private readonly wording: Wording,
  ) {}

  @Get()
  @Right('statistics.read')
  @Reads(ticketTimesModel, caseTimesModel, envelopeTimesModel)
  @ApiQuery({ name: 'figure', enum: figureIds })
  @ApiQuery({ name: 'from', required: false, description: 'First day; today when absent.' })
  @ApiQuery({ name: 'to', required: false })
  @ApiQuery({ name: 'officeId', required: false })
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'state', required: false })
  @ApiQuery({ name: 'over', required: false, description: 'true: only those beyond the target' })
  @ApiQuery({
    name: 'above',
    required: false,
    description: 'Only values above this, and with upTo one bar of the distribution.',
  })
  @ApiQuery({ name: 'upTo', required: false })
  @ApiQuery({ name: 'by', required: false, enum: ['office', 'hour', 'weekday', 'kind'] })
  @ApiQuery({ name: 'key', required: false, description: 'One group of the split.' })
  @Answers(200, casesAnswer)
  async read(@Query() query: CasesQuery, @Who() { role }: Principal): Promise<CasesAnswer> {
    const context = await this.figures.context();
    const { asOf, date, offices } = context;
    const period = periodOf(query.from, query.to, { from: date, to: date });
    const { definition, rows } = await this.figures.observe(figureOf(query.figure), period, context);
    const target = definition.target ?? null;
    const asked = rows.filter(matching(query, target)).sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
    const { name, unit } = definition;
    return {
      asOf,
      definition: { ...refOf(definition), name: { ...name }, unit },
      total: asked.length,
      rows: asked.slice(0, LIMIT).map(({ date: _date, ...row }) => ({
        ...row,
        number: row.protected && role !== 'protection' ? null : row.number,
        office: this.wording.office(row.officeId, offices),
        name: this.wording.kind(row.thing, row.kind, offices),
        stateName: this.wording.text(`statistics/states/${row.thing}/${row.state}`, row.state),
        value: tenths(row.value),
        over: target !== null && row.value > target,
      })),
    };
  }
}

const matching = ({ officeId, kind, state, over, above, upTo, by, key }: CasesQuery, target: number | null) => {
  const [low, high] = [numberOf('above', above), numberOf('upTo', upTo)];
  return (row: Observation): boolean =>
    (!officeId || row.officeId === officeId) &&
    (!kind || row.kind === kind) &&
    (!state || row.state === state) &&
    (over !== 'true' || (target !== null && row.value > target)) &&
    (low === null || isIn(row.value, low, high)) &&
    (!by || !key || !isSplit(by) || keyOf(row, by) === key);
};
