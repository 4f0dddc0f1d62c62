/** The issue register: every printed sheet, found by its number or its verification code. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Rows, type Seen } from '../kernel/read-model.js';
import { tokyoDate } from '../kernel/tokyo.js';
import type { CertificateEvent, Printed, VoidReason } from './events.js';

export const certificatesModel = readModel('certificates', 1);

@Entity({ schema: certificatesModel.schema, name: 'certificate' })
export class CertificateRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') kind!: string;
  @Index() @Column('text') officeId!: string;
  @Column('text', { nullable: true }) number!: string | null;
  @Index({ unique: true }) @Column('text', { nullable: true }) code!: string | null;
  @Index() @Column('text', { nullable: true }) caseId!: string | null;
  @Index() @Column('text', { nullable: true }) requestId!: string | null;
  @Column('text', { array: true }) persons!: string[];
  @Column('integer') copies!: number;
  @Column('text') issuedOn!: string;
  @Column('timestamptz') issuedAt!: Date;
  @Column('text') issuedBy!: string;
  @Column('jsonb') findings!: Printed['findings'];
  @Column('text', { nullable: true }) voidedFor!: VoidReason | null;
  /** Folder, document and hash of the sealed file. */
  @Column('text') documentId!: string;
  @Column('text') sha256!: string;
}

type Made = Seen<Extract<CertificateEvent, { type: 'certificates.CertificateIssued' | 'certificates.SheetPrinted' }>>;

const put = (
  event: Made,
  rows: Rows,
  { number, code, copies }: Pick<CertificateRow, 'number' | 'code' | 'copies'>,
): void => {
  const { certificateId: id, kind, officeId, caseId, requestId, persons, findings, documentId, sha256 } = event.data;
  const at = event.occurredAt;
  rows.put(CertificateRow, {
    id, kind, officeId, number, code, copies, caseId, requestId, persons, findings, documentId, sha256,
    issuedOn: tokyoDate(at), issuedAt: new Date(at), issuedBy: event.actor.person, voidedFor: null,
  }); // prettier-ignore
};

export const certificatesProjection = projection<CertificateEvent>({
  model: certificatesModel,
  entities: [CertificateRow],
  topic: 'certificates',
  on: {
    'certificates.CertificateIssued': (event, rows) =>
      put(event, rows, { number: event.data.number, code: event.data.verificationCode, copies: event.data.copies }),
    'certificates.SheetPrinted': (event, rows) => put(event, rows, { number: null, code: null, copies: 1 }),
    'certificates.CertificateVoided': (event, rows) =>
      rows.change(CertificateRow, event.data.certificateId, () => ({ voidedFor: event.data.reason })),
  },
});
