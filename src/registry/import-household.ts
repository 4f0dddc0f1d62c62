// A household is copied from the resident system; the same version again changes nothing.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import type { Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { Source } from './events.js';
import { household, type Household, type HouseholdEvent } from './household.js';
import { householdStream } from './keys.js';

export interface ImportHouseholdData {
  readonly household: string;
  readonly ward: string;
  readonly members: string[];
  readonly source: Source;
}

export class ImportHousehold extends DomainCommand<ImportHouseholdData> {}

export const decideImportHousehold: Decide<ImportHousehold, Household, HouseholdEvent> = (
  { data },
  { sourceVersion },
) => (data.source.version <= sourceVersion ? [] : [{ type: 'registry.HouseholdImported', data }]);

@CommandHandler(ImportHousehold)
export class ImportHouseholdHandler implements ICommandHandler<ImportHousehold> {
  constructor(private readonly executor: Executor) {}

  execute(command: ImportHousehold) {
    return this.executor.decide({
      stream: householdStream(command.data.household),
      fold: household,
      command,
      decide: decideImportHousehold,
    });
  }
}
