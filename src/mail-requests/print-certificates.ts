// The clerk prints what was asked for and paid; somebody else has to compare it.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import { MailCommand, MailDesk, onDesk, type DecideMail, type OnRequest } from './mail-desk.js';
import type { MailRequest, Printed } from './mail-request.js';

export class PrintCertificates extends MailCommand<OnRequest & { readonly certificates: readonly Printed[] }> {}

/** Asked before anything is printed. */
export const printNo = (state: MailRequest, actor: Actor): Refusal | null => {
  const no = onDesk(state, actor, 'issuing');
  if (no) return no;
  return state.fee ? null : refused('mail-requests.fee-not-settled');
};

export const decidePrintCertificates: DecideMail<PrintCertificates> = (
  { data: { requestId, certificates }, meta: { actor } },
  state,
) => {
  const no = printNo(state, actor);
  if (no) return no;
  const copied = certificates.map((certificate) => ({
    ...certificate,
    findings: certificate.findings.map(({ kind, codePoints }) => ({ kind, codePoints: [...codePoints] })),
  }));
  return [{ type: 'mail-requests.CertificatePrinted', data: { requestId, certificates: copied } }];
};

@CommandHandler(PrintCertificates)
export class PrintCertificatesHandler implements ICommandHandler<PrintCertificates> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: PrintCertificates) {
    return this.desk.decide(command, decidePrintCertificates);
  }
}
