/** A database of its own for each suite, copied from the migrated template in milliseconds. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '../../src/host/embedded-postgres/index.js';

export type FreshDatabase = {
  ownerUrl: string;
  serverUrl: string;
  /** PostgreSQL's superuser in this database, for tests of what even it cannot hide. */
  superuserUrl: string;
  drop(): Promise<void>;
};

type Cluster = { launcherUrl: string; ownerUrl: string; serverUrl: string; template: string };

export async function freshDatabase({ migrated = true }: { migrated?: boolean } = {}): Promise<FreshDatabase> {
  const { template, ...urls } = cluster();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asLauncher(urls.launcherUrl, async (launcher) => {
    const { username: owner } = new URL(urls.ownerUrl);
    await launcher.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE ${migrated ? template : 'template1'}`);
    await openDatabase(launcher, name);
  });
  return {
    ownerUrl: inDatabase(urls.ownerUrl, name),
    serverUrl: inDatabase(urls.serverUrl, name),
    superuserUrl: inDatabase(urls.launcherUrl, name),
    drop: () =>
      asLauncher(urls.launcherUrl, (launcher) => launcher.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  };
}

function cluster(): Cluster {
  const address = process.env['MADOGUCHI_TEST_CLUSTER'];
  if (address === undefined) throw new Error('This suite needs PostgreSQL: run it in the Jest project "system".');
  return JSON.parse(address) as Cluster;
}

async function asLauncher(url: string, work: (launcher: pg.Client) => Promise<unknown>): Promise<void> {
  const launcher = new pg.Client({ connectionString: url });
  launcher.on('error', () => undefined);
  await launcher.connect();
  try {
    await work(launcher);
  } finally {
    await launcher.end();
  }
}

function inDatabase(url: string, name: string): string {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
}
