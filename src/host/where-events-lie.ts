/** The events of one city lie in one place, and the database remembers which. */
import type { Pool } from 'pg';
import { StartRefused } from './start-refused.js';

export type Place = 'database' | 'elsewhere';

const NAME = 'events-lie';

/** @throws StartRefused when the settings name the other place */
export const mustLieThere = async (pool: Pool, named: Place): Promise<void> => {
  const { rows } = await pool.query<{ kept: Place | null; here: boolean; used: boolean }>(
    `SELECT (SELECT value #>> '{}' FROM ops.setting WHERE name = $1) AS kept, position > 0 AS here,
       EXISTS (SELECT FROM store.commands) AS used FROM store.head`,
    [NAME],
  );
  const [row] = rows;
  const place = row?.kept ?? (row?.here ? 'database' : row?.used ? 'elsewhere' : named);
  if (place !== named)
    throw new StartRefused(
      place === 'database'
        ? 'This database holds its events itself; leave out EVENT_STORE_URL, or move them with "npm run copy-events".'
        : 'The events of this database lie in another event store; set EVENT_STORE_URL to its address.',
    );
  if (!row?.kept) await remember(pool, place);
};

/** What was derived names positions of the other store, so it is built anew from there. */
export const moveEvents = async (pool: Pool, to: Place): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await remember(client, to);
    const { rows } = await client.query<{ schema: string }>(
      `SELECT nspname AS schema FROM pg_namespace WHERE nspname ~ '^p_[a-z0-9_]+_v[0-9]+'`,
    );
    for (const { schema } of rows) await client.query(`DROP SCHEMA ${client.escapeIdentifier(schema)} CASCADE`);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
};

const remember = (session: Pick<Pool, 'query'>, place: Place): Promise<unknown> =>
  session.query(
    `INSERT INTO ops.setting (name, value) VALUES ($1, to_jsonb($2::text)) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [NAME, place],
  );
