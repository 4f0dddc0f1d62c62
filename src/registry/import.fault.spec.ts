import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { bootApp, type TestApp } from '../../test/support/app.js';
import { system } from '../edge/principal.js';
import { makeCity, type CityHousehold } from '../simulator/city/index.js';
import { importHouseholds, searchModel, type ImportRun } from './index.js';

const HOUSEHOLDS = 2_000;
/** Of this process's own time: how long it takes by the clock depends on what else the machine does. */
const LIMIT_MS = 15_000;

describe('the resident system hands over a city', () => {
  let app: TestApp;
  let before: bigint;
  const city: CityHousehold[] = [...makeCity({ seed: 21, households: HOUSEHOLDS, date: '2026-11-24' })];
  const people = city.reduce((sum, { members }) => sum + members.length, 0);
  const run = (): ImportRun => ({
    system: 'residents-under-test',
    version: 1,
    meta: { actor: system('import'), now: app.clock.iso() },
  });
  const copied = async (): Promise<number> => {
    const { rows } = await app.stores.pool.query<{ count: string }>(
      `SELECT count(*) FROM store.events WHERE type LIKE 'registry.%' AND position > $1`,
      [before.toString()],
    );
    return Number(rows[0]?.count);
  };

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    before = await app.stores.store.head();
  }, 60_000);

  afterAll(() => app.close());

  it('is broken off in the middle and begun again: everybody is copied once', async () => {
    const broken = city.slice(0, 200);
    const stop = function* () {
      yield* broken.slice(0, 120);
      throw new Error('the line was cut');
    };
    await expect(importHouseholds(app.app.get(CommandBus), stop(), run())).rejects.toThrow('the line was cut');
    await importHouseholds(app.app.get(CommandBus), broken, run());
    expect(await copied()).toBe(broken.length + broken.reduce((sum, { members }) => sum + members.length, 0));
  }, 60_000);

  it(`${HOUSEHOLDS} households arrive for less than ${LIMIT_MS / 1_000} seconds of work, and are found soon after`, async () => {
    const began = performance.now();
    const before = process.cpuUsage();
    await importHouseholds(app.app.get(CommandBus), city, run());
    const took = performance.now() - began;
    const { user, system: inSystem } = process.cpuUsage(before);
    const work = (user + inSystem) / 1_000;
    expect(await copied()).toBe(HOUSEHOLDS + people);
    expect(await app.stores.projections.reached(searchModel, await app.stores.store.head(), 120_000)).toBe(true);
    process.stdout.write(
      `${HOUSEHOLDS} households, ${people} persons: ${Math.round(took)} ms (${Math.round(work)} ms of work), found after ${Math.round(performance.now() - began)} ms\n`,
    );
    expect(work).toBeLessThan(LIMIT_MS);
  }, 240_000);
});
