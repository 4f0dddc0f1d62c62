/** What an empty store needs before anybody signs in: the offices of the configuration, and in the demo its people and their morning. */
import { hash } from '@node-rs/argon2';
import type { CommandBus } from '@nestjs/cqrs';
import type { StoreClock } from '../edge/clock.js';
import { system } from '../edge/principal.js';
import { PublishCatalogue, type Guide } from '../guidance/index.js';
import { OpenAccount, OpenOffice, demoAccountId, readOffices, type DemoCity } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId, newId } from '../kernel/ids.js';
import { tokyoMoment } from '../kernel/tokyo.js';
import { importHouseholds } from '../registry/index.js';
import { makeCity } from '../simulator/city/index.js';
import type { Stores } from './stores.js';

export interface SeedOptions {
  readonly configFolder: string;
  readonly demo: DemoCity | null;
  readonly clock: StoreClock;
  readonly households: number;
}

/** Runs until it went through once; a start that was killed in the middle goes on where it stopped. */
export const seedIfNew = async (stores: Stores, commands: CommandBus, { configFolder, demo, clock, households }: SeedOptions): Promise<void> => {
  const { rows } = await stores.pool.query<{ live: boolean }>('SELECT live FROM store.head');
  if (rows[0]?.live) return;
  if (demo) await setClock(stores, demo, clock);
  await seedOffices(stores, commands, configFolder);
  if (demo) await seedDemoAccounts(stores, commands, demo);
  if (demo) await seedCity(commands, demo, households);
  await stores.projections.allReached(await stores.store.head(), 60_000);
  await stores.pool.query('SELECT store.go_live()');
};

/** A changed catalogue is kept and recorded before anybody is guided by it. */
export const publishCatalogue = async (guide: Guide, commands: CommandBus, clock: StoreClock): Promise<void> => {
  await guide.keepCurrent();
  const { version, content } = guide.current;
  const data = { version, procedures: content.procedures.length, forms: content.forms.length };
  await commands.execute(new PublishCatalogue(data, meta(clock.iso(), 'catalogue', version, newId())));
};

/** The demo city keeps its own time from its first start on: a working morning. */
const setClock = async (stores: Stores, { now: { date, time } }: DemoCity, clock: StoreClock): Promise<void> => {
  const step = tokyoMoment(date, time).getTime() - Date.now();
  await stores.pool.query(`SELECT store.set_clock_offset(make_interval(secs => $1::double precision / 1000))`, [step]);
  await clock.start();
};

/** The residents as the resident system handed them over in the night. */
const seedCity = async (commands: CommandBus, { now: { date } }: DemoCity, households: number): Promise<void> => {
  const night = tokyoMoment(date, '02:00').toISOString();
  const run = { system: 'JUKI', version: 1, meta: { actor: system('resident-system'), now: night, recordedAt: night } };
  await importHouseholds(commands, makeCity({ seed: CITY_SEED, households, date }), run);
};

/** The city simulator plays the same people. */
export const CITY_SEED = 20261124;

const meta = (now: string, ...parts: string[]): Meta => ({ commandId: derivedId('seed', ...parts), actor: system('seed'), now });

/** Offices are read at the first start; afterwards the events rule. */
const seedOffices = async (stores: Stores, commands: CommandBus, configFolder: string): Promise<void> => {
  const now = (await stores.store.now()).toISOString();
  for (const office of readOffices(configFolder)) await commands.execute(new OpenOffice(office, meta(now, 'office', office.officeId)));
};

const seedDemoAccounts = async (stores: Stores, commands: CommandBus, demo: DemoCity): Promise<void> => {
  const now = (await stores.store.now()).toISOString();
  const passwordHash = await hash(demo.password);
  for (const { login, role, name, office, employment } of demo.accounts) {
    const accountId = demoAccountId(login);
    const data = { accountId, person: `staff${login}`, roles: [role], employment, officeId: office, name };
    await commands.execute(new OpenAccount(data, meta(now, 'account', login)));
    await stores.pool.query(
      `INSERT INTO ops.credential (account_id, login, password_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [accountId, login, passwordHash],
    );
  }
};
