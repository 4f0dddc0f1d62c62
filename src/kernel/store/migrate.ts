/** Brings the event store and the operational tables up to date, as their owner; two processes at once take turns. */
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../../../migrations/index.js';

const MIGRATION_LOCK = 7_214_306;

/** @param serverRole the login the server runs as; it gets EXECUTE on the append function and no write on events. */
export const migrate = async (ownerUrl: string, serverRole: string): Promise<void> => {
  const guard = new Client({ connectionString: ownerUrl });
  await guard.connect();
  try {
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(ownerUrl);
    await grant(guard, serverRole);
  } finally {
    await guard.end();
  }
};

const runMigrations = async (ownerUrl: string): Promise<void> => {
  const source = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    migrations,
    migrationsTransactionMode: 'all',
    migrationsTableName: 'madoguchi_migrations',
  });
  await source.initialize();
  try {
    await source.runMigrations();
  } finally {
    await source.destroy();
  }
};

const grant = async (owner: Client, serverRole: string): Promise<void> => {
  const role = owner.escapeIdentifier(serverRole);
  const { rows } = await owner.query<{ database: string }>('SELECT current_database() AS database');
  for (const statement of [
    `GRANT USAGE ON SCHEMA store, ops TO ${role}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA store TO ${role}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA store, ops TO ${role}`,
    `REVOKE EXECUTE ON FUNCTION store.import(jsonb) FROM ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ops TO ${role}`,
    `GRANT CREATE ON DATABASE ${owner.escapeIdentifier(rows[0]?.database ?? '')} TO ${role}`,
  ]) {
    await owner.query(statement);
  }
  await keepAccessLog(owner, role);
};

/** Reading is recorded for good: the server can add to the access log and read it, nothing else, in no month. */
const keepAccessLog = async (owner: Client, role: string): Promise<void> => {
  const { rows } = await owner.query<{ log: string }>(
    `SELECT relid::regclass::text AS log FROM pg_partition_tree('ops.access_log')`,
  );
  for (const { log } of rows) await owner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON ${log} FROM ${role}`);
};
