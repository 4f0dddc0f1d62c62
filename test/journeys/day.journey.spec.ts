// A short day through the public interface, with the queues wiped in the middle; what must be true of any day is checked on it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Postgres } from 'pg';
import { BlobStore, damagedFiles } from '../../src/documents/index.js';
import { digestNow } from '../../src/kernel/digest-readers.js';
import { rebuildProjections } from '../../src/kernel/rebuild.js';
import { verifyStore } from '../../src/kernel/verify-readers.js';
import { CITY_SEED, makeCity } from '../../src/simulator/city/index.js';
import { playDay } from '../../src/simulator/day.js';
import { DayReport } from '../../src/simulator/report.js';
import { projections } from '../../src/wiring.js';
import { bootApp, type TestApp } from '../support/app.js';

const HOUSEHOLDS = 400;
const DATE = '2026-11-24';

let app: TestApp;
let database: Postgres;
const report = new DayReport();
/** Every job that lay in the queues when they were wiped. */
const wiped: string[] = [];

beforeAll(async () => {
  app = await bootApp({ households: HOUSEHOLDS });
  database = new Postgres({ connectionString: app.superuserUrl });
  await database.connect();
  const wiping = setInterval(() => void wipeQueues(), 4_000);
  await playDay(
    {
      url: app.url,
      seed: 5,
      visitors: 20,
      cases: 8,
      envelopes: 0,
      citySeed: CITY_SEED,
      households: HOUSEHOLDS,
      ward: 'kokurakita',
      date: DATE,
      say: () => undefined,
    },
    report,
  );
  clearInterval(wiping);
}, 480_000);
afterAll(async () => {
  await database?.end();
  await app?.close();
});

/** As somebody would who takes the queues for the truth. */
const wipeQueues = async (): Promise<void> => {
  const { rows } = await database.query<{ table: string }>(
    `SELECT format('bullmq.%I', tablename) AS table FROM pg_tables WHERE schemaname = 'bullmq' AND tablename LIKE 'job%'`,
  );
  for (const { table } of rows) {
    const { rows: jobs } = await database.query<{ job: string }>(`DELETE FROM ${table} t RETURNING t::text AS job`);
    wiped.push(...jobs.map(({ job }) => job));
  }
};

describe('a day at one ward and the centre', () => {
  it('serves everybody and closes every case, though the queues were wiped', () => {
    expect(report.unexpected).toEqual([]);
    expect(wiped.length).toBeGreaterThan(0);
    const { visitors, served, cases, closed, scannedPages } = report;
    expect({ visitors, served, cases, closed }).toEqual({ visitors: 20, served: 20, cases: 8, closed: 8 });
    expect(scannedPages).toBeGreaterThanOrEqual(12);
  });

  it('opens one work item for each hand-off, and finishes each form once', async () => {
    const { rows } = await database.query<{ handed: number; opened: number; finished: number; twice: number }>(`
      SELECT count(*) FILTER (WHERE type = 'reception.FormHandedOff')::int AS handed,
             count(*) FILTER (WHERE type = 'centre.WorkItemOpened')::int AS opened,
             count(*) FILTER (WHERE type = 'centre.Approved')::int AS finished,
             (SELECT count(*)::int FROM (SELECT payload::jsonb #>> '{data,handOffId}' AS id FROM store.events WHERE type = 'centre.WorkItemOpened' GROUP BY 1 HAVING count(*) > 1) t) AS twice
      FROM store.events`);
    expect(rows[0]?.opened).toBe(rows[0]?.handed);
    expect(rows[0]?.twice).toBe(0);
    expect(rows[0]?.finished).toBe(report.approved);
  });

  it('lets nobody do two of reception, entry and review on one form', async () => {
    const { rows } = await database.query(`
      WITH did AS (
        SELECT stream, type, metadata::jsonb #>> '{actor,person}' AS person, payload::jsonb -> 'data' AS data FROM store.events WHERE stream LIKE 'workItem-%')
      SELECT a.stream FROM did a JOIN did e USING (stream) JOIN did o USING (stream)
      WHERE a.type = 'centre.Approved' AND e.type = 'centre.EntrySubmitted' AND o.type = 'centre.WorkItemOpened'
        AND (a.person = e.person OR o.data -> 'receivedBy' ? a.person OR o.data -> 'receivedBy' ? e.person)`);
    expect(rows).toEqual([]);
  });

  it('keeps every name, number and address out of events, queues and logs', async () => {
    const personal = [...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE })].flatMap(
      ({ record, members }) => [
        record,
        ...members.flatMap((member) => [
          member.record,
          member.details.name,
          member.details.kana,
          member.details.address,
        ]),
      ],
    );
    const { rows: events } = await database.query<{ text: string }>(
      `SELECT payload || metadata AS text FROM store.events`,
    );
    const haystack = [...events.map(({ text }) => text), ...wiped, ...app.log].join('\n');
    const found = [...new Set(personal)].filter((value) => value.length > 3 && haystack.includes(value));
    expect(found).toEqual([]);
  });

  it('verifies: hashes, versions, positions, commands and files', async () => {
    const { source, executor } = app.stores;
    const { findings, events } = await verifyStore(
      source,
      projections,
      damagedFiles(source, executor, new BlobStore(app.blobFolder)),
    );
    expect(findings).toEqual([]);
    expect(events).toBeGreaterThan(500);
  });

  it('rebuilds every read model equal to the live one, and sends nothing twice', async () => {
    const { source, store } = app.stores;
    await app.stores.projections.allReached(await store.head(), 20_000);
    const before = await digestNow(source, projections);
    const head = await store.head();
    await rebuildProjections(app.stores, projections);
    await app.stores.projections.allReached(head, 60_000);
    const after = await digestNow(source, projections);
    expect(after).toEqual(before);
    expect(await store.head()).toBe(head);
  }, 120_000);
});
