/** What other contexts and this one's routes ask of the registry: persons and households with what is known, opened. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { erased, isErased, type Personal } from '../kernel/decider.js';
import { Sealer } from '../kernel/store/seal.js';
import type { PersonDetails } from './events.js';
import { personSubject } from './keys.js';
import { HouseholdRow, PersonRow } from './registry.projection.js';
import type { ResidentStatus } from './resident.js';

export interface RegistryPerson {
  readonly person: string;
  readonly household: string | null;
  readonly ward: string | null;
  readonly status: ResidentStatus;
  /** Herself, or somebody of her household: no address, telephone or composition of the household may be shown. */
  readonly protected: boolean;
  readonly knownAs: string | null;
  readonly caseId: string | null;
  readonly change: string | null;
  readonly changedOn: string | null;
  /** Version of the person's record: what a decision was made on. */
  readonly version: number;
  readonly details: Personal<PersonDetails>;
}

export interface RegistryHousehold {
  readonly household: string;
  readonly ward: string;
  readonly version: number;
  readonly protected: boolean;
  /** In the order of the household's record; an erased member has no details. */
  readonly members: readonly RegistryPerson[];
}

@Injectable()
export class RegistryQueries {
  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {}

  async getHousehold(household: string): Promise<RegistryHousehold | null> {
    const row = await this.source.getRepository(HouseholdRow).findOneBy({ id: household });
    if (!row) return null;
    const members = await this.getPersons(row.members);
    const { ward, version } = row;
    return { household, ward, version, protected: members.some((member) => member.protected), members };
  }

  /** In the order asked for; unknown ones are absent. */
  async getPersons(persons: readonly string[]): Promise<RegistryPerson[]> {
    const rows =
      persons.length === 0 ? [] : await this.source.getRepository(PersonRow).findBy({ id: In([...new Set(persons)]) });
    const shielded = await this.shieldedHouseholds(rows);
    const opened = await this.sealer.openMany(rows.map(({ eventId, sealed }) => ({ id: eventId, sealed })));
    const known = new Map(rows.map((row, index) => [row.id, toPerson(row, shielded, opened[index] ?? {})]));
    return persons.flatMap((person) => known.get(person) ?? []);
  }

  async getPerson(person: string): Promise<RegistryPerson | null> {
    return (await this.getPersons([person]))[0] ?? null;
  }

  /** Household → how many live in it. */
  async sizes(households: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows =
      households.length === 0 ? [] : await this.source.getRepository(HouseholdRow).findBy({ id: In([...households]) });
    return new Map(rows.map(({ id, members }) => [id, members.length]));
  }

  private async shieldedHouseholds(rows: readonly PersonRow[]): Promise<ReadonlySet<string | null>> {
    const households = [...new Set(rows.flatMap(({ household }) => household ?? []))];
    if (households.length === 0) return new Set();
    const found = await this.source
      .getRepository(PersonRow)
      .find({ select: { household: true }, where: { household: In(households), protected: true } });
    return new Set(found.map(({ household }) => household));
  }
}

const toPerson = (
  row: PersonRow,
  shielded: ReadonlySet<string | null>,
  opened: Record<string, Personal<unknown>>,
): RegistryPerson => {
  const { id: person, household, ward, status, knownAs, caseId, change, changedOn, version } = row;
  const details = opened[personSubject(person)] ?? erased;
  return {
    person,
    household,
    ward,
    status,
    knownAs,
    caseId,
    change,
    changedOn,
    version,
    protected: row.protected || (household !== null && shielded.has(household)),
    details: isErased(details) ? erased : (details as PersonDetails),
  };
};

/** The facts that the registry answers, by their names in the guidance vocabulary. */
export const factsOf = ({
  birthDate,
  nationality,
  facts,
}: PersonDetails): Readonly<Record<string, string | number | boolean>> => ({
  ...facts,
  'person.birthDate': birthDate,
  'person.nationality': nationality === 'JP' ? 'JP' : 'FOREIGN',
});
