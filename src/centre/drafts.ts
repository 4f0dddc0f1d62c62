/** What an operator has typed so far, sealed; kept until she submits, also when her lease has ended meanwhile. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import type { EntryValues } from '../guidance/index.js';
import { isErased } from '../kernel/decider.js';
import { Sealer } from '../kernel/store/seal.js';
import { workItemStream, type Arrival } from './work-item.js';

export interface Draft {
  readonly values: EntryValues;
  readonly savedAt: string;
}

const boundTo = (formId: string, account: string): string => `draft:${workItemStream(formId)}:${account}`;

@Injectable()
export class Drafts {
  constructor(
    private readonly pool: Pool,
    private readonly sealer: Sealer,
  ) {}

  async save(
    { formId, caseId }: Pick<Arrival, 'formId' | 'caseId'>,
    account: string,
    values: EntryValues,
  ): Promise<string> {
    const subject = `case:${caseId}` as const;
    const sealed = await this.sealer.seal(boundTo(formId, account), { [subject]: values });
    const { rows } = await this.pool.query<{ saved_at: Date }>(
      `INSERT INTO ops.draft (item, account_id, subject, sealed, saved_at) VALUES ($1, $2, $3, $4, store.now())
       ON CONFLICT (item, account_id) DO UPDATE SET subject = excluded.subject, sealed = excluded.sealed, saved_at = excluded.saved_at
       RETURNING saved_at`,
      [workItemStream(formId), account, subject, sealed[subject]],
    );
    return rows[0]?.saved_at.toISOString() ?? '';
  }

  async find(formId: string, account: string): Promise<Draft | null> {
    const { rows } = await this.pool.query<{ subject: string; sealed: string; saved_at: Date }>(
      'SELECT subject, sealed, saved_at FROM ops.draft WHERE item = $1 AND account_id = $2',
      [workItemStream(formId), account],
    );
    const [row] = rows;
    if (!row) return null;
    const opened = (await this.sealer.open(boundTo(formId, account), { [row.subject]: row.sealed }))[row.subject];
    if (opened === undefined || isErased(opened)) return null;
    return { values: opened as EntryValues, savedAt: row.saved_at.toISOString() };
  }

  async drop(formId: string, account: string): Promise<void> {
    await this.pool.query('DELETE FROM ops.draft WHERE item = $1 AND account_id = $2', [
      workItemStream(formId),
      account,
    ]);
  }
}
