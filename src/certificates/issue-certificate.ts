// A certificate or another sheet was printed and is recorded; one that must not leave the house is made void.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Decide, type Recorded, type Subject } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { certificateFold, certificateStream, type Certificate } from './certificate.js';
import type { CertificateEvent, Printed, VoidReason } from './events.js';

type Outcome = Written<Recorded<CertificateEvent>>;
type DecideCertificate<C> = Decide<C, Certificate, CertificateEvent>;

interface Sealing {
  readonly subject: Subject;
  readonly key: string;
}

export interface IssueCertificateData extends Sealing {
  readonly certificate: Extract<CertificateEvent, { type: 'certificates.CertificateIssued' }>['data'];
}

export class IssueCertificate extends DomainCommand<IssueCertificateData, Outcome> {}

export const decideIssueCertificate: DecideCertificate<IssueCertificate> = (
  { data: { certificate: data, subject, key } },
  { status },
) => (status === 'none' ? [{ type: 'certificates.CertificateIssued', data, personal: { [subject]: { key } } }] : []);

@CommandHandler(IssueCertificate)
export class IssueCertificateHandler implements ICommandHandler<IssueCertificate> {
  constructor(private readonly executor: Executor) {}

  execute(command: IssueCertificate) {
    const stream = certificateStream(command.data.certificate.certificateId);
    return this.executor.decide({ stream, fold: certificateFold, command, decide: decideIssueCertificate });
  }
}

export interface NoteSheetData extends Sealing {
  readonly sheet: Printed;
}

export class NoteSheet extends DomainCommand<NoteSheetData, Outcome> {}

export const decideNoteSheet: DecideCertificate<NoteSheet> = ({ data: { sheet: data, subject, key } }, { status }) =>
  status === 'none' ? [{ type: 'certificates.SheetPrinted', data, personal: { [subject]: { key } } }] : [];

@CommandHandler(NoteSheet)
export class NoteSheetHandler implements ICommandHandler<NoteSheet> {
  constructor(private readonly executor: Executor) {}

  execute(command: NoteSheet) {
    const stream = certificateStream(command.data.sheet.certificateId);
    return this.executor.decide({ stream, fold: certificateFold, command, decide: decideNoteSheet });
  }
}

export class VoidCertificate extends DomainCommand<
  { readonly certificateId: string; readonly reason: VoidReason },
  Outcome
> {}

export const decideVoidCertificate: DecideCertificate<VoidCertificate> = ({ data }, { status }) => {
  if (status === 'none') return refused('certificates.no-such-certificate');
  return status === 'void' ? [] : [{ type: 'certificates.CertificateVoided', data }];
};

@CommandHandler(VoidCertificate)
export class VoidCertificateHandler implements ICommandHandler<VoidCertificate> {
  constructor(private readonly executor: Executor) {}

  execute(command: VoidCertificate) {
    return this.executor.decide({
      stream: certificateStream(command.data.certificateId),
      fold: certificateFold,
      command,
      decide: decideVoidCertificate,
    });
  }
}
