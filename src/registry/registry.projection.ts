/** Persons and households as they stand now; what is known of a person stays sealed in the row. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import type { SealedValues } from '../kernel/store/seal.js';
import type { RegistryEvent } from './events.js';
import type { ResidentStatus } from './resident.js';

export const registryModel = readModel('registry', 1);

@Entity({ schema: registryModel.schema, name: 'person' })
export class PersonRow {
  @PrimaryColumn('text') id!: string;
  @Index() @Column('text', { nullable: true }) household!: string | null;
  @Column('text', { nullable: true }) ward!: string | null;
  @Column('text') status!: ResidentStatus;
  @Column('boolean') protected!: boolean;
  /** A provisional person who turned out to be this known one. */
  @Column('text', { nullable: true }) knownAs!: string | null;
  /** The case in which a provisional person was typed. */
  @Column('text', { nullable: true }) caseId!: string | null;
  @Column('text', { nullable: true }) change!: string | null;
  @Column('date', { nullable: true }) changedOn!: string | null;
  /** Version of the person's stream: what a decision was made on. */
  @Column('integer') version!: number;
  /** The event whose sealed values are the newest. */
  @Column('text') eventId!: string;
  @Column('jsonb') sealed!: SealedValues;
}

@Entity({ schema: registryModel.schema, name: 'household' })
export class HouseholdRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') ward!: string;
  @Column('text', { array: true }) members!: string[];
  @Column('integer') version!: number;
}

type Known = Partial<PersonRow> & Pick<PersonRow, 'household' | 'ward' | 'status'>;

const keep = async (event: Seen<RegistryEvent> & { data: { person: string } }, rows: Rows, known: Known) => {
  const before = await rows.get(PersonRow, event.data.person);
  const none = { protected: false, knownAs: null, caseId: null, change: null, changedOn: null };
  const { id: eventId, sealed, version } = event;
  rows.put(PersonRow, { ...none, ...before, ...known, id: event.data.person, version, eventId, sealed });
};

export const registryProjection = projection<RegistryEvent>({
  model: registryModel,
  entities: [PersonRow, HouseholdRow],
  topic: 'registry',
  on: {
    'registry.PersonImported': (event, rows) => {
      const { household, ward, protected: shielded } = event.data;
      return keep(event, rows, { household, ward, status: 'resident', protected: shielded });
    },
    'registry.ProvisionalPersonRecorded': (event, rows) => {
      const { caseId, protected: shielded } = event.data;
      return keep(event, rows, { household: null, ward: null, status: 'provisional', protected: shielded, caseId });
    },
    'registry.PersonIdentified': (event, rows) =>
      rows.change(PersonRow, event.data.person, () => ({ knownAs: event.data.known, version: event.version })),
    'registry.PersonChanged': (event, rows) => {
      const { household, ward, status, change, date } = event.data;
      return keep(event, rows, { household, ward, status, change, changedOn: date });
    },
    'registry.HouseholdImported': (event, rows) => putHousehold(event, rows),
    'registry.HouseholdChanged': (event, rows) => putHousehold(event, rows),
  },
});

const putHousehold = (
  {
    data: { household: id, ward, members },
    version,
  }: Seen<RegistryEvent> & { data: { household: string; ward: string; members: string[] } },
  rows: Rows,
): void => rows.put(HouseholdRow, { id, ward, members, version });
