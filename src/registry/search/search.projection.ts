/**
 * The only tables with names, readings and addresses in clear, so the only ones that need keys to be built. An address
 * of a protected person is not even here; whoever lives with her is found by name alone.
 */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { isErased } from '../../kernel/decider.js';
import { projection, readModel, type Opened, type Rows, type Seen } from '../../kernel/read-model.js';
import type { PersonDetails, RegistryEvent } from '../events.js';
import { personSubject } from '../keys.js';
import type { ResidentStatus } from '../resident.js';
import { afterFirstWord, searchKey, withoutSpaces } from './search-key.js';

export const searchModel = readModel('registry_search', 1);

@Entity({ schema: searchModel.schema, name: 'resident' })
export class SearchRow {
  @PrimaryColumn('text') id!: string;
  @Column('text', { nullable: true }) household!: string | null;
  @Column('text', { nullable: true }) ward!: string | null;
  @Column('text') status!: ResidentStatus;
  @Column('boolean') protected!: boolean;
  /** Protected, or in one household with somebody who is. */
  @Column('boolean') shielded!: boolean;
  @Column('text') name!: string;
  @Column('text') given!: string;
  @Column('text') kana!: string;
  @Column('text') givenKana!: string;
  @Column('text') address!: string;
  @Index() @Column('text') birthDate!: string;
  @Index() @Column('text', { nullable: true }) number!: string | null;
}

@Entity({ schema: searchModel.schema, name: 'home' })
export class HomeRow {
  /** The household's key. */
  @PrimaryColumn('text') id!: string;
  @Column('text', { array: true }) persons!: string[];
}

const TABLE = `${searchModel.schema}.resident`;
/** One or two characters are found by their prefix, longer words anywhere by trigrams. */
const prefixIndex = (column: string) => `CREATE INDEX ON ${TABLE} ("${column}" text_pattern_ops)`;
const afterCreate = [
  ...['name', 'given', 'kana', 'givenKana'].map(prefixIndex),
  `CREATE INDEX ON ${TABLE} USING gin (name gin_trgm_ops, kana gin_trgm_ops, address gin_trgm_ops)`,
];

type Place = Pick<SearchRow, 'household' | 'ward' | 'status' | 'protected'>;
type OfPerson = Seen<RegistryEvent> & { data: { person: string } };

const keep = async ({ data: { person: id } }: OfPerson, rows: Rows, opened: Opened, place: Place): Promise<void> => {
  const details = opened[personSubject(id)];
  if (details === undefined || isErased(details)) return forget(id, rows);
  const before = await rows.get(SearchRow, id);
  rows.put(SearchRow, {
    id,
    ...place,
    shielded: place.protected,
    ...keysOf(details as PersonDetails, place.protected),
  });
  if (before?.household && before.household !== place.household) await leave(before.household, id, rows);
  if (place.household) await join(place.household, id, rows);
};

const keysOf = ({ name, kana, address, birthDate, residentNumber }: PersonDetails, shielded: boolean) => {
  const [nameKey, kanaKey] = [searchKey(name), searchKey(kana)];
  return {
    name: withoutSpaces(nameKey),
    given: afterFirstWord(nameKey),
    kana: withoutSpaces(kanaKey),
    givenKana: afterFirstWord(kanaKey),
    address: shielded ? '' : withoutSpaces(searchKey(address)),
    birthDate,
    number: residentNumber ?? null,
  };
};

const forget = async (id: string, rows: Rows): Promise<void> => {
  const before = await rows.get(SearchRow, id);
  rows.remove(SearchRow, id);
  if (before?.household) await leave(before.household, id, rows);
};

const join = async (household: string, id: string, rows: Rows): Promise<void> => {
  const persons = (await rows.get(HomeRow, household))?.persons ?? [];
  const all = persons.includes(id) ? persons : [...persons, id];
  rows.put(HomeRow, { id: household, persons: all });
  await shield(all, rows);
};

const leave = async (household: string, id: string, rows: Rows): Promise<void> => {
  const persons = ((await rows.get(HomeRow, household))?.persons ?? []).filter((person) => person !== id);
  rows.put(HomeRow, { id: household, persons });
  await shield(persons, rows);
};

/** The address of one is the address of all: nobody of the household is found by it while one is protected. */
const shield = async (persons: readonly string[], rows: Rows): Promise<void> => {
  const found = await Promise.all(persons.map((person) => rows.get(SearchRow, person)));
  const residents = found.filter((row): row is SearchRow => row !== undefined);
  const shielded = residents.some((row) => row.protected);
  for (const row of residents) if (row.shielded !== shielded) rows.put(SearchRow, { ...row, shielded });
};

export const searchProjection = projection<RegistryEvent>({
  model: searchModel,
  entities: [SearchRow, HomeRow],
  topic: 'registry',
  opens: true,
  afterCreate,
  on: {
    'registry.PersonImported': (event, rows, opened) => {
      const { household, ward, protected: shielded } = event.data;
      return keep(event, rows, opened, { household, ward, status: 'resident', protected: shielded });
    },
    'registry.ProvisionalPersonRecorded': (event, rows, opened) => {
      const { protected: shielded } = event.data;
      return keep(event, rows, opened, { household: null, ward: null, status: 'provisional', protected: shielded });
    },
    'registry.PersonIdentified': (event, rows) => forget(event.data.person, rows),
    'registry.PersonChanged': async (event, rows, opened) => {
      const { household, ward, status } = event.data;
      const before = await rows.get(SearchRow, event.data.person);
      return keep(event, rows, opened, { household, ward, status, protected: before?.protected ?? false });
    },
  },
});
