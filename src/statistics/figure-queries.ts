/** Every figure over the rows it is made of: which rows, which definition. Whoever shows a number asks here, and whoever opens it too. */
import { Injectable } from '@nestjs/common';
import { DataSource, Raw, type FindOptionsWhere } from 'typeorm';
import { StoreClock } from '../edge/clock.js';
import { Guide, type Catalogue } from '../guidance/index.js';
import { Staff, type OfficeShape } from '../identity/index.js';
import { tokyoDate, tokyoMoment } from '../kernel/tokyo.js';
import { definitions } from './definitions/index.js';
import { oneStopOf } from './observe/cases.js';
import { decisionsOf, formFigures } from './observe/forms.js';
import { envelopeFigures } from './observe/envelopes.js';
import type { Context, Observed } from './observe/observation.js';
import { ticketFigures } from './observe/tickets.js';
import { nextDate } from './opening-hours.js';
import { TimedEnvelope } from './envelopes.projection.js';
import { TimedCase, TimedForm } from './timed-rows.projection.js';
import { TimedTicket } from './tickets.projection.js';
import { stuckStates } from './definitions/standing-time.js';

export const figureIds = definitions.map(({ id }) => id);

/** Dates of the office, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** When no office states its hours. */
const USUAL = { opens: '08:30', closes: '17:15' };

const isTicketFigure = (id: string): id is keyof typeof ticketFigures => id in ticketFigures;
const isFormFigure = (id: string): id is keyof typeof formFigures => id in formFigures;
const isEnvelopeFigure = (id: string): id is keyof typeof envelopeFigures => id in envelopeFigures;
const OF_NOW: readonly string[] = ['backlog', 'standing-time'];

@Injectable()
export class Figures {
  constructor(
    private readonly source: DataSource,
    private readonly guide: Guide,
    private readonly staff: Staff,
    private readonly clock: StoreClock,
  ) {}

  async context(): Promise<Context & { readonly offices: readonly OfficeShape[] }> {
    const offices = await this.staff.offices();
    const asOf = this.clock.iso();
    const { opens, closes } = offices.find(({ kind }) => kind === 'centre') ?? offices[0] ?? USUAL;
    return { asOf, date: tokyoDate(asOf), offices, hours: { opens, closes, calendar: this.guide.calendar } };
  }

  /** @param figure id of a definition; figures of this moment ignore the period */
  async observe(figure: string, period: Period, context: Context): Promise<Observed> {
    if (isTicketFigure(figure)) {
      const today = { from: context.date, to: context.date };
      return ticketFigures[figure](await this.tickets(figure === 'waiting-now' ? today : period), context);
    }
    if (isFormFigure(figure)) {
      const rows = OF_NOW.includes(figure) ? await this.unfinished() : await this.approved(period);
      return formFigures[figure](rows, context);
    }
    if (figure === 'return-rate') {
      const isIn = (date: string) => period.from <= date && date <= period.to;
      return decisionsOf(await this.movedSince(period.from), isIn);
    }
    if (isEnvelopeFigure(figure)) return envelopeFigures[figure](await this.envelopes(period, context.date), context);
    return oneStopOf(...(await this.guided(period)));
  }

  tickets({ from, to }: Period): Promise<TimedTicket[]> {
    return this.source
      .getRepository(TimedTicket)
      .find({ where: { date: between(from, to) }, order: { issuedAt: 'ASC' } });
  }

  /** Forms at the centre and back at a ward. */
  unfinished(): Promise<TimedForm[]> {
    return this.forms({ state: Raw((column) => `${column} = ANY (:states)`, { states: stuckStates }) });
  }

  /** What moved on or after a date, and what stands still since before. */
  async movedSince(date: string): Promise<TimedForm[]> {
    const start = tokyoMoment(date, '00:00').toISOString();
    const since = Raw<string>((column) => `${column} >= :start`, { start });
    const standing = Raw<string>((column) => `${column} = ANY (:states)`, { states: stuckStates });
    return this.forms([{ since }, { state: standing as never }, { leftCentreAt: since }]);
  }

  /** Envelopes dispatched or ended in the period; those under way belong to today. */
  async envelopes({ from, to }: Period, today: string): Promise<TimedEnvelope[]> {
    const query = this.source.getRepository(TimedEnvelope).createQueryBuilder('e');
    query.where('coalesce(e."dispatchedOn", e."endedOn") BETWEEN :from AND :to', { from, to });
    if (from <= today && today <= to) query.orWhere('coalesce(e."dispatchedOn", e."endedOn") IS NULL');
    return query.orderBy('e.registeredAt', 'ASC').getMany();
  }

  private approved({ from, to }: Period): Promise<TimedForm[]> {
    return this.forms({ approvedOn: between(from, to) });
  }

  private forms(where: FindOptionsWhere<TimedForm> | FindOptionsWhere<TimedForm>[]): Promise<TimedForm[]> {
    return this.source.getRepository(TimedForm).find({ where, order: { since: 'ASC', id: 'ASC' } });
  }

  private async guided({ from, to }: Period): Promise<[TimedCase[], (row: TimedCase) => Catalogue]> {
    const rows = await this.source
      .getRepository(TimedCase)
      .find({ where: { receptionDate: between(from, to) }, order: { since: 'ASC' } });
    const catalogues = new Map<string, Catalogue>();
    for (const version of new Set(rows.flatMap(({ catalogue }) => catalogue ?? []))) {
      catalogues.set(version, await this.guide.catalogue(version));
    }
    return [rows, ({ catalogue }) => catalogues.get(catalogue ?? '') ?? this.guide.current];
  }
}

const between = (from: string, to: string) =>
  Raw<string>((column) => `${column} >= :from AND ${column} <= :to`, { from, to });

/** The days up to and with a date. */
export const lastDays = (date: string, days: number): Period => ({ from: nextDate(date, 1 - days), to: date });
