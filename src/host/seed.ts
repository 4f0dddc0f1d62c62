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
import { CITY_SEED, makeCity } from '../simulator/city/index.js';
import type { Stores } from './stores.js';

export interface SeedOptions {
  readonly configFolder: string;
  readonly demo: DemoCity | null;
  readonly clock: StoreClock;
  readonly households: number;
  readonly guide: Guide;
  /** Plays the hours before the demo's now, moving the clock as it goes. */
  readonly playMorning?: (demo: DemoCity, moveClock: (moment: Date) => Promise<void>) => Promise<void>;
}

/** Runs until it went through once; a start that was killed in the middle goes on where it stopped. */
export const seedIfNew = async (stores: Stores, commands: CommandBus, options: SeedOptions): Promise<void> => {
  const { configFolder, demo, clock, households, guide, playMorning } = options;
  const { rows } = await stores.pool.query<{ live: boolean }>('SELECT live FROM store.head');
  if (rows[0]?.live) return publishCatalogue(guide, commands, clock.iso());
  const began = demo ? tokyoMoment(demo.now.date, NIGHT) : clock.now();
  // The demo city's first night lies before its morning: nothing may be recorded by this machine's own time first.
  if (demo) await moveClock(stores, clock, began);
  const at = began.toISOString();
  await publishCatalogue(guide, commands, at);
  await seedOffices(commands, configFolder, at);
  if (demo) {
    await seedDemoAccounts(stores, commands, demo, at);
    await seedCity(commands, demo, households, at);
    await stores.projections.allReached(await stores.store.head(), 120_000);
    if (!(await hasBegun(stores))) await playMorning?.(demo, (moment) => moveClock(stores, clock, moment));
    await moveClock(stores, clock, tokyoMoment(demo.now.date, demo.now.time));
  }
  await stores.projections.allReached(await stores.store.head(), 60_000);
  await stores.pool.query('SELECT store.go_live()');
};

/** A morning that was cut off stays as it is: its people cannot come a second time. */
const hasBegun = async ({ store }: Stores): Promise<boolean> =>
  (await store.readAll(0n, { types: ['reception.TicketIssued'], limit: 1 })).events.length > 0;

/** When the resident system hands over its copy. */
const NIGHT = '02:00';

/** A changed catalogue is kept and recorded before anybody is guided by it. */
const publishCatalogue = async (guide: Guide, commands: CommandBus, at: string): Promise<void> => {
  await guide.keepCurrent();
  const { version, content } = guide.current;
  const data = { version, procedures: content.procedures.length, forms: content.forms.length };
  await commands.execute(new PublishCatalogue(data, meta(at, 'catalogue', version, newId())));
};

/** The demo city keeps its own time; until it goes live its clock may be moved, and afterwards never again. */
const moveClock = async (stores: Stores, clock: StoreClock, moment: Date): Promise<void> => {
  const step = (moment.getTime() - Date.now()) / 1000;
  await stores.pool.query(`SELECT store.set_clock_offset(make_interval(secs => $1::double precision))`, [step]);
  await clock.start();
};

/** The residents as the resident system handed them over in the night. */
const seedCity = async (
  commands: CommandBus,
  { now: { date } }: DemoCity,
  households: number,
  at: string,
): Promise<void> => {
  const run = { system: 'JUKI', version: 1, meta: { actor: system('resident-system'), now: at } };
  await importHouseholds(commands, makeCity({ seed: CITY_SEED, households, date }), run);
};

const meta = (now: string, ...parts: string[]): Meta => ({
  commandId: derivedId('seed', ...parts),
  actor: system('seed'),
  now,
});

/** Offices are read at the first start; afterwards the events rule. */
const seedOffices = async (commands: CommandBus, configFolder: string, at: string): Promise<void> => {
  for (const office of readOffices(configFolder))
    await commands.execute(new OpenOffice(office, meta(at, 'office', office.officeId)));
};

const seedDemoAccounts = async (stores: Stores, commands: CommandBus, demo: DemoCity, at: string): Promise<void> => {
  const passwordHash = await hash(demo.password);
  for (const { login, role, name, office, employment } of demo.accounts) {
    const accountId = demoAccountId(login);
    const data = { accountId, person: `staff${login}`, roles: [role], employment, officeId: office, name };
    await commands.execute(new OpenAccount(data, meta(at, 'account', login)));
    await stores.pool.query(
      `INSERT INTO ops.credential (account_id, login, password_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [accountId, login, passwordHash],
    );
  }
};
