// A resident is copied from the resident system; the same version again changes nothing.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import type { Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { PersonDetails, Source } from './events.js';
import { personStream, personSubject } from './keys.js';
import { resident, type PersonEvent, type Resident } from './resident.js';

export interface ImportPersonData {
  readonly person: string;
  readonly household: string;
  readonly ward: string;
  readonly protected: boolean;
  readonly source: Source;
  readonly details: PersonDetails;
}

export class ImportPerson extends DomainCommand<ImportPersonData> {}

export const decideImportPerson: Decide<ImportPerson, Resident, PersonEvent> = ({ data }, { sourceVersion }) => {
  const { details, ...copied } = data;
  if (copied.source.version <= sourceVersion) return [];
  return [{ type: 'registry.PersonImported', data: copied, personal: { [personSubject(copied.person)]: details } }];
};

@CommandHandler(ImportPerson)
export class ImportPersonHandler implements ICommandHandler<ImportPerson> {
  constructor(private readonly executor: Executor) {}

  execute(command: ImportPerson) {
    return this.executor.decide({
      stream: personStream(command.data.person),
      fold: resident,
      command,
      decide: decideImportPerson,
    });
  }
}
