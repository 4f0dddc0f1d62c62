// A clerk opens a person or a household; who looked at whom is recorded.
import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { MadoguchiRequest } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { NotFound } from '../kernel/problems.js';
import { personSubject } from './keys.js';
import { RegistryQueries } from './registry-queries.js';
import { registryModel } from './registry.projection.js';
import {
  householdShape,
  personShape,
  shownHousehold,
  shownPerson,
  type ShownHousehold,
  type ShownPerson,
} from './shown.js';

@ApiTags('registry')
@Controller('registry')
export class GetResidentController {
  constructor(private readonly registry: RegistryQueries) {}

  @Get('households/:household')
  @Right('registry.read')
  @Reads(registryModel)
  @Answers(200, householdShape)
  async household(@Param('household') household: string, @Req() request: MadoguchiRequest): Promise<ShownHousehold> {
    const known = await this.registry.getHousehold(household);
    if (!known) throw new NotFound('household', household);
    request.opened = {
      action: 'registry.household',
      subjects: known.members.map(({ person }) => personSubject(person)),
    };
    return shownHousehold(known);
  }

  @Get('persons/:person')
  @Right('registry.read')
  @Reads(registryModel)
  @Answers(200, personShape)
  async person(@Param('person') person: string, @Req() request: MadoguchiRequest): Promise<ShownPerson> {
    const known = await this.registry.getPerson(person);
    if (!known) throw new NotFound('person', person);
    request.opened = { action: 'registry.person', subjects: [personSubject(person)] };
    return shownPerson(known);
  }
}
