import { beforeEach, describe, expect, it } from '@jest/globals';
import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { recorded } from '../../../test/support/given.js';
import { erased, type Personal } from '../../kernel/decider.js';
import type { Rows } from '../../kernel/read-model.js';
import type { DecodedEvent } from '../../kernel/store/codec.js';
import type { PersonDetails, RegistryEvent } from '../events.js';
import { SearchRow, searchProjection } from './search.projection.js';

class Tables implements Rows {
  private readonly rows = new Map<unknown, Map<string, ObjectLiteral>>();

  async get<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): Promise<T | undefined> {
    return this.table(entity).get(key) as T | undefined;
  }
  put<T extends ObjectLiteral>(entity: EntityTarget<T>, row: T): void {
    this.table(entity).set(String(row.id), row);
  }
  remove<T extends ObjectLiteral>(entity: EntityTarget<T>, key: string): void {
    this.table(entity).delete(key);
  }
  async change<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    key: string,
    change: (row: T) => Partial<T>,
  ): Promise<void> {
    const row = await this.get(entity, key);
    if (row) this.put(entity, { ...row, ...change(row) });
  }
  private table(entity: unknown): Map<string, ObjectLiteral> {
    const table = this.rows.get(entity) ?? new Map<string, ObjectLiteral>();
    this.rows.set(entity, table);
    return table;
  }
}

const details = (name: string): PersonDetails => ({
  name,
  kana: 'ワタナベ　サクラ',
  birthDate: '1990-04-02',
  sex: 'F',
  relation: 'HEAD',
  address: '北九州市小倉北区大手町1番1号',
  nationality: 'JP',
  facts: {},
});

const imported = (person: string, household: string, shielded = false): RegistryEvent => ({
  type: 'registry.PersonImported',
  data: {
    person,
    household,
    ward: 'kokurakita',
    protected: shielded,
    source: { system: 's', record: person, version: 1 },
  },
});

const changed = (person: string, household: string): RegistryEvent => ({
  type: 'registry.PersonChanged',
  data: {
    person,
    household,
    ward: 'moji',
    status: 'resident',
    change: 'MOVE_WARD',
    date: '2026-11-24',
    formId: 'f',
    caseId: 'c',
  },
});

describe('the search tables', () => {
  let tables: Tables;
  const happens = async (
    event: RegistryEvent,
    person: string,
    known: Personal<PersonDetails> = details('渡邉　さくら'),
  ) => {
    const [envelope] = recorded([event]);
    const seen = { ...envelope, sealed: {}, position: 1n, leaf: '' } as unknown as DecodedEvent;
    await searchProjection.handle(seen, tables, { [`person:${person}`]: known });
  };
  const row = (person: string) => tables.get(SearchRow, person);

  beforeEach(() => {
    tables = new Tables();
  });

  it('hold no address of a protected person, and find nobody of her household by it', async () => {
    await happens(imported('daughter', 'home'), 'daughter');
    expect(await row('daughter')).toMatchObject({
      shielded: false,
      address: expect.stringContaining('大手町'),
    });
    await happens(imported('mother', 'home', true), 'mother');
    expect(await row('mother')).toMatchObject({ shielded: true, address: '' });
    expect(await row('daughter')).toMatchObject({ shielded: true });
  });

  it('keep her protected when she moves, with whomever she moves to', async () => {
    await happens(imported('mother', 'home', true), 'mother');
    await happens(imported('tenant', 'home'), 'tenant');
    await happens(imported('sister', 'other'), 'sister');
    await happens(changed('mother', 'other'), 'mother');
    expect(await row('mother')).toMatchObject({ protected: true, shielded: true, address: '', ward: 'moji' });
    expect(await row('sister')).toMatchObject({ shielded: true });
    expect(await row('tenant')).toMatchObject({ shielded: false });
  });

  it('lose a person whose key is gone', async () => {
    await happens(imported('mother', 'home'), 'mother');
    await happens(changed('mother', 'home'), 'mother', erased);
    expect(await row('mother')).toBeUndefined();
  });

  it('lose a provisional person who turned out to be a known one', async () => {
    const typed: RegistryEvent = {
      type: 'registry.ProvisionalPersonRecorded',
      data: { person: 'typed', caseId: 'c', protected: false },
    };
    await happens(typed, 'typed');
    expect(await row('typed')).toMatchObject({ status: 'provisional', household: null });
    await happens({ type: 'registry.PersonIdentified', data: { person: 'typed', known: 'mother' } }, 'typed');
    expect(await row('typed')).toBeUndefined();
  });
});
