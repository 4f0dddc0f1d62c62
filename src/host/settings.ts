/** The environment is read here and nowhere else, once, before anything is opened. */
import { join } from 'node:path';
import { programFolder } from './program-folder.js';
import { address, existingFolder, oneOf, onOff, path, wholeNumber, type Setting } from './setting.js';
import { StartRefused } from './start-refused.js';

const definitions = {
  PORT: wholeNumber({
    meaning: 'The port on which screens and interface are served; 0 takes any free one.',
    standard: '8080',
    least: 0,
    most: 65_535,
    value: 8080,
  }),
  MADOGUCHI_DATA: path({
    meaning: 'The data folder: keys, scans, logs and the embedded database. One server at a time.',
    standard: '.data beside package.json',
    value: join(programFolder(), '.data'),
  }),
  MADOGUCHI_MASTER_KEY_FILE: path({
    meaning: 'The file of the master key that opens all personal data. Keep a copy of it in another place.',
    standard: 'made at the first start in the folder keys of the data folder',
    value: undefined,
  }),
  MADOGUCHI_CONFIG: existingFolder({
    meaning: "The city's own copy of the folder config: procedures, forms, texts, offices.",
    standard: 'config beside package.json',
    value: join(programFolder(), 'config'),
  }),
  MADOGUCHI_DEMO: onOff({
    meaning: 'The demo city with synthetic residents, accounts for each role and a switch between them.',
    standard: '1 with the embedded database and a new data folder, else as the folder began',
  }),
  MADOGUCHI_DEMO_HOUSEHOLDS: wholeNumber({
    meaning: 'How many households a new demo city has; one that was begun keeps its size.',
    standard: '2000',
    least: 100,
    most: 100_000,
    value: 2000,
  }),
  MADOGUCHI_DEMO_MORNING: onOff({
    meaning: 'A new demo city begins with the hours before its now, with visitors and forms at every stage.',
    standard: '1',
  }),
  DATABASE_URL: address({
    meaning: "A PostgreSQL server (18 or later) instead of the embedded one: the server's own login.",
    standard: 'the embedded database',
    schemes: ['postgres', 'postgresql'],
    secret: true,
  }),
  DATABASE_OWNER_URL: address({
    meaning: 'The same database with the login that owns it and brings its tables up to date.',
    standard: 'the embedded database',
    schemes: ['postgres', 'postgresql'],
    secret: true,
  }),
  EVENT_STORE_URL: address({
    meaning:
      'An EventStoreDB or KurrentDB server (23.10, or 24.10.5 and later) for the events instead of the database.',
    standard: 'events in the database',
    schemes: ['esdb', 'esdb+discover'],
    secret: true,
  }),
  QUEUE_URL: address({
    meaning: 'A Redis server for the queues instead of the database.',
    standard: 'queues in the database',
    schemes: ['redis', 'rediss'],
    secret: true,
  }),
  LOG_LEVEL: oneOf({
    meaning: 'The least weight of a line in the log. No level writes personal data.',
    standard: 'info',
    values: ['debug', 'info', 'warn', 'error', 'silent'],
    value: 'info',
  }),
  MADOGUCHI_UPLOAD_MEGABYTES: wholeNumber({
    meaning: 'The largest file of a scan, in megabytes.',
    standard: '50',
    least: 1,
    most: 1000,
    value: 50,
  }),
  MADOGUCHI_UPLOAD_PAGES: wholeNumber({
    meaning: 'The most pages in one file of a scan.',
    standard: '200',
    least: 1,
    most: 10_000,
    value: 200,
  }),
  MADOGUCHI_UPLOAD_MEGAPIXELS: wholeNumber({
    meaning: 'The largest page of a scan, in megapixels.',
    standard: '100',
    least: 1,
    most: 1000,
    value: 100,
  }),
} satisfies Record<string, Setting<unknown>>;

type Name = keyof typeof definitions;
type Values = { [N in Name]: (typeof definitions)[N] extends Setting<infer T> ? T : never };

export type Settings = {
  port: number;
  dataFolder: string;
  /** undefined: the data folder keeps it. */
  masterKeyFile: string | undefined;
  configFolder: string;
  /** undefined: not said; the embedded database with a new data folder is a demo. */
  demo: boolean | undefined;
  demoHouseholds: number;
  demoMorning: boolean;
  /** undefined: the embedded PostgreSQL. */
  database: { serverUrl: string; ownerUrl: string } | undefined;
  eventStoreUrl: string | undefined;
  queueUrl: string | undefined;
  logLevel: Values['LOG_LEVEL'];
  uploads: { bytes: number; pages: number; megapixels: number };
};

export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const complaints: string[] = [];
  const values = Object.fromEntries(
    Object.entries(definitions).map(([name, setting]: [string, Setting<unknown>]) => {
      // An empty variable is how compose files and shells say "not set".
      const value = environment[name] || undefined;
      const parsed = setting.schema.safeParse(value);
      if (!parsed.success) complaints.push(complaint(name, setting, value, parsed.error.issues[0]?.message));
      return [name, parsed.data];
    }),
  ) as Values;
  if (complaints.length > 0) throw new StartRefused(complaints.join('\n'));
  return settingsOf(values);
}

/** Times are stored in UTC and shown as in Tokyo; the zone of the machine is taken out of every library's reach. */
export function ignoreTimeZone(): void {
  process.env['TZ'] = 'UTC';
}

/** For docs/settings.md. */
export function settingsTable(): string {
  const rows = Object.entries(definitions).map(
    ([name, { meaning, allowed, standard }]: [string, Setting<unknown>]) =>
      `| \`${name}\` | ${meaning} | ${allowed} | ${standard} |`,
  );
  return ['| variable | what it does | allowed | when not set |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function settingsOf(values: Values): Settings {
  return {
    port: values.PORT,
    dataFolder: values.MADOGUCHI_DATA,
    masterKeyFile: values.MADOGUCHI_MASTER_KEY_FILE,
    configFolder: values.MADOGUCHI_CONFIG,
    demo: values.MADOGUCHI_DEMO,
    demoHouseholds: values.MADOGUCHI_DEMO_HOUSEHOLDS,
    demoMorning: values.MADOGUCHI_DEMO_MORNING ?? true,
    database: databaseOf(values),
    eventStoreUrl: values.EVENT_STORE_URL,
    queueUrl: values.QUEUE_URL,
    logLevel: values.LOG_LEVEL,
    uploads: {
      bytes: values.MADOGUCHI_UPLOAD_MEGABYTES * 1_000_000,
      pages: values.MADOGUCHI_UPLOAD_PAGES,
      megapixels: values.MADOGUCHI_UPLOAD_MEGAPIXELS,
    },
  };
}

function databaseOf({ DATABASE_URL: serverUrl, DATABASE_OWNER_URL: ownerUrl }: Values): Settings['database'] {
  if (serverUrl === undefined && ownerUrl === undefined) return undefined;
  if (serverUrl === undefined || ownerUrl === undefined) {
    const missing = serverUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL';
    throw new StartRefused(
      `The setting ${missing} is missing; a PostgreSQL server needs two logins, DATABASE_OWNER_URL for the owner and DATABASE_URL for the server.`,
    );
  }
  if (new URL(serverUrl).username === new URL(ownerUrl).username) {
    throw new StartRefused(
      'The settings DATABASE_URL and DATABASE_OWNER_URL use the same login; the server needs one of its own that may not change events.',
    );
  }
  return { serverUrl, ownerUrl };
}

function complaint(
  name: string,
  setting: Setting<unknown>,
  value: string | undefined,
  found: string | undefined,
): string {
  const problem = setting.secret ? found : `is "${value ?? ''}"`;
  return `The setting ${name} ${problem ?? 'cannot be used'}; allowed is ${setting.allowed}.`;
}
