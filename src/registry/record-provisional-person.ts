// A mover-in or a newborn is typed once, from the certificate, and stays provisional until the form is approved.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import type { Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { PersonDetails } from './events.js';
import { personStream, personSubject } from './keys.js';
import { resident, type PersonEvent, type Resident } from './resident.js';

export interface RecordProvisionalPersonData {
  /** Derived from the case's command, so that a retry records nobody twice. */
  readonly person: string;
  readonly caseId: string;
  readonly protected: boolean;
  readonly details: PersonDetails;
}

export class RecordProvisionalPerson extends DomainCommand<RecordProvisionalPersonData> {}

export const decideRecordProvisionalPerson: Decide<RecordProvisionalPerson, Resident, PersonEvent> = (
  { data: { details, ...typed } },
  { status },
) => {
  if (status !== 'unknown') return [];
  const personal = { [personSubject(typed.person)]: details };
  return [{ type: 'registry.ProvisionalPersonRecorded', data: typed, personal }];
};

@CommandHandler(RecordProvisionalPerson)
export class RecordProvisionalPersonHandler implements ICommandHandler<RecordProvisionalPerson> {
  constructor(private readonly executor: Executor) {}

  execute(command: RecordProvisionalPerson) {
    return this.executor.decide({
      stream: personStream(command.data.person),
      fold: resident,
      command,
      decide: decideRecordProvisionalPerson,
    });
  }
}
