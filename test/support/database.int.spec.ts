import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { freshDatabase, type FreshDatabase } from './database.js';

describe('a fresh database', () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const ask = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client
      .query<Record<string, unknown>>(sql)
      .then(({ rows }) => rows)
      .finally(() => client.end());
  };

  it('cuts Japanese names into trigrams, without which the search by name finds nothing', async () => {
    await ask(database.ownerUrl, 'CREATE EXTENSION IF NOT EXISTS pg_trgm');
    expect(await ask(database.ownerUrl, `SELECT show_trgm('山田太郎') <> '{}' AS cut`)).toEqual([{ cut: true }]);
  });

  it('orders by the Japanese collation and counts in UTC', async () => {
    const rows = await ask(
      database.serverUrl,
      `SELECT datlocale, current_setting('TimeZone') AS zone FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([{ datlocale: 'ja', zone: 'UTC' }]);
  });

  it('holds the migrated tables, and the server is no superuser and ends what hangs', async () => {
    const [row] = await ask(
      database.serverUrl,
      `SELECT to_regclass('store.events') IS NOT NULL AS migrated, usesuper, current_setting('lock_timeout') AS lock,
              current_setting('transaction_timeout') AS transaction, current_setting('idle_in_transaction_session_timeout') AS idle
         FROM pg_user WHERE usename = current_user`,
    );
    expect(row).toEqual({ migrated: true, usesuper: false, lock: '2s', transaction: '5s', idle: '5s' });
  });

  it('lets the server make schemas of derived data', async () => {
    await ask(database.serverUrl, 'CREATE SCHEMA p_example_v1');
    expect(
      await ask(database.serverUrl, `SELECT 1 AS made FROM pg_namespace WHERE nspname = 'p_example_v1'`),
    ).toHaveLength(1);
  });

  it('is its own: what one suite writes no other sees', async () => {
    const other = await freshDatabase();
    await ask(database.ownerUrl, 'CREATE TABLE mine ()');
    expect(await ask(other.ownerUrl, `SELECT to_regclass('public.mine') AS found`)).toEqual([{ found: null }]);
    await other.drop();
    await expect(ask(other.ownerUrl, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });
});
