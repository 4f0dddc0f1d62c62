// Two named officials open a protected record: one asks with a reason, the other agrees at her own terminal; it is shown for a minute.
import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { z } from 'zod';
import { CommandMeta, Who } from '../edge/meta.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../edge/principal.js';
import { Answers, Commands, Reads, Right } from '../edge/routes.js';
import { Staff } from '../identity/index.js';
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import { NotFound } from '../kernel/problems.js';
import { personSubject } from './keys.js';
import { RegistryQueries, type RegistryPerson } from './registry-queries.js';
import { registryModel } from './registry.projection.js';
import { Reveals, type Reveal } from './reveals.js';
import { openPerson, personShape } from './shown.js';

export class AskRevealInput {
  @IsString() @MinLength(4) @MaxLength(200) reason!: string;
  /** The official in charge of protection who is to agree; chosen from those there are. */
  @IsString() @MaxLength(60) secondPerson!: string;
}

const named = z.object({ person: z.string(), name: z.string().nullable() });
const officialsAnswer = z.object({
  officials: z.array(named.extend({ office: z.object({ ja: z.string(), en: z.string() }) })),
});
const revealAnswer = z.object({
  revealId: z.string(),
  state: z.enum(['waiting', 'confirmed', 'refused', 'over']),
  second: named,
  until: z.string(),
});
type RevealAnswer = z.infer<typeof revealAnswer>;
const waitingAnswer = z.object({
  reveals: z.array(
    z.object({
      revealId: z.string(),
      askedBy: named,
      reason: z.string(),
      askedAt: z.string(),
      until: z.string(),
      subject: named,
    }),
  ),
});
const revealedAnswer = z.object({
  person: personShape,
  household: z.array(personShape),
  seconds: z.number().int(),
});

@ApiTags('registry')
@Controller('registry')
export class RevealResidentController {
  constructor(
    private readonly registry: RegistryQueries,
    private readonly reveals: Reveals,
    private readonly staff: Staff,
  ) {}

  /** Whom one may ask: officials in charge of protection, but not oneself. */
  @Get('reveal-officials')
  @Right('registry.reveal-ask')
  @Answers(200, officialsAnswer)
  async officials(@Who() { person }: Principal): Promise<z.infer<typeof officialsAnswer>> {
    const others = (await this.staff.officialsIn('protection')).filter((one) => one.person !== person);
    const names = await this.staff.namesOf(others.map((one) => one.person));
    const offices = await this.staff.offices();
    return {
      officials: others.map((one) => ({
        person: one.person,
        name: names.get(one.person) ?? null,
        office: offices.find(({ officeId }) => officeId === one.officeId)?.name ?? { ja: '', en: '' },
      })),
    };
  }

  @Post('persons/:person/reveals')
  @Right('registry.reveal-ask')
  @Commands()
  @Answers(201, revealAnswer)
  async ask(
    @Param('person') person: string,
    @Body() { reason, secondPerson }: AskRevealInput,
    @Who() who: Principal,
    @CommandMeta() meta: Meta,
  ): Promise<RevealAnswer> {
    if (who.employment !== 'official') throw new EdgeProblem(403, 'registry.reveal-officials-only');
    if (!(await this.registry.getPerson(person))) throw new NotFound('person', person);
    if (secondPerson === who.person) throw new EdgeProblem(409, 'registry.second-person-is-you');
    const officials = await this.staff.officialsIn('protection');
    if (!officials.some((one) => one.person === secondPerson))
      throw new EdgeProblem(409, 'registry.second-person-unknown');
    const revealId = derivedId('reveal', meta.commandId);
    return this.told(
      await this.reveals.ask({ revealId, person, askedBy: who.person, second: secondPerson, reason: reason.trim() }),
    );
  }

  /** What this official is asked to agree to. */
  @Get('reveals')
  @Right('registry.reveal')
  @Reads(registryModel)
  @Answers(200, waitingAnswer)
  async waiting(@Who() { person }: Principal): Promise<z.infer<typeof waitingAnswer>> {
    const reveals = await this.reveals.waitingFor(person);
    const names = await this.staff.namesOf(reveals.map(({ askedBy }) => askedBy));
    const subjects = await this.registry.getPersons(reveals.map((one) => one.person));
    return {
      reveals: reveals.map(({ revealId, askedBy, reason, askedAt, until, person: subject }) => {
        const known = subjects.find((one) => one.person === subject);
        return {
          revealId,
          askedBy: { person: askedBy, name: names.get(askedBy) ?? null },
          reason,
          askedAt,
          until,
          subject: { person: subject, name: known ? openPerson(known).name : null },
        };
      }),
    };
  }

  /** How the request stands, for the one who asked. */
  @Get('reveals/:revealId')
  @Right('registry.reveal-ask')
  @Answers(200, revealAnswer)
  async read(@Param('revealId') revealId: string, @Who() who: Principal): Promise<RevealAnswer> {
    return this.told(await this.askedBy(revealId, who));
  }

  @Post('reveals/:revealId/confirm')
  @HttpCode(200)
  @Right('registry.reveal')
  @Answers(200, revealAnswer)
  confirm(@Param('revealId') revealId: string, @Who() who: Principal, @Req() request: MadoguchiRequest) {
    return this.decide(revealId, 'confirmed', who, request);
  }

  @Post('reveals/:revealId/refuse')
  @HttpCode(200)
  @Right('registry.reveal')
  @Answers(200, revealAnswer)
  refuse(@Param('revealId') revealId: string, @Who() who: Principal, @Req() request: MadoguchiRequest) {
    return this.decide(revealId, 'refused', who, request);
  }

  /** After the second official agreed; the look is recorded with the reason and both persons. */
  @Post('reveals/:revealId/open')
  @HttpCode(200)
  @Right('registry.reveal-ask')
  @Reads(registryModel)
  @Answers(200, revealedAnswer)
  async open(
    @Param('revealId') revealId: string,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
  ): Promise<z.infer<typeof revealedAnswer>> {
    const { person, state, reason, second } = await this.askedBy(revealId, who);
    if (state !== 'confirmed') throw new EdgeProblem(409, `registry.reveal-${state}`);
    const known = await this.registry.getPerson(person);
    if (!known) throw new NotFound('person', person);
    const members = await this.householdOf(known);
    const seconds = await this.reveals.open(revealId);
    request.opened = {
      action: 'registry.reveal',
      subjects: [known, ...members].map((member) => personSubject(member.person)),
      reason: `${reason} (${second})`,
    };
    return { person: openPerson(known), household: members.map(openPerson), seconds };
  }

  private async decide(
    revealId: string,
    answer: 'confirmed' | 'refused',
    who: Principal,
    request: MadoguchiRequest,
  ): Promise<RevealAnswer> {
    const { second, state, person, reason, askedBy } = await this.reveals.get(revealId);
    if (second !== who.person || who.employment !== 'official') throw new EdgeProblem(403, 'not-allowed');
    if (state === 'over') throw new EdgeProblem(409, 'registry.reveal-over');
    request.opened = {
      action: answer === 'confirmed' ? 'registry.reveal-confirm' : 'registry.reveal-refuse',
      subjects: [personSubject(person)],
      reason: `${reason} (${askedBy})`,
    };
    return this.told(await this.reveals.answer(revealId, answer));
  }

  private async askedBy(revealId: string, { person }: Principal): Promise<Reveal> {
    const reveal = await this.reveals.get(revealId);
    if (reveal.askedBy !== person) throw new EdgeProblem(403, 'not-allowed');
    return reveal;
  }

  private async told({ revealId, state, second, until }: Reveal): Promise<RevealAnswer> {
    return { revealId, state, second: { person: second, name: await this.staff.nameOf(second) }, until };
  }

  /** The others she lives with. */
  private async householdOf({ household, person }: RegistryPerson): Promise<readonly RegistryPerson[]> {
    const home = household === null ? null : await this.registry.getHousehold(household);
    return home?.members.filter((member) => member.person !== person) ?? [];
  }
}
