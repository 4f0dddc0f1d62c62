// A member of staff is given an account with roles at an office.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import { refused, type Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { account, accountStream, type Account, type AccountEvent } from './account.js';
import type { Role } from './events.js';

export interface OpenAccountData {
  readonly accountId: string;
  readonly person: string;
  readonly roles: Role[];
  readonly employment: 'official' | 'contractor';
  readonly officeId: string;
  readonly name: string;
}

export class OpenAccount extends DomainCommand<OpenAccountData> {}

export const decideOpenAccount: Decide<OpenAccount, Account, AccountEvent> = ({ data: { name, ...data } }, state) => {
  if (state.status !== 'none') return refused('identity.account-exists');
  return [{ type: 'identity.AccountOpened', data, personal: { [`staff:${data.person}`]: { name } } }];
};

@CommandHandler(OpenAccount)
export class OpenAccountHandler implements ICommandHandler<OpenAccount> {
  constructor(private readonly executor: Executor) {}

  execute(command: OpenAccount) {
    return this.executor.decide({
      stream: accountStream(command.data.accountId),
      fold: account,
      command,
      decide: decideOpenAccount,
    });
  }
}
