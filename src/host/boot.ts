/** From settings to a listening server: opens the stores, seeds what is missing, builds the edge. Tests boot the same way. */
import { join } from 'node:path';
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { StoreClock } from '../edge/clock.js';
import type { Log } from '../edge/log.js';
import { createServer } from '../edge/server.js';
import { Texts } from '../edge/texts.js';
import { loadCertificateRules } from '../certificates/index.js';
import { BlobStore, defaultIntakeLimits, type IntakeLimits } from '../documents/index.js';
import { Guide, loadCatalogue } from '../guidance/index.js';
import { readDemoCity, type DemoCity } from '../identity/index.js';
import { queueNames } from '../kernel/obligation.js';
import { createQueues, type QueueBackend } from '../kernel/queues/index.js';
import { migrate } from '../kernel/store/migrate.js';
import { standardFontFiles } from '../paper/font-files.js';
import { createPaper, type Paper } from '../paper/paper.js';
import { jobs } from '../wiring.js';
import { playMorning } from '../simulator/morning.js';
import { inProcess } from './in-process.js';
import { CITY_SEED } from '../simulator/city/index.js';
import { seedIfNew } from './seed.js';
import { sweepDaily } from './sweep.js';
import { openStores, type Stores } from './stores.js';

export interface BootSettings {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly masterKey: Uint8Array;
  /** `esdb://…`: the events lie there; otherwise in the database. */
  readonly eventStoreUrl?: string | undefined;
  readonly configFolder: string;
  readonly webFolder: string;
  readonly blobFolder: string;
  /** PostgreSQL queues in the same database, or redis://… */
  readonly queueUrl: string | null;
  /** 'when-new': a store that was never started before becomes a demo city and stays one. */
  readonly demo: boolean | 'when-new';
  /** Size of a new demo city. */
  readonly households: number;
  /** A new demo city begins with the hours before its now. */
  readonly morning: boolean;
  readonly uploads: { readonly bytes: number; readonly pages: number; readonly megapixels: number };
}

export interface Booted {
  readonly app: NestFastifyApplication;
  readonly stores: Stores;
  readonly clock: StoreClock;
  close(): Promise<void>;
}

const PRESSES = 2;
const SIGN_IN_ATTEMPTS = { points: 10, duration: 300 };

/** What was opened is closed again, in the opposite order, also when the start fails in the middle. */
export const boot = async (settings: BootSettings, log: Log): Promise<Booted> => {
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const end of opened.splice(0).reverse()) await end();
  };
  try {
    return { ...(await open(settings, log, opened)), close };
  } catch (error) {
    await close().catch(() => undefined);
    throw error;
  }
};

const open = async (settings: BootSettings, log: Log, opened: (() => unknown)[]): Promise<Omit<Booted, 'close'>> => {
  // A wrong file stops the start before anything is written.
  const catalogue = loadCatalogue(settings.configFolder);
  const certificateRules = loadCertificateRules(settings.configFolder);
  await migrate(settings.ownerUrl, decodeURIComponent(new URL(settings.serverUrl).username));
  const stores = await openStores(settings, log);
  opened.push(() => stores.close());
  await stores.projections.start();
  const clock = new StoreClock(stores.store);
  opened.push(() => clock.stop());
  await clock.start();
  const demo = (await isDemo(stores, settings.demo)) ? readDemoCity(settings.configFolder) : null;
  const households = await kept(stores, 'demo-households', settings.households);
  const signInLimit = new RateLimiterPostgres({
    storeClient: stores.pool,
    storeType: 'pool',
    schemaName: 'ops',
    tableName: 'rate_limit',
    keyPrefix: 'sign-in',
    tableCreated: true,
    ...SIGN_IN_ATTEMPTS,
  });
  const paper = press(settings.configFolder);
  opened.push(() => paper.close());
  const parts = {
    stores,
    clock,
    texts: new Texts(settings.configFolder),
    log,
    demo,
    signInLimit,
    catalogue,
    certificateRules,
    paper,
    blobs: new BlobStore(settings.blobFolder),
    demoStage: { ward: DEMO_WARD, citySeed: CITY_SEED, households },
    intakeLimits: intakeLimitsOf(settings.uploads),
  };
  const app = await createServer(parts, { webFolder: settings.webFolder, uploadBytes: settings.uploads.bytes });
  opened.push(() => app.close());
  await app.init();
  opened.push(sweepDaily(stores, settings.blobFolder, (error) => log.bug(error, 'sweep')));
  opened.push(await startFollowUps(app, stores, queueBackend(settings), log));
  await seedIfNew(stores, app.get(CommandBus), {
    configFolder: settings.configFolder,
    demo,
    clock,
    households,
    guide: app.get(Guide),
    ...(settings.morning ? { playMorning: morningOf(app, households, log) } : {}),
  });
  return { app, stores, clock };
};

const queueBackend = ({ queueUrl, serverUrl }: BootSettings): QueueBackend =>
  queueUrl ? { kind: 'redis', url: queueUrl } : { kind: 'postgres', url: serverUrl };

/** What is owed by the events is done from here on. @returns what ends it: no new job is taken, those under way are waited for. */
const startFollowUps = async (
  app: NestFastifyApplication,
  stores: Stores,
  backend: QueueBackend,
  log: Log,
): Promise<() => Promise<void>> => {
  const queues = await createQueues(backend, queueNames, { onError: () => log.warn('queue connection lost') });
  const { obligations, source, projections, store, executor } = stores;
  const made = jobs.map((job) => app.get(job, { strict: false }));
  obligations.start({
    jobs: made,
    source,
    projections,
    store,
    executor,
    queues,
    onError: (error) => log.bug(error, 'follow-up'),
  });
  return async () => {
    await obligations.close();
    await queues.close();
  };
};

/** Threads that print begin with the first sheet. */
const press = (configFolder: string): Paper =>
  createPaper({
    templatesDir: join(configFolder, 'templates'),
    fontFiles: standardFontFiles(),
    workers: PRESSES,
    timeLimitMs: 20_000,
  });

/** Whether this store is a demo city is decided once and remembered; a stated setting decides for a new store only. */
const isDemo = async (stores: Stores, wanted: BootSettings['demo']): Promise<boolean> =>
  (await kept(stores, 'demo', wanted !== false)) && wanted !== false;

/** What a new store begins with, and later starts find again. */
const kept = async <T extends boolean | number>({ pool }: Stores, name: string, first: T): Promise<T> => {
  const { rows } = await pool.query<{ value: T }>(
    `INSERT INTO ops.setting (name, value) VALUES ($1, $2::jsonb) ON CONFLICT (name) DO UPDATE SET value = ops.setting.value RETURNING value`,
    [name, JSON.stringify(first)],
  );
  return rows[0]?.value ?? first;
};

const intakeLimitsOf = ({ bytes, pages, megapixels }: BootSettings['uploads']): IntakeLimits => ({
  ...defaultIntakeLimits,
  megabytes: Math.max(1, Math.floor(bytes / 1_000_000)),
  pages,
  megapixels,
});

/** The demo's first ward is played through the same routes that its people use. */
const morningOf =
  (app: NestFastifyApplication, households: number, log: Log) =>
  async (demo: DemoCity, moveClock: (moment: Date) => Promise<void>) => {
    // The city opens with whatever part of its morning could be played.
    await playMorning({
      tools: { send: inProcess(app) },
      moveClock,
      date: demo.now.date,
      until: demo.now.time,
      ward: DEMO_WARD,
      citySeed: CITY_SEED,
      households,
    }).catch((error: unknown) => log.bug(error, 'morning'));
  };

const DEMO_WARD = 'kokurakita';
