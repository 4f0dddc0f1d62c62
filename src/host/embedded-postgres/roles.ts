import pg from 'pg';
import { LAUNCHER, OWNER, SERVER, type Passwords } from './passwords.js';

export const DATABASE = 'madoguchi';

export type Addresses = { ownerUrl: string; serverUrl: string; launcherUrl: string };

export function addresses(port: number, passwords: Passwords): Addresses {
  const url = (role: string, password: string, database: string) =>
    `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
  return {
    ownerUrl: url(OWNER, passwords.owner, DATABASE),
    serverUrl: url(SERVER, passwords.server, DATABASE),
    launcherUrl: url(LAUNCHER, passwords.launcher, 'postgres'),
  };
}

/** Two logins and their database. Safe to repeat: a start that was killed half-way is completed by the next. */
export async function prepareRoles(launcherUrl: string, passwords: Passwords): Promise<void> {
  const client = new pg.Client({ connectionString: launcherUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    if (await isPrepared(client)) return;
    await ensureRole(client, OWNER, passwords.owner);
    await ensureRole(client, SERVER, passwords.server);
    await client.query(`ALTER ROLE ${SERVER} SET lock_timeout = '2s'`);
    await client.query(`ALTER ROLE ${SERVER} SET transaction_timeout = '5s'`);
    await client.query(`ALTER ROLE ${SERVER} SET idle_in_transaction_session_timeout = '5s'`);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} OWNER ${OWNER}`);
    await openDatabase(client, DATABASE);
  } finally {
    await client.end();
  }
}

/** Who may enter a database is not copied with a template: each new one is opened to the server by name. */
export async function openDatabase(client: pg.Client, database: string): Promise<void> {
  const name = client.escapeIdentifier(database);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  // It creates the schemas of its derived data itself; the tables of events belong to the owner.
  await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${name} TO ${SERVER}`);
}

async function isPrepared(client: pg.Client): Promise<boolean> {
  // The last step of the preparation, so that its presence means that all of them were taken.
  const { rows } = await client.query<{ done: boolean }>(
    `SELECT coalesce(bool_or(has_database_privilege($2, d.oid, 'CREATE')), false) AS done
       FROM pg_database d WHERE d.datname = $1 AND EXISTS (SELECT FROM pg_roles WHERE rolname = $2)`,
    [DATABASE, SERVER],
  );
  return rows[0]?.done === true;
}

async function ensureRole(client: pg.Client, role: string, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role}`);
  const secret = client.escapeLiteral(password);
  await client.query(
    `ALTER ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOREPLICATION PASSWORD ${secret}`,
  );
}
