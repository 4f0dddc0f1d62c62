/** Names of staff for lists and sentences, opened once and kept in memory of this process only. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isErased } from '../kernel/decider.js';
import { Sealer } from '../kernel/store/seal.js';
import { AccountRow, OfficeRow } from './directory.projection.js';
import type { OfficeShape, Role } from './events.js';

interface StaffName {
  name: string;
}

@Injectable()
export class Staff {
  private names = new Map<string, string>();

  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {}

  /** Person → name; a person who is unknown or erased is absent. */
  async namesOf(persons: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
    const missing = [...new Set(persons)].filter(
      (person): person is string => person !== null && !this.names.has(person),
    );
    if (missing.length > 0) await this.load(missing);
    return this.names;
  }

  async nameOf(person: string | null): Promise<string | null> {
    return person === null ? null : ((await this.namesOf([person])).get(person) ?? null);
  }

  async account(accountId: string): Promise<AccountRow | null> {
    return this.source.getRepository(AccountRow).findOneBy({ id: accountId });
  }

  /** Open accounts of officials in this role: whom somebody may ask for something that only they may do. */
  async officialsIn(role: Role): Promise<{ person: string; officeId: string }[]> {
    const rows = await this.source
      .getRepository(AccountRow)
      .createQueryBuilder('a')
      .where(`a.open AND a.employment = 'official' AND :role = ANY (a.roles)`, { role })
      .orderBy('a.id')
      .getMany();
    return rows.map(({ person, officeId }) => ({ person, officeId }));
  }

  async offices(): Promise<OfficeShape[]> {
    const rows = await this.source.getRepository(OfficeRow).find({ order: { place: 'ASC' } });
    return rows.map(({ shape }) => shape);
  }

  async office(officeId: string): Promise<OfficeShape | null> {
    return (await this.source.getRepository(OfficeRow).findOneBy({ id: officeId }))?.shape ?? null;
  }

  private async load(persons: readonly string[]): Promise<void> {
    const rows = await this.source
      .getRepository(AccountRow)
      .createQueryBuilder('a')
      .where('a.person = ANY (:persons)', { persons })
      .getMany();
    const opened = await this.sealer.openMany(
      rows.map(({ nameEvent, sealedName }) => ({ id: nameEvent, sealed: sealedName })),
    );
    rows.forEach(({ person }, index) => {
      const value = opened[index]?.[`staff:${person}`];
      if (value !== undefined && !isErased(value)) this.names.set(person, (value as StaffName).name);
    });
  }
}
