// A registered request reaches the clerks' list.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import { MailCommand, MailDesk, type DecideMail, type OnRequest } from './mail-desk.js';

export class OpenMailIntake extends MailCommand<OnRequest> {}

export const decideOpenMailIntake: DecideMail<OpenMailIntake> = ({ data }, { status }) => {
  if (status === 'none') return refused('mail-requests.no-such-request');
  return status === 'arrived' ? [{ type: 'mail-requests.MailIntakeOpened', data }] : [];
};

@CommandHandler(OpenMailIntake)
export class OpenMailIntakeHandler implements ICommandHandler<OpenMailIntake> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: OpenMailIntake) {
    return this.desk.decide(command, decideOpenMailIntake);
  }
}
