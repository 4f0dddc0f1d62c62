// The office changed its rules: at the next start the new catalogue is kept and recorded; the old one stays for old cases.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import { unreachable, type Decide, type Fold } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { GuidanceEvent } from './events.js';

export const CATALOGUE_STREAM = 'catalogue-procedures';

export interface PublishCatalogueData {
  readonly version: string;
  readonly procedures: number;
  readonly forms: number;
}

export class PublishCatalogue extends DomainCommand<PublishCatalogueData> {}

interface Published {
  readonly current: string | null;
}

const published: Fold<Published, GuidanceEvent> = {
  initial: { current: null },
  evolve: (_state, event) => {
    switch (event.type) {
      case 'guidance.CataloguePublished':
        return { current: event.data.version };
      default:
        return unreachable(event as never);
    }
  },
};

export const decidePublishCatalogue: Decide<PublishCatalogue, Published, GuidanceEvent> = ({ data }, { current }) =>
  current === data.version ? [] : [{ type: 'guidance.CataloguePublished', data }];

@CommandHandler(PublishCatalogue)
export class PublishCatalogueHandler implements ICommandHandler<PublishCatalogue> {
  constructor(private readonly executor: Executor) {}

  execute(command: PublishCatalogue) {
    return this.executor.decide({ stream: CATALOGUE_STREAM, fold: published, command, decide: decidePublishCatalogue });
  }
}
