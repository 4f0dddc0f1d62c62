// A provisional person turns out to be one the registry knows: the two are one from now on.
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { CommandMeta } from '../edge/meta.js';
import { Answers, Commands, Right, writtenAnswer, writtenShape } from '../edge/routes.js';
import { DomainCommand } from '../kernel/command.js';
import { refused, type Decide, type Meta } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { NotFound } from '../kernel/problems.js';
import { personStream } from './keys.js';
import { resident, type PersonEvent, type Resident } from './resident.js';

export class IdentifyPersonInput {
  /** Key of the person who is known already. */
  @IsUUID() known!: string;
}

export class IdentifyPerson extends DomainCommand<{ readonly person: string; readonly known: string }> {}

export const decideIdentifyPerson: Decide<IdentifyPerson, Resident, PersonEvent> = ({ data }, { status, knownAs }) => {
  if (knownAs === data.known) return [];
  if (status !== 'provisional') return refused('registry.not-provisional', { status });
  if (knownAs !== null) return refused('registry.identified-already');
  if (data.person === data.known) return refused('registry.same-person');
  return [{ type: 'registry.PersonIdentified', data }];
};

@CommandHandler(IdentifyPerson)
export class IdentifyPersonHandler implements ICommandHandler<IdentifyPerson> {
  constructor(private readonly executor: Executor) {}

  async execute(command: IdentifyPerson) {
    const { person, known } = command.data;
    for (const key of [person, known]) {
      const { state } = await this.executor.load(personStream(key), resident);
      if (state.status === 'unknown' || (key === known && state.status === 'provisional'))
        throw new NotFound('person', key);
    }
    return this.executor.decide({
      stream: personStream(person),
      fold: resident,
      command,
      decide: decideIdentifyPerson,
    });
  }
}

@ApiTags('registry')
@Controller('registry/persons')
export class IdentifyPersonController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':person/identify')
  @HttpCode(200)
  @Right('registry.identify')
  @Commands()
  @Answers(200, writtenShape)
  async identify(@Param('person') person: string, @Body() { known }: IdentifyPersonInput, @CommandMeta() meta: Meta) {
    return writtenAnswer(await this.commands.execute(new IdentifyPerson({ person, known }, meta)));
  }
}
