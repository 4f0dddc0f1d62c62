/** What an empty store needs before anybody signs in: the offices of the configuration, and in the demo its people. */
import { hash } from '@node-rs/argon2';
import type { CommandBus } from '@nestjs/cqrs';
import { system } from '../edge/principal.js';
import { OpenAccount, OpenOffice, demoAccountId, readOffices, type DemoCity } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import type { Stores } from './stores.js';

const meta = (now: string, ...parts: string[]): Meta => ({ commandId: derivedId('seed', ...parts), actor: system('seed'), now });

/** Offices are read at the first start; afterwards the events rule. */
export const seedOffices = async (stores: Stores, commands: CommandBus, configFolder: string): Promise<void> => {
  const now = (await stores.store.now()).toISOString();
  for (const office of readOffices(configFolder)) await commands.execute(new OpenOffice(office, meta(now, 'office', office.officeId)));
};

export const seedDemoAccounts = async (stores: Stores, commands: CommandBus, demo: DemoCity): Promise<void> => {
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
