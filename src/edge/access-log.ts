/** Who looked at whom: insert-only, month by month, not in the event stream. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { StoreClock } from './clock.js';
import type { Principal } from './principal.js';

export interface Look {
  readonly action: string;
  readonly subjects: readonly string[];
  readonly correlationId?: string;
  readonly reason?: string;
}

@Injectable()
export class AccessLog {
  private month = '';
  private making: Promise<unknown> | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly clock: StoreClock,
  ) {}

  async record(
    { account, person, role, office }: Principal,
    { action, subjects, correlationId, reason }: Look,
  ): Promise<void> {
    const at = this.clock.now();
    await this.keepMonth(at);
    await this.pool.query(
      `INSERT INTO ops.access_log (at, account_id, person, role, office_id, action, subjects, correlation_id, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [at, account, person, role, office, action, subjects, correlationId ?? null, reason ?? null],
    );
  }

  private async keepMonth(at: Date): Promise<void> {
    const month = at.toISOString().slice(0, 7);
    if (month === this.month) return;
    this.making ??= this.pool.query('SELECT ops.keep_access_log_month($1)', [at]).finally(() => (this.making = null));
    await this.making;
    this.month = month;
  }
}
