/** Leases of held forms: operational rows, two minutes, renewed by use. The claim event is the truth; a missing row counts from the claim. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { workItemStream, type Held } from './work-item.js';

export const LEASE_MINUTES = 2;
const LEASE_MS = LEASE_MINUTES * 60_000;

export interface LeaseReading {
  /** The store's clock at the reading: one clock for all processes. */
  readonly now: string;
  readonly row: { readonly claimVersion: number; readonly until: string } | null;
}

/** The reading by which every lease still runs. */
export const LASTING: LeaseReading = { now: new Date(0).toISOString(), row: null };

export const leaseUntil = ({ version, since }: Held, { row }: Pick<LeaseReading, 'row'>): string =>
  row?.claimVersion === version ? row.until : new Date(Date.parse(since) + LEASE_MS).toISOString();

export const hasExpired = (held: Held, reading: LeaseReading): boolean =>
  Date.parse(leaseUntil(held, reading)) <= Date.parse(reading.now);

interface HeldRow {
  readonly id: string;
  readonly holder: string | null;
  readonly claimVersion: number | null;
  readonly since: Date;
}

interface Row {
  now: Date;
  claim_version: number | null;
  until: Date | null;
}

@Injectable()
export class Leases {
  constructor(private readonly pool: Pool) {}

  async read(formId: string): Promise<LeaseReading> {
    const { rows } = await this.pool.query<Row>(
      `SELECT store.now() AS now, l.claim_version, l.until
       FROM (SELECT $1::text AS item) i LEFT JOIN ops.lease l ON l.item = i.item`,
      [workItemStream(formId)],
    );
    const {
      now,
      claim_version: claimVersion,
      until,
    } = rows[0] ?? { now: new Date(0), claim_version: null, until: null };
    return {
      now: now.toISOString(),
      row: claimVersion !== null && until ? { claimVersion, until: until.toISOString() } : null,
    };
  }

  /** @returns until when the form is hers now. An older claim never overwrites the lease of a newer one. */
  async renew(formId: string, { holder, version }: Held): Promise<string | null> {
    const { rows } = await this.pool.query<{ until: Date }>(
      `INSERT INTO ops.lease AS l (item, holder, claim_version, until)
       VALUES ($1, $2, $3, store.now() + make_interval(mins => $4))
       ON CONFLICT (item) DO UPDATE SET holder = excluded.holder, claim_version = excluded.claim_version, until = excluded.until
         WHERE l.claim_version <= excluded.claim_version
       RETURNING until`,
      [workItemStream(formId), holder, version, LEASE_MINUTES],
    );
    return rows[0]?.until.toISOString() ?? null;
  }

  /** Until when each held form is its holder's. */
  async untilOf(rows: readonly HeldRow[]): Promise<ReadonlyMap<string, string>> {
    const held = rows.filter(({ claimVersion }) => claimVersion !== null);
    if (held.length === 0) return new Map();
    const { rows: found } = await this.pool.query<{ item: string; claim_version: number; until: Date }>(
      'SELECT item, claim_version, until FROM ops.lease WHERE item = ANY ($1)',
      [held.map(({ id }) => workItemStream(id))],
    );
    const leases = new Map(
      found.map(({ item, claim_version: claimVersion, until }) => [item, { claimVersion, until: until.toISOString() }]),
    );
    return new Map(
      held.map(({ id, claimVersion, since, holder }) => {
        const claim: Held = {
          stage: 'entry',
          holder: holder ?? '',
          since: since.toISOString(),
          version: claimVersion ?? 0,
        };
        return [id, leaseUntil(claim, { row: leases.get(workItemStream(id)) ?? null })];
      }),
    );
  }
}
