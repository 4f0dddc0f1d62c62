// The counter takes a household of the city from the registry, or types a mover-in or newborn once, as the certificate says.
import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { CommandMeta, Who } from '../../edge/meta.js';
import { EdgeProblem } from '../../edge/problem.filter.js';
import type { MadoguchiRequest, Principal } from '../../edge/principal.js';
import { Answers, Commands, Right, writtenShape } from '../../edge/routes.js';
import { isIsoDate } from '../../calendar/index.js';
import { isErased, type Meta } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import { NotFound } from '../../kernel/problems.js';
import {
  factsOf,
  RecordProvisionalPerson,
  RegistryQueries,
  type PersonDetails,
  type RegistryPerson,
} from '../../registry/index.js';
import type { Facts } from './case.js';
import { Cases } from './case-command.js';
import type { CasePerson } from './events.js';
import { TakeHousehold, type TakenPerson } from './take-household.js';

const roles = ['MOVER', 'REMAINING', 'NEWBORN', 'PARENT', 'SPOUSE', 'DECEASED'];

export class KnownPersonInput {
  @IsString() @MaxLength(60) person!: string;
  @IsIn(roles) role!: string;
}

export class TypedPersonInput {
  @IsString() @MinLength(1) @MaxLength(200) name!: string;
  @IsString() @MaxLength(200) kana!: string;
  @Matches(/^\d{4}-\d{2}-\d{2}$/) birthDate!: string;
  @IsIn(['M', 'F', 'X']) sex!: 'M' | 'F' | 'X';
  @IsString() @MaxLength(30) relation!: string;
  @IsIn(roles) role!: string;
  @IsString() @MaxLength(300) address!: string;
  @IsOptional() @IsString() @MaxLength(300) domicile?: string;
  @IsOptional() @IsString() @MaxLength(200) registerHead?: string;
  @IsOptional() @IsString() @MaxLength(60) nationality?: string;
  @IsOptional() @IsBoolean() protected?: boolean;
  @IsOptional() @IsObject() facts?: Facts;
}

export class HouseholdInput {
  @IsOptional() @IsString() @MaxLength(60) household?: string;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => KnownPersonInput)
  persons?: KnownPersonInput[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TypedPersonInput)
  typed?: TypedPersonInput[];
}

const MAX_PERSONS = 20;

@ApiTags('cases')
@Controller('cases')
export class HouseholdController {
  constructor(
    private readonly cases: Cases,
    private readonly registry: RegistryQueries,
    private readonly commands: CommandBus,
  ) {}

  @Post(':caseId/household')
  @HttpCode(200)
  @Right('cases.work')
  @Commands()
  @Answers(200, writtenShape)
  async take(
    @Param('caseId') caseId: string,
    @Body() { household, persons = [], typed = [] }: HouseholdInput,
    @Who() who: Principal,
    @Req() request: MadoguchiRequest,
    @CommandMeta() commandMeta: Meta,
  ) {
    const { receptionDate } = await this.cases.ofOffice(caseId, who);
    const count = persons.length + typed.length;
    if (count === 0) throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: '/persons', rule: 'arrayMinSize' }]);
    if (count > MAX_PERSONS)
      throw new EdgeProblem(400, 'invalid-input', {}, [
        { pointer: '/persons', rule: 'tooManyPersons', values: { limit: MAX_PERSONS } },
      ]);
    typed.forEach((person, index) => mustBeBorn(person, index, receptionDate));
    const meta = this.cases.meta(commandMeta, caseId);
    const known = await this.known(persons, household);
    const provisional = typed.map((person, index) =>
      provisionalPerson(person, derivedId('provisional', meta.commandId, index)),
    );
    for (const { person, details, protected: isProtected } of provisional) {
      const own = { ...meta, expected: undefined, commandId: derivedId('record', person) };
      await this.commands.execute(
        new RecordProvisionalPerson({ person, caseId, protected: isProtected, details: details as PersonDetails }, own),
      );
    }
    request.opened = {
      action: 'cases.take-household',
      subjects: known.map(({ person }) => `person:${person}`),
      correlationId: caseId,
    };
    const source = known.length > 0 ? 'registry' : 'typed';
    return this.cases.send(
      new TakeHousehold({ caseId, household: household ?? null, source, persons: [...known, ...provisional] }, meta),
    );
  }

  private async known(persons: readonly KnownPersonInput[], household: string | undefined): Promise<TakenPerson[]> {
    const found = await this.registry.getPersons(persons.map(({ person }) => person));
    return persons.map(({ person, role }) => {
      const record = found.find((candidate) => candidate.person === person);
      if (!record || isErased(record.details)) throw new NotFound('person', person);
      if (household && record.household !== household)
        throw new EdgeProblem(409, 'reception.person-of-another-household');
      return taken(record, record.details, role);
    });
  }
}

const taken = (record: RegistryPerson, details: PersonDetails, role: string): TakenPerson => ({
  person: record.person,
  role,
  provisional: record.status === 'provisional',
  protected: record.protected,
  registryVersion: record.version,
  details: { ...asCasePerson(details), facts: { ...factsOf(details) } },
});

/** What registry and window both tell of a person. */
type Known = Pick<PersonDetails, keyof CasePerson>;

const asCasePerson = ({
  name,
  kana,
  birthDate,
  sex,
  relation,
  address,
  domicile,
  registerHead,
  nationality,
  facts,
}: Known): CasePerson => ({
  name,
  kana,
  birthDate,
  sex,
  relation,
  address,
  nationality,
  facts,
  ...(domicile ? { domicile } : {}),
  ...(registerHead ? { registerHead } : {}),
});

const provisionalPerson = (
  { role, protected: isProtected = false, nationality = 'JP', facts = {}, ...typed }: TypedPersonInput,
  person: string,
): TakenPerson => {
  const details = asCasePerson({ ...typed, nationality, facts });
  return { person, role, provisional: true, protected: isProtected, registryVersion: 1, details };
};

/** A date that exists and does not lie ahead; the problem names the field. */
const mustBeBorn = ({ birthDate }: TypedPersonInput, index: number, receptionDate: string): void => {
  const rule = !isIsoDate(birthDate) ? 'isISO8601' : birthDate > receptionDate ? 'birthInFuture' : null;
  if (rule) throw new EdgeProblem(400, 'invalid-input', {}, [{ pointer: `/typed/${index}/birthDate`, rule }]);
};
