/** A certificate that failed its check, or whose request was rejected, counts no more. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { VoidCertificate, type CertificateEvent } from '../certificates/index.js';
import { StoreClock } from '../edge/clock.js';
import { followUpMeta, obligation, type FollowUp, type ObligationJob } from '../kernel/obligation.js';
import type { MailEvent } from './events.js';

type Reason = 'verification-failed' | 'request-rejected';

const each = (certificates: readonly string[], reason: Reason) =>
  certificates.map((certificateId) => ({ key: certificateId, ids: { certificateId, reason } }));

export const voidCertificatesWhenRefused = obligation<MailEvent | CertificateEvent>({
  name: 'mail-requests.void-certificates',
  queue: 'mail-intake',
  opens: {
    'mail-requests.VerificationFailed': ({ data }) => each(data.certificates, 'verification-failed'),
    'mail-requests.Rejected': ({ data }) => each(data.certificates, 'request-rejected'),
  },
  closes: { 'certificates.CertificateVoided': ({ data }) => data.certificateId },
});

@Injectable()
export class VoidCertificatesJob implements ObligationJob {
  readonly obligation = voidCertificatesWhenRefused.name;

  constructor(
    private readonly commands: CommandBus,
    private readonly clock: StoreClock,
  ) {}

  async run(followUp: FollowUp): Promise<void> {
    const { certificateId = '', reason } = followUp.ids;
    const why: Reason = reason === 'request-rejected' ? reason : 'verification-failed';
    await this.commands.execute(
      new VoidCertificate({ certificateId, reason: why }, followUpMeta(followUp, this.clock.iso())),
    );
  }
}
