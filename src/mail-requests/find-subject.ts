// The clerk finds in the registry whose certificate is asked for; a protected person stops everything (支援措置).
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import { MailCommand, MailDesk, onDesk, PROTECTION, type DecideMail, type OnRequest } from './mail-desk.js';

export interface FindSubjectData extends OnRequest {
  readonly person: string;
  readonly household: string | null;
  readonly protected: boolean;
  readonly registryVersion: number;
  /** Version of the person's record that the clerk saw. */
  readonly seen: { readonly version: number };
}

export class FindSubject extends MailCommand<FindSubjectData> {}

export const decideFindSubject: DecideMail<FindSubject> = ({ data: { seen, ...data }, meta: { actor } }, state) => {
  const no = onDesk(state, actor, 'searching', 'issuing', 'stopped');
  if (no) return no;
  if (data.protected && actor.role !== PROTECTION)
    return [{ type: 'mail-requests.ProtectedStopped', data: { requestId: data.requestId, person: data.person } }];
  if (seen.version !== data.registryVersion) return refused('mail-requests.record-changed');
  const same = state.subject?.person === data.person && state.subject.registryVersion === data.registryVersion;
  return same ? [] : [{ type: 'mail-requests.SubjectFound', data }];
};

@CommandHandler(FindSubject)
export class FindSubjectHandler implements ICommandHandler<FindSubject> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: FindSubject) {
    return this.desk.decide(command, decideFindSubject);
  }
}

/** The protection began after she was found. */
export class StopForProtection extends MailCommand<OnRequest & { readonly person: string }> {}

export const decideStopForProtection: DecideMail<StopForProtection> = ({ data }, { status, stopped }) =>
  status !== 'open' || stopped ? [] : [{ type: 'mail-requests.ProtectedStopped', data }];

@CommandHandler(StopForProtection)
export class StopForProtectionHandler implements ICommandHandler<StopForProtection> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: StopForProtection) {
    return this.desk.decide(command, decideStopForProtection);
  }
}
