// An approved form changes who belongs to a household, or makes a new one.
import { isDeepStrictEqual } from 'node:util';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import type { Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { household, type Household, type HouseholdEvent } from './household.js';
import { householdStream } from './keys.js';

export interface ChangeHouseholdData {
  readonly household: string;
  readonly ward: string;
  readonly members: string[];
  readonly change: string;
  readonly date: string;
  readonly formId: string;
  readonly caseId: string;
}

export class ChangeHousehold extends DomainCommand<ChangeHouseholdData> {}

export const decideChangeHousehold: Decide<ChangeHousehold, Household, HouseholdEvent> = ({ data }, state) => {
  const same = state.ward === data.ward && isDeepStrictEqual(state.members, data.members);
  return same ? [] : [{ type: 'registry.HouseholdChanged', data }];
};

@CommandHandler(ChangeHousehold)
export class ChangeHouseholdHandler implements ICommandHandler<ChangeHousehold> {
  constructor(private readonly executor: Executor) {}

  execute(command: ChangeHousehold) {
    return this.executor.decide({
      stream: householdStream(command.data.household),
      fold: household,
      command,
      decide: decideChangeHousehold,
    });
  }
}
