/** From settings to a listening server: opens the stores, seeds what is missing, builds the edge. Tests boot the same way. */
import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { StoreClock } from '../edge/clock.js';
import type { Log } from '../edge/log.js';
import { createServer } from '../edge/server.js';
import { Texts } from '../edge/texts.js';
import { readDemoCity } from '../identity/index.js';
import { migrate } from '../kernel/store/migrate.js';
import { seedIfNew } from './seed.js';
import { openStores, type Stores } from './stores.js';

export interface BootSettings {
  readonly ownerUrl: string;
  readonly serverUrl: string;
  readonly masterKey: Uint8Array;
  readonly configFolder: string;
  readonly webFolder: string;
  readonly blobFolder: string;
  /** PostgreSQL queues in the same database, or redis://… */
  readonly queueUrl: string | null;
  readonly demo: boolean;
  readonly uploadBytes: number;
}

export interface Booted {
  readonly app: NestFastifyApplication;
  readonly stores: Stores;
  readonly clock: StoreClock;
  close(): Promise<void>;
}

const SIGN_IN_ATTEMPTS = { points: 10, duration: 300 };

export const boot = async (settings: BootSettings, log: Log): Promise<Booted> => {
  await migrate(settings.ownerUrl, decodeURIComponent(new URL(settings.serverUrl).username));
  const stores = await openStores(settings, log);
  await stores.projections.start();
  const clock = new StoreClock(stores.store);
  await clock.start();
  const demo = settings.demo ? readDemoCity(settings.configFolder) : null;
  const signInLimit = new RateLimiterPostgres({
    storeClient: stores.pool, storeType: 'pool', schemaName: 'ops', tableName: 'rate_limit', keyPrefix: 'sign-in', tableCreated: true, ...SIGN_IN_ATTEMPTS,
  });
  const parts = { stores, clock, texts: new Texts(settings.configFolder), log, demo, signInLimit };
  const app = await createServer(parts, settings);
  await app.init();
  await seedIfNew(stores, app.get(CommandBus), { configFolder: settings.configFolder, demo, clock });
  return {
    app,
    stores,
    clock,
    close: async () => {
      await app.close();
      clock.stop();
      await stores.close();
    },
  };
};
