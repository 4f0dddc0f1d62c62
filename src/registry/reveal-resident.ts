// An official charged with protected persons opens one record, with a reason and if need be a second person; it is shown for a minute.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { z } from 'zod';
import { Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import { NotFound } from '../kernel/problems.js';
import { personSubject } from './keys.js';
import { RegistryQueries, type RegistryPerson } from './registry-queries.js';
import { registryModel } from './registry.projection.js';
import { openPerson, personShape } from './shown.js';

export class RevealResidentInput {
  @IsString() @MinLength(4) @MaxLength(200) reason!: string;
  /** Another member of staff who stands beside her. */
  @IsOptional() @IsString() @MaxLength(60) secondPerson?: string;
}

const SECONDS = 60;

export const revealedAnswer = z.object({
  person: personShape,
  household: z.array(personShape),
  seconds: z.number().int(),
});

@ApiTags('registry')
@Controller('registry/persons')
export class RevealResidentController {
  constructor(
    private readonly registry: RegistryQueries,
    private readonly staff: Staff,
  ) {}

  @Post(':person/reveal')
  @HttpCode(200)
  @Right('registry.reveal')
  @Reads(registryModel)
  @Answers(200, revealedAnswer)
  async reveal(
    @Param('person') person: string,
    @Body() { reason, secondPerson }: RevealResidentInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
  ): Promise<z.infer<typeof revealedAnswer>> {
    const known = await this.registry.getPerson(person);
    if (!known) throw new NotFound('person', person);
    if (secondPerson !== undefined) await this.mustBeAnother(secondPerson, who.person);
    const members = await this.householdOf(known);
    request.opened = {
      action: 'registry.reveal',
      subjects: [known, ...members].map((member) => personSubject(member.person)),
      reason: secondPerson === undefined ? reason : `${reason} (${secondPerson})`,
    };
    return { person: openPerson(known), household: members.map(openPerson), seconds: SECONDS };
  }

  private async mustBeAnother(secondPerson: string, self: string): Promise<void> {
    if (secondPerson === self) throw new EdgeProblem(409, 'registry.second-person-is-you');
    const names = await this.staff.namesOf([secondPerson]);
    if (!names.has(secondPerson)) throw new EdgeProblem(409, 'registry.second-person-unknown');
  }

  /** The others she lives with. */
  private async householdOf({ household, person }: RegistryPerson): Promise<readonly RegistryPerson[]> {
    const home = household === null ? null : await this.registry.getHousehold(household);
    return home?.members.filter((member) => member.person !== person) ?? [];
  }
}
