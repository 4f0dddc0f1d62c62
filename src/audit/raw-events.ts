/** One event byte by byte, and its leaf computed again from what is stored. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { EdgeProblem } from '../edge/problem.filter.js';
import { NotFound } from '../kernel/problems.js';
import { EventCodec } from '../kernel/store/codec.js';
import { leafHash } from '../kernel/store/leaf.js';
import { COLUMNS, toEvent, type EventRow } from '../kernel/store/postgres-rows.js';
import { canBeOfACase } from './of-a-case.js';
import type { RawAnswer } from './answers.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

@Injectable()
export class RawEvents {
  constructor(
    private readonly pool: Pool,
    private readonly codec: EventCodec,
  ) {}

  /** @throws NotFound */
  async read(eventId: string): Promise<{ answer: RawAnswer; correlationId: string }> {
    if (!UUID.test(eventId)) throw new NotFound('event', eventId);
    const { rows } = await this.pool.query<EventRow>(`SELECT ${COLUMNS} FROM store.events WHERE id = $1`, [eventId]);
    const [row] = rows;
    if (!row) throw new NotFound('event', eventId);
    if (!canBeOfACase(row.type)) throw new EdgeProblem(403, 'not-allowed');
    const stored = toEvent(row);
    const recomputed = leafHash(stored);
    const { position, ...rest } = stored;
    const answer = { ...rest, position: position.toString(), recomputed, matches: recomputed === stored.leaf };
    return { answer, correlationId: this.codec.decode(stored).correlationId };
  }
}
