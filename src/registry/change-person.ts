// An approved form changes what is known of a person: address, household, status, name.
import { isDeepStrictEqual } from 'node:util';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import { refused, type Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { PersonDetails } from './events.js';
import { personStream, personSubject } from './keys.js';
import { resident, type PersonEvent, type Resident, type ResidentStatus } from './resident.js';

export interface ChangePersonData {
  readonly person: string;
  readonly household: string | null;
  readonly ward: string | null;
  readonly status: ResidentStatus;
  /** The life event, as MOVE_OUT. */
  readonly change: string;
  readonly date: string;
  readonly formId: string;
  readonly caseId: string;
  readonly details: PersonDetails;
}

export class ChangePerson extends DomainCommand<ChangePersonData> {}

export const decideChangePerson: Decide<ChangePerson, Resident, PersonEvent> = ({ data }, state) => {
  const { details, ...changed } = data;
  if (state.status === 'unknown') return refused('registry.unknown-person');
  const { status, household, ward } = changed;
  const standing = { status, household, ward, details };
  const now = { status: state.status, household: state.household, ward: state.ward, details: state.details };
  if (isDeepStrictEqual(standing, now)) return [];
  return [{ type: 'registry.PersonChanged', data: changed, personal: { [personSubject(changed.person)]: details } }];
};

@CommandHandler(ChangePerson)
export class ChangePersonHandler implements ICommandHandler<ChangePerson> {
  constructor(private readonly executor: Executor) {}

  execute(command: ChangePerson) {
    return this.executor.decide({
      stream: personStream(command.data.person),
      fold: resident,
      command,
      decide: decideChangePerson,
    });
  }
}
