/** Offices and accounts, as sign-in, rights and every list of names need them. Names stay sealed. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { projection, readModel } from '../kernel/read-model.js';
import type { IdentityEvent, OfficeShape, Role } from './events.js';

export const directoryModel = readModel('directory', 1);

@Entity({ schema: directoryModel.schema, name: 'office' })
export class OfficeRow {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') shape!: OfficeShape;
  /** Order of opening, which is the order of the configuration. */
  @Column('integer') place!: number;
}

@Entity({ schema: directoryModel.schema, name: 'account' })
export class AccountRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') person!: string;
  @Column('text', { array: true }) roles!: Role[];
  @Column('text') employment!: 'official' | 'contractor';
  @Column('text') officeId!: string;
  @Column('boolean') open!: boolean;
  /** The event that holds the sealed name, and its ciphertext. */
  @Column('text') nameEvent!: string;
  @Column('jsonb') sealedName!: Record<string, string>;
}

export const directory = projection<IdentityEvent>({
  model: directoryModel,
  entities: [OfficeRow, AccountRow],
  topic: 'directory',
  on: {
    'identity.OfficeOpened': ({ data, position }, rows) =>
      rows.put(OfficeRow, { id: data.officeId, shape: data, place: Number(position) }),
    'identity.OfficeChanged': ({ data }, rows) => rows.change(OfficeRow, data.officeId, () => ({ shape: data })),
    'identity.AccountOpened': ({ data, id, sealed }, rows) =>
      rows.put(AccountRow, {
        id: data.accountId,
        person: data.person,
        roles: data.roles,
        employment: data.employment,
        officeId: data.officeId,
        open: true,
        nameEvent: id,
        sealedName: { ...sealed },
      }),
    'identity.RolesChanged': ({ data }, rows) =>
      rows.change(AccountRow, data.accountId, () => ({
        roles: data.roles,
        employment: data.employment,
        officeId: data.officeId,
      })),
    'identity.AccountClosed': ({ data }, rows) => rows.change(AccountRow, data.accountId, () => ({ open: false })),
  },
});
