/** Requests to open a protected record, in an operational table: the looks themselves are in the access log. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { StoreClock } from '../edge/clock.js';
import { NotFound } from '../kernel/problems.js';

/** So long the second official has to come to her terminal. */
const ANSWER_MINUTES = 10;
/** So long the record is open. */
const OPEN_SECONDS = 60;

export type RevealState = 'waiting' | 'confirmed' | 'refused' | 'over';

export interface Reveal {
  readonly revealId: string;
  readonly person: string;
  readonly askedBy: string;
  readonly second: string;
  readonly reason: string;
  readonly askedAt: string;
  readonly state: RevealState;
  /** Until when it may be answered, or until when the record is open. */
  readonly until: string;
}

interface Row {
  id: string;
  person: string;
  asked_by: string;
  second: string;
  reason: string;
  asked_at: Date;
  answer: 'confirmed' | 'refused' | null;
  answered_at: Date | null;
  opened_at: Date | null;
}

type Asked = Pick<Reveal, 'revealId' | 'person' | 'askedBy' | 'second' | 'reason'>;

@Injectable()
export class Reveals {
  constructor(
    private readonly pool: Pool,
    private readonly clock: StoreClock,
  ) {}

  /** The same request again changes nothing. */
  async ask({ revealId, person, askedBy, second, reason }: Asked): Promise<Reveal> {
    await this.pool.query(
      `INSERT INTO ops.reveal (id, person, asked_by, second, reason, asked_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [revealId, person, askedBy, second, reason, this.clock.now()],
    );
    return this.get(revealId);
  }

  /** @throws NotFound */
  async get(revealId: string): Promise<Reveal> {
    const { rows } = await this.pool.query<Row>('SELECT * FROM ops.reveal WHERE id::text = $1', [revealId]);
    if (!rows[0]) throw new NotFound('reveal', revealId);
    return this.toReveal(rows[0]);
  }

  /** What this official is asked to agree to, the oldest first. */
  async waitingFor(second: string): Promise<Reveal[]> {
    const { rows } = await this.pool.query<Row>(
      'SELECT * FROM ops.reveal WHERE second = $1 AND answer IS NULL ORDER BY asked_at',
      [second],
    );
    return rows.map((row) => this.toReveal(row)).filter(({ state }) => state === 'waiting');
  }

  /** Answered once; a second answer changes nothing. */
  async answer(revealId: string, answer: 'confirmed' | 'refused'): Promise<Reveal> {
    await this.pool.query('UPDATE ops.reveal SET answer = $2, answered_at = $3 WHERE id = $1 AND answer IS NULL', [
      revealId,
      answer,
      this.clock.now(),
    ]);
    return this.get(revealId);
  }

  /** The minute begins with the first opening. @returns how many seconds are left */
  async open(revealId: string): Promise<number> {
    await this.pool.query('UPDATE ops.reveal SET opened_at = $2 WHERE id = $1 AND opened_at IS NULL', [
      revealId,
      this.clock.now(),
    ]);
    const { until } = await this.get(revealId);
    return Math.max(1, Math.ceil((Date.parse(until) - this.clock.now().getTime()) / 1_000));
  }

  private toReveal(row: Row): Reveal {
    const { id: revealId, person, asked_by: askedBy, second, reason, asked_at: askedAt, answer } = row;
    const until = endOf(row);
    const state = answer === 'refused' ? 'refused' : this.clock.now() > until ? 'over' : (answer ?? 'waiting');
    return {
      revealId,
      person,
      askedBy,
      second,
      reason,
      askedAt: askedAt.toISOString(),
      state,
      until: until.toISOString(),
    };
  }
}

const endOf = ({ asked_at: asked, answered_at: answered, opened_at: opened }: Row): Date =>
  opened
    ? new Date(opened.getTime() + OPEN_SECONDS * 1_000)
    : new Date((answered ?? asked).getTime() + ANSWER_MINUTES * 60_000);
