import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { bootApp, Client, type TestApp } from '../../test/support/app.js';
import { system } from '../edge/principal.js';
import { makeCity, type CityHousehold } from '../simulator/city/index.js';
import { importHouseholds, personKey, searchModel, registryModel } from './index.js';
import type { searchAnswer } from './search-residents.js';
import type { z } from 'zod';

const HOUSEHOLDS = 300;
const SYSTEM = 'residents-under-test';
const date = '2026-11-24';

type Found = z.infer<typeof searchAnswer>;

describe('residents, over HTTP', () => {
  let app: TestApp;
  let window: Client;
  let official: Client;
  const city: CityHousehold[] = [...makeCity({ seed: 7, households: HOUSEHOLDS, date })];
  const shielded = city.find(({ members }) => members.some((member) => member.protected));

  const importCity = (version = 1) =>
    importHouseholds(app.app.get(CommandBus), city, {
      system: SYSTEM,
      version,
      meta: { actor: system('import'), now: app.clock.iso() },
    });
  const events = async (): Promise<number> => {
    const { rows } = await app.stores.pool.query<{ count: string }>(
      `SELECT count(*) FROM store.events WHERE type LIKE 'registry.%'`,
    );
    return Number(rows[0]?.count);
  };
  const caughtUp = async () => {
    const head = await app.stores.store.head();
    for (const model of [registryModel, searchModel])
      expect(await app.stores.projections.reached(model, head, 30_000)).toBe(true);
  };
  const search = async (client: Client, q: string, more: object = {}): Promise<Found> => {
    const answer = await client.call<Found>('POST', '/api/registry/search', { q, limit: 100, ...more });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const persons = ({ rows }: Found): string[] => rows.flatMap((row) => row.persons.map(({ person }) => person)).sort();
  const everybodyNamed = (...surnames: string[]) =>
    city
      .filter(({ members }) =>
        members.some(
          ({ details, protected: kept }) => !kept && surnames.some((surname) => details.name.startsWith(surname)),
        ),
      )
      .flatMap(({ members }) => members.map(({ record }) => personKey(SYSTEM, record)));

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    window = await Client.role(app.url, 'window');
    official = await Client.role(app.url, 'protection');
    await importCity();
    await caughtUp();
  }, 120_000);

  afterAll(() => app.close());

  it('copies nothing twice, and what the source changed once more', async () => {
    const before = await events();
    await importCity();
    expect(await events()).toBe(before);
    const people = city.reduce((sum, { members }) => sum + members.length, 0);
    await importCity(2);
    expect(await events()).toBe(before + people + HOUSEHOLDS);
    await importCity(1);
    expect(await events()).toBe(before + people + HOUSEHOLDS);
    await caughtUp();
  }, 60_000);

  it('finds the same people however the name is written', async () => {
    const found = persons(await search(window, '髙橋'));
    expect(found).toEqual(expect.arrayContaining(everybodyNamed('髙橋', '高橋')));
    for (const q of ['高橋', 'ﾀｶﾊｼ', 'タカハシ', 'たかはし']) expect(persons(await search(window, q))).toEqual(found);
    const [row] = (await search(window, '山崎')).rows.filter(({ persons: [first] }) => first?.name?.startsWith('山﨑'));
    expect(row?.persons[0]?.name).toMatch(/^山﨑/u);
  });

  it.each(['𠮷', '吉田', '葛城', 'よし', 'ヨ'])('finds by the beginning, as %s', async (q) => {
    const found = await search(window, q);
    expect(found.rows.length).toBeGreaterThan(0);
    for (const { persons: shown } of found.rows.filter((row) => !row.protected))
      for (const { kana, name } of shown) expect(`${kana} ${name}`).toMatch(/ヨシ|カツラギ|ヨ/u);
  });

  it('finds by name and town, by number and by date of birth', async () => {
    const household = city[1];
    const head = household?.members[0];
    const town = /区(\D+?)\d/u.exec(head?.details.address ?? '')?.[1] ?? '';
    const person = personKey(SYSTEM, head?.record ?? '');
    expect(persons(await search(window, `髙橋　${town}`))).toContain(person);
    expect(persons(await search(window, head?.record ?? ''))).toEqual([person]);
    expect(persons(await search(window, 'たかはし', { birthDate: head?.details.birthDate }))).toContain(person);
    const [row] = (await search(window, head?.record ?? '')).rows;
    expect(row?.size).toBe(household?.members.length);
    expect(row?.address).toBe(head?.details.address);
  });

  it('pages through without a gap or a double', async () => {
    const all = (await search(window, 'ヤ')).rows.flatMap((row) => row.persons.map(({ person }) => person));
    const paged: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Found = await search(window, 'ヤ', { limit: 3, ...(cursor === null ? {} : { cursor }) });
      paged.push(...page.rows.flatMap((row) => row.persons.map(({ person }) => person)));
      cursor = page.next;
    } while (cursor !== null);
    expect(paged.slice(0, all.length)).toEqual(all);
    expect(new Set(paged).size).toBe(paged.length);
  });

  describe('a protected person', () => {
    const mother = shielded?.members[0];
    const key = personKey(SYSTEM, mother?.record ?? '');
    const address = mother?.details.address ?? '';
    const family = mother?.details.name.split('　')[0] ?? '';

    it('is in no list by name, address or household, for whatever is asked', async () => {
      for (const client of [window, official]) {
        const rows = (await search(client, family)).rows.filter((row) =>
          row.persons.some(({ person }) => person === key),
        );
        expect(rows).toEqual([
          {
            household: null,
            protected: true,
            ward: null,
            address: null,
            size: null,
            persons: [expect.objectContaining({ person: key, name: null, kana: null, birthDate: null })],
          },
        ]);
        expect(persons(await search(client, address.replace('北九州市', '')))).not.toContain(key);
        expect(persons(await search(client, family, { ward: 'nowhere' }))).toContain(key);
      }
    });

    it('is named to whoever knows her already, and her address is still kept back', async () => {
      const found = await search(window, mother?.details.name ?? '', { birthDate: mother?.details.birthDate });
      expect(found.rows[0]).toMatchObject({
        protected: true,
        address: null,
        size: null,
        persons: [{ person: key, name: mother?.details.name }],
      });
    });

    it('opened by the counter, shows her name and no address, telephone or household', async () => {
      const { body } = await window.call<Record<string, unknown>>('GET', `/api/registry/persons/${key}`);
      expect(body).toMatchObject({
        protected: true,
        name: mother?.details.name,
        address: null,
        phone: null,
        previousAddress: null,
        ward: null,
      });
      expect(body.hidden).toContain('address');
      const home = await window.call<Record<string, unknown>>(
        'GET',
        `/api/registry/households/${String(body.household)}`,
      );
      expect(home.body).toMatchObject({ protected: true, address: null, members: null });
      expect(JSON.stringify([body, home.body])).not.toContain(address);
    });

    it('opens only to two named officials: one asks with a reason, the other agrees at her own terminal', async () => {
      const path = `/api/registry/persons/${key}/reveals`;
      const reason = '本人が記載の確認を希望';
      const second = await Client.role(app.url, 'protection2');
      const { body: asked } = await window.call<{ officials: { person: string; name: string }[] }>(
        'GET',
        '/api/registry/reveal-officials',
      );
      expect(asked.officials.map(({ name }) => name)).toEqual(['専任 A', '専任 B']);
      const self = await official.call<{ officials: { name: string }[] }>('GET', '/api/registry/reveal-officials');
      expect(self.body.officials.map(({ name }) => name)).toEqual(['専任 B']);
      const [, chosen] = asked.officials;
      const ask = (body: object, who = window) =>
        who.call<{ revealId: string; state: string; code: string }>('POST', path, body);
      expect((await ask({ secondPerson: chosen?.person })).status).toBe(400);
      expect((await ask({ reason })).status).toBe(400);
      expect((await ask({ reason, secondPerson: 'staff1002' })).body.code).toBe('registry.second-person-unknown');
      expect((await ask({ reason, secondPerson: 'staff2005' }, official)).body.code).toBe(
        'registry.second-person-is-you',
      );
      const operator = await Client.role(app.url, 'operator');
      expect((await ask({ reason, secondPerson: chosen?.person }, operator)).status).toBe(403);

      const { body: reveal } = await ask({ reason, secondPerson: chosen?.person });
      const one = `/api/registry/reveals/${reveal.revealId}`;
      const open = () =>
        window.call<{ person: { address: string }; household: unknown[]; seconds: number; code: string }>(
          'POST',
          `${one}/open`,
        );
      expect((await open()).body.code).toBe('registry.reveal-waiting');
      // Nobody agrees in her place, least of all the one who asks.
      expect((await window.call('POST', `${one}/confirm`)).status).toBe(403);
      expect((await official.call('POST', `${one}/confirm`)).status).toBe(403);
      const { body: waiting } = await second.call<{ reveals: object[] }>('GET', '/api/registry/reveals');
      expect(waiting.reveals).toMatchObject([
        { revealId: reveal.revealId, reason, askedBy: { name: '中村 美咲' }, subject: { person: key } },
      ]);
      expect((await official.call<{ reveals: object[] }>('GET', '/api/registry/reveals')).body.reveals).toEqual([]);
      await second.change(`${one}/confirm`, {});
      const { status, body } = await open();
      expect([status, body.person.address]).toEqual([200, address]);
      expect(body.household).toHaveLength((shielded?.members.length ?? 0) - 1);
      expect(body.seconds).toBeLessThanOrEqual(60);
      expect((await second.call('POST', `${one}/open`)).status).toBe(403);
      const { rows } = await app.stores.pool.query<{ action: string; reason: string; person: string }>(
        `SELECT action, reason, person FROM ops.access_log WHERE action LIKE 'registry.reveal%' AND $1 = ANY (subjects) ORDER BY at, id`,
        [`person:${key}`],
      );
      expect(rows).toEqual([
        { action: 'registry.reveal-confirm', person: 'staff2006', reason: `${reason} (staff1001)` },
        { action: 'registry.reveal', person: 'staff1001', reason: `${reason} (staff2006)` },
      ]);
    });

    it('stays closed when the second official refuses', async () => {
      const second = await Client.role(app.url, 'protection2');
      const { body } = await official.call<{ revealId: string }>('POST', `/api/registry/persons/${key}/reveals`, {
        reason: '照会への回答',
        secondPerson: 'staff2006',
      });
      await second.change(`/api/registry/reveals/${body.revealId}/refuse`, {});
      const refused = await official.call<{ code: string }>('POST', `/api/registry/reveals/${body.revealId}/open`);
      expect([refused.status, refused.body.code]).toEqual([409, 'registry.reveal-refused']);
    });
  });

  it('shows an unprotected household whole, and records who looked', async () => {
    const found = await search(window, '葛城');
    const { body } = await window.call<{ members: { name: string; facts: Record<string, unknown> }[] }>(
      'GET',
      `/api/registry/households/${found.rows[0]?.household}`,
    );
    expect(body.members[0]?.name).toBe(city[4]?.members[0]?.details.name);
    expect(body.members[0]?.facts).toMatchObject({
      'person.birthDate': city[4]?.members[0]?.details.birthDate,
      'person.nationality': 'JP',
    });
    const { rows } = await app.stores.pool.query(
      `SELECT 1 FROM ops.access_log WHERE action = 'registry.household' AND person = 'staff1001'`,
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('is closed to those whose work does not need it', async () => {
    for (const slot of ['floor', 'manager', 'auditor', 'admin']) {
      const client = await Client.role(app.url, slot);
      expect((await client.call('POST', '/api/registry/search', { q: '高橋' })).status).toBe(403);
      expect((await client.call('GET', `/api/registry/persons/${personKey(SYSTEM, '1')}`)).status).toBe(403);
    }
  });

  it('keeps no name, number or address in clear in what is stored', async () => {
    const { rows } = await app.stores.pool.query<{ text: string }>(
      `SELECT stream || metadata || payload AS text FROM store.events WHERE type LIKE 'registry.%'`,
    );
    const stored = rows.map(({ text }) => text).join('\n');
    for (const { record, members } of city.slice(0, 60)) {
      expect(stored).not.toContain(record);
      for (const { record: number, details } of members)
        for (const clear of [number, details.name, details.kana, details.address, details.birthDate])
          expect(stored).not.toContain(clear);
    }
    const { rows: opened } = await app.stores.pool.query<{ text: string }>(
      `SELECT t::text AS text FROM p_registry_v1.person t`,
    );
    expect(opened.map(({ text }) => text).join('\n')).not.toContain(city[1]?.members[0]?.details.name);
  });
});
