/** Which commands have been sent to an event store that is not this database, and the recorded times of their events. */
import { Pool, type QueryResultRow } from 'pg';
import { Batcher } from './batcher.js';
import { Unstorable, type Append, type CommandRecord } from './port.js';
import { inOurWords } from './postgres-errors.js';

/** The recorded times of the append's events, one each. */
interface Times {
  readonly recordedAt: readonly string[];
}

export type Claim =
  | ({ readonly kind: 'settled' } & CommandRecord)
  /** Sent before; nobody heard the answer. `recent`: it may still be on its way. */
  | ({ readonly kind: 'open'; readonly recent: boolean } & OpenClaim & Times)
  | ({ readonly kind: 'new' } & Times)
  | { readonly kind: 'refused'; readonly error: Unstorable };

export interface OpenClaim {
  readonly fingerprint: string;
  readonly stream: string;
  /** Its events can only lie behind this version. */
  readonly afterVersion: number;
}

interface Settlement {
  readonly commandId: string;
  /** Null: nothing was written, and the command may be decided anew. */
  readonly record: CommandRecord | null;
}

type ClaimRow =
  | { k: 'settled'; f: string; s: string; a: number; z: number }
  | { k: 'open'; f: string; s: string; v: number; recent: boolean; t: string[] }
  | { k: 'new'; t: string[] };

export class CommandClaims {
  private readonly pool: Pool;
  private readonly claiming: Batcher<Append, Claim>;
  private readonly settling: Batcher<Settlement, undefined>;

  constructor(databaseUrl: string, onError: (error: Error) => void) {
    this.pool = new Pool({
      connectionString: databaseUrl,
      max: 4,
      options: '-c transaction_timeout=5000 -c statement_timeout=5000',
      query_timeout: 7_000,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      application_name: 'madoguchi-claims',
    });
    this.pool.on('error', onError);
    this.claiming = new Batcher(
      (appends) => this.claimAll(appends),
      ({ events }) => 200 + 30 * events.length,
    );
    this.settling = new Batcher(
      (settlements) => this.settleAll(settlements),
      () => 300,
    );
  }

  /** @throws StoreUnavailable, Unstorable */
  claim(append: Append): Promise<Claim> {
    return this.claiming.add(append);
  }

  settle(commandId: string, record: CommandRecord): Promise<unknown> {
    return this.settling.add({ commandId, record });
  }

  release(commandId: string): Promise<unknown> {
    return this.settling.add({ commandId, record: null });
  }

  async settled(commandId: string): Promise<CommandRecord | null> {
    const [record] = await this.query<CommandRecord & QueryResultRow>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint, stream, first_version AS "firstVersion", last_version AS "lastVersion"
         FROM store.commands WHERE id = $1`,
      [commandId],
    );
    return record ?? null;
  }

  async open(commandId: string): Promise<OpenClaim | null> {
    const [claim] = await this.query<OpenClaim & QueryResultRow>(
      `SELECT encode(fingerprint, 'hex') AS fingerprint, stream, after_version AS "afterVersion" FROM store.claims WHERE id = $1`,
      [commandId],
    );
    return claim ?? null;
  }

  async now(): Promise<Date> {
    const [row] = await this.query<{ now: string }>('SELECT store.iso(store.now()) AS now');
    return new Date(row?.now ?? 0);
  }

  close(): Promise<void> {
    return this.pool.end();
  }

  /** One append that is refused must not fail its neighbours. */
  private async claimAll(appends: readonly Append[]): Promise<readonly Claim[]> {
    try {
      return await this.claimTogether(appends);
    } catch (error) {
      if (!(error instanceof Unstorable)) throw error;
      if (appends.length === 1) return [{ kind: 'refused', error }];
    }
    const claims: Claim[] = [];
    for (const append of appends) claims.push(...(await this.claimAll([append])));
    return claims;
  }

  private async claimTogether(appends: readonly Append[]): Promise<readonly Claim[]> {
    const batch = appends.map(({ commandId, fingerprint, stream, expectedVersion, events }) => ({
      c: commandId,
      f: fingerprint,
      s: stream,
      v: expectedVersion,
      e: events.map(({ recordedAt }) => recordedAt ?? null),
    }));
    const [row] = await this.query<{ answers: ClaimRow[] }>('SELECT store.claim($1::jsonb) AS answers', [
      JSON.stringify(batch),
    ]);
    return (row?.answers ?? []).map(toClaim);
  }

  private async settleAll(settlements: readonly Settlement[]): Promise<readonly undefined[]> {
    const batch = settlements.map(({ commandId, record }) => ({
      c: commandId,
      ...(record && { f: record.fingerprint, s: record.stream, a: record.firstVersion, z: record.lastVersion }),
    }));
    await this.query('SELECT store.settle($1::jsonb)', [JSON.stringify(batch)]);
    return settlements.map(() => undefined);
  }

  private async query<R extends QueryResultRow>(sql: string, values: unknown[] = []): Promise<R[]> {
    try {
      return (await this.pool.query<R>(sql, values)).rows;
    } catch (error) {
      throw inOurWords(error);
    }
  }
}

const toClaim = (row: ClaimRow): Claim => {
  switch (row.k) {
    case 'settled':
      return { kind: row.k, fingerprint: row.f, stream: row.s, firstVersion: row.a, lastVersion: row.z };
    case 'open':
      return {
        kind: row.k,
        fingerprint: row.f,
        stream: row.s,
        afterVersion: row.v,
        recent: row.recent,
        recordedAt: row.t,
      };
    case 'new':
      return { kind: row.k, recordedAt: row.t };
  }
};
