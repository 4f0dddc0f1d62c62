// A small day is played; the manager's figures are what was done, each opens to what is behind it, and only for those who may.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { CITY_SEED, makeCity } from '../../simulator/city/index.js';
import { playDay } from '../../simulator/day.js';
import { DayReport } from '../../simulator/report.js';
import type { NowAnswer } from '../now-answer.js';
import type { ExploreAnswer } from '../explore.js';
import type { StatusRow } from '../status-rows.js';

const WARD = 'kokurakita';
const DATE = '2026-11-24';
const HOUSEHOLDS = 80;

interface Cases {
  total: number;
  definition: { id: string; version: number };
  rows: { thing: string; number: string | null; officeId: string; value: number; over: boolean }[];
}
interface Status {
  rows: StatusRow[];
  total: number;
}

let app: TestApp;
const report = new DayReport();
const roles = [
  'floor',
  'window',
  'operator',
  'reviewer',
  'supervisor',
  'mail',
  'protection',
  'manager',
  'auditor',
  'admin',
];

beforeAll(async () => {
  app = await bootApp({ households: HOUSEHOLDS });
  const kiosk = await Client.device(app.url, 'kiosk', 'moji');
  for (const purpose of ['moving', 'certificates']) await kiosk.change('/api/floor/moji/tickets', { purpose });
  await playDay(
    { url: app.url, seed: 5, visitors: 6, cases: 2, envelopes: 1, citySeed: CITY_SEED, households: HOUSEHOLDS, date: DATE, ward: WARD, say: () => undefined },
    report,
  ); // prettier-ignore
  await app.stores.projections.allReached(await app.stores.store.head(), 30_000);
}, 300_000);
afterAll(() => app.close());

const as = (slot: string) => Client.role(app.url, slot);
const manager = () => as('manager');
const now = async () => (await manager()).get<NowAnswer>('/api/statistics/now');
const cases = async (query: string) => (await manager()).get<Cases>(`/api/statistics/cases?${query}`);

describe('the figures of a played day', () => {
  it('count the visits that were played, by ward', async () => {
    const { waiting, today, asOf } = await now();
    expect(today.waits.all.n).toBe(report.visitors);
    expect(today.waits.offices.find(({ officeId }) => officeId === WARD)?.n).toBe(report.visitors);
    expect(today.services.all.n).toBe(report.served);
    expect(waiting.n).toBe(2);
    expect(waiting.offices.find(({ officeId }) => officeId === 'moji')).toMatchObject({ n: 2, over: 0, labels: [] });
    expect(asOf.slice(0, 10)).toBe(DATE);
  });

  it('count the forms that were approved, and leave nothing at the centre', async () => {
    const { centre, stuck, today } = await now();
    expect(report.approved).toBeGreaterThan(0);
    expect(today.handOff.n).toBe(report.approved);
    expect(today.entry.n).toBe(report.approved);
    expect(today.returns.n).toBe(report.approved + report.returnedToOperator + report.returnedToWard);
    expect(centre.n).toBe(0);
    expect(stuck.n).toBe(0);
    expect(centre.today.arrivals).toBe(centre.today.departures);
    expect(centre.curve.at(-1)?.open).toBe(0);
  });

  it('carry their definition, and open to exactly what they were made of', async () => {
    const { today } = await now();
    for (const { definition, all } of [today.waits, today.services, today.visitorWaits]) {
      const behind = await cases(`figure=${definition.id}`);
      expect(behind.definition).toMatchObject(definition);
      expect(behind.total).toBe(all.n);
    }
    const waits = await cases('figure=waiting-time');
    expect(Math.max(...waits.rows.map(({ value }) => value))).toBe(today.waits.all.max);
    expect(waits.rows.every(({ number }) => /^[A-F] \d{3}$/.test(number ?? ''))).toBe(true);
    const behindOne = await cases('figure=one-stop-rate');
    expect(behindOne.total).toBe(today.oneStop.all.n);
  });

  it('are a distribution whose bars, groups and file hold the same numbers', async () => {
    const client = await manager();
    const explored = await client.get<ExploreAnswer>(
      `/api/statistics/explore?measure=service-time&from=${DATE}&to=${DATE}&by=kind`,
    );
    const sum = (values: readonly number[]) => values.reduce((total, n) => total + n, 0);
    expect(explored.n).toBe(report.served);
    expect(sum(explored.bins.map(({ n }) => n))).toBe(explored.n);
    expect(sum(explored.groups.map(({ n }) => n))).toBe(explored.n);
    for (const group of explored.groups) expect(sum(group.bins)).toBe(group.n);
    const [bar] = explored.bins;
    const behind = await cases(`figure=service-time&above=${bar?.from}&upTo=${bar?.to}`);
    expect(behind.total).toBe(bar?.n);
    const file = await client.call<string>('GET', `/api/statistics/explore?measure=service-time&by=kind&format=csv`);
    expect(file.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(file.headers.get('content-disposition')).toContain('service-time_');
    expect(file.body.trimEnd().split('\r\n')).toHaveLength(1 + explored.bins.length * (1 + explored.groups.length));
  });

  it('refuse a question that cannot be asked, naming what is wrong with it', async () => {
    const client = await manager();
    for (const [query, pointer] of [['explore?measure=happiness', 'figure'], ['explore?from=24.11.2026', 'from'], ['explore?from=2026-11-24&to=2026-11-01', 'to'], ['explore?by=person', 'by'], ['cases', 'figure'], ['cases?figure=waiting-time&above=x', 'above']]) {
      const { status, body } = await client.call<{ errors: { pointer: string }[] }>('GET', `/api/statistics/${query}`);
      expect([query, status, body.errors[0]?.pointer]).toEqual([query, 400, pointer]);
    } // prettier-ignore
  });
});

describe('who may see them', () => {
  const allowed = async (path: string) => {
    const found: string[] = [];
    for (const role of roles) if ((await (await as(role)).call('GET', path)).status === 200) found.push(role);
    return found;
  };

  it('figures: manager, supervisor, auditor', async () => {
    const those = ['supervisor', 'manager', 'auditor'];
    expect(await allowed('/api/statistics/now')).toEqual(those);
    expect(await allowed('/api/statistics/explore')).toEqual(those);
    expect(await allowed('/api/statistics/cases?figure=waiting-time')).toEqual(those);
  });

  it('the words of the definitions: every member of staff, nobody else', async () => {
    expect(await allowed('/api/statistics/definitions')).toEqual(roles);
    expect((await new Client(app.url).call('GET', '/api/statistics/definitions')).status).toBe(401);
  });

  it('status: a ward sees its own cases wherever their forms are, and no other ward’s', async () => {
    expect(await allowed('/api/status')).toEqual(['floor', 'window', 'supervisor', 'protection', 'manager', 'auditor']);
    const window = await as('window');
    const ended = await window.get<Status>('/api/status?ended=true');
    expect(ended.rows.length).toBeGreaterThan(0);
    expect(new Set(ended.rows.map(({ officeId }) => officeId))).toEqual(new Set([WARD]));
    expect(
      ended.rows
        .filter(({ thing }) => thing === 'form')
        .some(({ steps }) => steps.some(({ state }) => state === 'review')),
    ).toBe(true);
    expect((await window.call('GET', '/api/status?officeId=moji')).status).toBe(403);
    const all = await (await manager()).get<Status>('/api/status?ended=true');
    expect(all.rows.map(({ thing }) => thing)).toContain('envelope');
    expect((await (await manager()).get<Status>('/api/status?ended=true&officeId=moji')).total).toBe(0);
  });

  it('no name and no size of a household is in any of it', async () => {
    const client = await manager();
    const paths = [
      'statistics/now',
      'statistics/cases?figure=one-stop-rate',
      'statistics/cases?figure=hand-off-to-approval',
      'status?ended=true',
    ];
    const persons = [...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE })].flatMap(
      ({ members }) => members,
    );
    const secrets = persons.flatMap(({ details: { name, kana, address } }) => [name, kana, address]);
    expect(secrets.length).toBeGreaterThan(100);
    for (const path of paths) {
      const text = JSON.stringify(await client.get(`/api/${path}`));
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(text).not.toContain('"persons"');
    }
  });
});
