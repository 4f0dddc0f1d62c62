// An office opens with its hours, counters and ticket series, or changes them.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import { canonical } from '../kernel/canonical.js';
import type { Decide } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { OfficeShape } from './events.js';
import { office, officeStream, type Office, type OfficeEvent } from './office.js';

export class OpenOffice extends DomainCommand<OfficeShape> {}

export const decideOpenOffice: Decide<OpenOffice, Office, OfficeEvent> = ({ data }, state) => {
  if (state === null) return [{ type: 'identity.OfficeOpened', data }];
  return canonical(state) === canonical(data) ? [] : [{ type: 'identity.OfficeChanged', data }];
};

@CommandHandler(OpenOffice)
export class OpenOfficeHandler implements ICommandHandler<OpenOffice> {
  constructor(private readonly executor: Executor) {}

  execute(command: OpenOffice) {
    return this.executor.decide({
      stream: officeStream(command.data.officeId),
      fold: office,
      command,
      decide: decideOpenOffice,
    });
  }
}
