// The manager asks a question of her own: a measure, a period, a split; the distribution, its twin as a table, or a file of it.
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { languageOf, type Language, type MadoguchiRequest } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Texts } from '../edge/texts.js';
import type { OfficeShape } from '../identity/index.js';
import { csv, type CsvCell } from './csv.js';
import { definitions } from './definitions/index.js';
import { explored, exploreAnswer, type ExploreAnswer, type Naming, type Question } from './explore.js';
import { Figures, lastDays } from './figure-queries.js';
import { figureOf, periodOf, splitOf } from './inputs.js';
import type { Split } from './split.js';
import { envelopeTimesModel } from './envelopes.projection.js';
import { caseTimesModel } from './timed-rows.projection.js';
import { ticketTimesModel } from './tickets.projection.js';
import { Wording } from './wording.js';

/** Measures with a value for each ticket, form or envelope of a period. */
const OF_NOW: readonly string[] = ['waiting-now', 'standing-time'];
export const measures: readonly string[] = definitions
  .filter(({ id, unit }) => (unit === 'minutes' || unit === 'business-days') && !OF_NOW.includes(id))
  .map(({ id }) => id);

const USUAL_DAYS = 28;

interface ExploreQuery {
  measure?: string;
  from?: string;
  to?: string;
  by?: string;
  officeId?: string;
  kind?: string;
  format?: string;
}

@ApiTags('statistics')
@Controller('statistics/explore')
export class GetExploreController {
  constructor(
    private readonly figures: Figures,
    private readonly wording: Wording,
    private readonly texts: Texts,
  ) {}

  @Get()
  @Right('statistics.read')
  @Reads(ticketTimesModel, caseTimesModel, envelopeTimesModel)
  @ApiQuery({ name: 'measure', required: false, enum: measures })
  @ApiQuery({ name: 'from', required: false, description: 'First day, as 2026-11-02; four weeks ago when absent.' })
  @ApiQuery({ name: 'to', required: false, description: 'Last day; today when absent.' })
  @ApiQuery({ name: 'by', required: false, enum: ['office', 'hour', 'weekday', 'kind'] })
  @ApiQuery({ name: 'officeId', required: false })
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'format', required: false, enum: ['json', 'csv'] })
  @Answers(200, exploreAnswer)
  async read(
    @Query() query: ExploreQuery,
    @Req() request: MadoguchiRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ExploreAnswer | string> {
    const answer = await this.answer(query);
    if (query.format !== 'csv') return answer;
    const file = `${answer.definition.id}_${answer.from}_${answer.to}.csv`;
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${file}"`);
    return csv(this.table(answer, languageOf(request)));
  }

  private async answer(query: ExploreQuery): Promise<ExploreAnswer> {
    const context = await this.figures.context();
    const { date, offices } = context;
    const measure = figureOf(query.measure ?? 'waiting-time', measures);
    const question: Question = {
      ...periodOf(query.from, query.to, lastDays(date, USUAL_DAYS)),
      by: splitOf(query.by),
      officeId: query.officeId || null,
      kind: query.kind || null,
    };
    const [observed, ofToday] = await Promise.all([
      this.figures.observe(measure, question, context),
      this.figures.observe(measure, { from: date, to: date }, context),
    ]);
    return explored(observed, ofToday, question, this.naming(question.by, offices), context);
  }

  private naming(by: Split, offices: readonly OfficeShape[]): Naming {
    const kind: Naming['kind'] = (row) => this.wording.kind(row.thing, row.kind, offices);
    const order = by === 'office' ? offices.map(({ officeId }) => officeId) : by === 'kind' ? [] : numbered;
    return {
      kind,
      order,
      group: (key, row) => {
        if (by === 'kind') return kind(row);
        if (by === 'office') return this.wording.office(key, offices);
        return by === 'weekday'
          ? this.wording.text(`statistics/weekdays/${key}`, key)
          : { ja: `${Number(key)}時台`, en: `${key}:00–${key}:59` };
      },
    };
  }

  /** The same numbers as the pictures: the whole and each group, one line for each bar. */
  private table(answer: ExploreAnswer, language: Language): CsvCell[][] {
    const { definition, from, to, bins, groups, n } = answer;
    const head = [
      'figure',
      'version',
      'from',
      'to',
      'group',
      'above',
      'upTo',
      'n',
      'share',
      'groupN',
      'median',
      'p90',
      'over',
    ];
    const words = head.map((column) => this.texts.get(language, `statistics/csv/${column}`));
    const whole = {
      name: { ja: this.texts.get('ja', 'statistics/csv/all'), en: this.texts.get('en', 'statistics/csv/all') },
      n,
    };
    const sets = [{ ...answer, ...whole, bins: bins.map((bin) => bin.n) }, ...groups];
    const rows = sets.flatMap((set) =>
      bins.map((bin, at): CsvCell[] => {
        const count = set.bins[at] ?? 0;
        const share = set.n > 0 ? Math.round((count / set.n) * 10_000) / 10_000 : null;
        return [
          definition.name[language],
          definition.version,
          from,
          to,
          set.name[language],
          bin.from,
          bin.to,
          count,
          share,
          set.n,
          set.median,
          set.p90,
          set.over,
        ];
      }),
    );
    return [words, ...rows];
  }
}

const numbered = Array.from({ length: 24 }, (_, at) => String(at)).flatMap((at) => [at, at.padStart(2, '0')]);
