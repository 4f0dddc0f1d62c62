// A short day with the events on the EventStoreDB protocol (the stand-in), read models in PostgreSQL and queues in Redis.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Log } from '../../src/edge/log.js';
import { verifyAll } from '../../src/host/commands/verify.command.js';
import { openStores } from '../../src/host/stores.js';
import { digestNow } from '../../src/kernel/digest-readers.js';
import { rebuildProjections } from '../../src/kernel/rebuild.js';
import { CITY_SEED } from '../../src/simulator/city/index.js';
import { playDay } from '../../src/simulator/day.js';
import { DayReport } from '../../src/simulator/report.js';
import { projections } from '../../src/wiring.js';
import { bootApp, type TestApp } from '../support/app.js';
import { ProtocolStandIn } from '../support/protocol-stand-in/stand-in.js';
import { RedisServer } from '../support/redis.js';

const HOUSEHOLDS = 120;

let standIn: ProtocolStandIn;
let redis: RedisServer;
let app: TestApp;
const report = new DayReport();

beforeAll(async () => {
  [standIn, redis] = await Promise.all([ProtocolStandIn.start(), RedisServer.start()]);
  app = await bootApp({ households: HOUSEHOLDS, eventStoreUrl: standIn.url, queueUrl: redis.url });
  await playDay(
    {
      url: app.url,
      seed: 11,
      visitors: 10,
      cases: 4,
      envelopes: 2,
      citySeed: CITY_SEED,
      households: HOUSEHOLDS,
      ward: 'kokurakita',
      date: '2026-11-24',
      say: () => undefined,
    },
    report,
  );
}, 300_000);
afterAll(async () => {
  await app?.close();
  standIn?.stop();
  await redis?.stop();
});

describe('the whole application on the second engine', () => {
  it('serves everybody, closes every case and sends every envelope', () => {
    expect(report.unexpected).toEqual([]);
    const { visitors, served, cases, closed, envelopes, dispatched } = report;
    expect({ visitors, served, cases, closed, envelopes, dispatched }).toEqual({
      visitors: 10,
      served: 10,
      cases: 4,
      closed: 4,
      envelopes: 2,
      dispatched: 2,
    });
  });

  it('keeps its events there and none in the database, and verifies', async () => {
    const { rows } = await app.stores.pool.query(`SELECT count(*)::int AS count FROM store.events`);
    expect(rows).toEqual([{ count: 0 }]);
    const { events, findings } = await verifyAll({ stores: app.stores, blobFolder: app.blobFolder });
    expect(findings).toEqual([]);
    expect(events).toBeGreaterThan(500);
  });

  it('is not opened without its address', async () => {
    await expect(openStores(app, new Log('silent'))).rejects.toThrow('set EVENT_STORE_URL');
  });

  it('leaves no command open', async () => {
    expect((await app.stores.pool.query(`SELECT id FROM store.claims`)).rows).toEqual([]);
  });

  it('rebuilds every read model from there', async () => {
    const { store } = app.stores;
    const head = await store.head();
    expect(await app.stores.projections.allReached(head, 20_000)).toBe(true);
    const live = await digestNow(app.stores.source, projections, undefined, store);
    const rebuilt = await rebuildProjections(app.stores, projections);
    expect(rebuilt.filter(({ stopped }) => stopped !== null)).toEqual([]);
    expect(await app.stores.projections.allReached(head, 60_000)).toBe(true);
    expect(await digestNow(app.stores.source, projections, undefined, store)).toEqual(live);
    expect(await store.head()).toBe(head);
  }, 120_000);
});
