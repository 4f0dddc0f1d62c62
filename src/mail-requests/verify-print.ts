// Another person compares the print with the request: it fits, or it is destroyed and made anew.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import { anotherPersonVerifies } from './claim-request.js';
import type { FailureReason } from './events.js';
import { firstNo, MailCommand, MailDesk, onDesk, type DecideMail, type OnRequest } from './mail-desk.js';
import { envelope, type MailRequest } from './mail-request.js';

export interface SeenPrint {
  readonly certificateId: string;
  readonly sha256: string;
}

export class VerifyPrint extends MailCommand<OnRequest & { readonly seen: readonly SeenPrint[] }> {}

const verifier = (state: MailRequest, actor: Actor): Refusal | null =>
  firstNo(anotherPersonVerifies(state, actor.person), onDesk(state, actor, 'verifying'));

const sawAll = ({ certificates }: MailRequest, seen: readonly SeenPrint[]): Refusal | null => {
  const all = certificates.every(({ certificateId, sha256 }) =>
    seen.some((print) => print.certificateId === certificateId && print.sha256 === sha256),
  );
  return all ? null : refused('mail-requests.other-print');
};

export const decideVerifyPrint: DecideMail<VerifyPrint> = ({ data: { requestId, seen }, meta: { actor } }, state) =>
  firstNo(verifier(state, actor), sawAll(state, seen)) ?? [{ type: 'mail-requests.Verified', data: { requestId } }];

@CommandHandler(VerifyPrint)
export class VerifyPrintHandler implements ICommandHandler<VerifyPrint> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: VerifyPrint) {
    return this.desk.decide(command, decideVerifyPrint);
  }
}

export interface FailVerificationData extends OnRequest {
  readonly reasons: readonly FailureReason[];
  readonly words: string;
}

export class FailVerification extends MailCommand<FailVerificationData> {}

export const decideFailVerification: DecideMail<FailVerification> = (
  { data: { requestId, reasons, words }, meta: { actor } },
  state,
) =>
  verifier(state, actor) ?? [
    {
      type: 'mail-requests.VerificationFailed',
      data: {
        requestId,
        reasons: [...reasons],
        certificates: state.certificates.map(({ certificateId }) => certificateId),
      },
      ...(words ? { personal: { [envelope(requestId)]: { words } } } : {}),
    },
  ];

@CommandHandler(FailVerification)
export class FailVerificationHandler implements ICommandHandler<FailVerification> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: FailVerification) {
    return this.desk.decide(command, decideFailVerification);
  }
}
