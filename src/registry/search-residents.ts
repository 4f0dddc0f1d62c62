// A clerk looks for somebody by name, reading, address, number or date of birth; whom the list showed is recorded.
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsInt, IsISO8601, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { MadoguchiRequest } from '../edge/principal.js';
import { Answers, Reads, Right } from '../edge/routes.js';
import { personSubject } from './keys.js';
import { RegistryQueries, type RegistryPerson } from './registry-queries.js';
import { registryModel } from './registry.projection.js';
import { searchKey } from './search/search-key.js';
import { searchModel } from './search/search.projection.js';
import { searchSql, type Hit } from './search/search-query.js';
import { shownPerson, type ShownPerson } from './shown.js';

export class SearchResidentsInput {
  @IsString() @MinLength(1) @MaxLength(100) q!: string;
  @IsOptional() @IsString() @MaxLength(60) ward?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d{2}-\d{2}$/) birthDate?: string;
  @IsOptional() @IsInt() @Min(1) @Max(100) limit?: number;
  @IsOptional() @IsString() @MaxLength(100) cursor?: string;
  /** The case for which she is looked for, if there is one. */
  @IsOptional() @IsString() @MaxLength(60) caseId?: string;
}

const text = z.string().nullable();
const found = z.object({
  person: z.string(),
  status: z.enum(['provisional', 'resident', 'moved-out', 'deceased']),
  name: text,
  kana: text,
  birthDate: text,
  sex: z.enum(['M', 'F', 'X']).nullable(),
  relation: text,
});

const row = z.object({
  /** Key of the household; null for persons without one and for protected persons. */
  household: text,
  protected: z.boolean(),
  ward: text,
  address: text,
  size: z.number().int().nullable(),
  persons: z.array(found),
});

export const searchAnswer = z.object({ rows: z.array(row), next: text });
type SearchRowAnswer = z.infer<typeof row>;

const LIMIT = 20;

@ApiTags('registry')
@Controller('registry/search')
export class SearchResidentsController {
  constructor(
    private readonly source: DataSource,
    private readonly registry: RegistryQueries,
  ) {}

  @Post()
  @HttpCode(200)
  @Right('registry.search')
  @Reads(searchModel, registryModel)
  @Answers(200, searchAnswer)
  async search(
    @Body() input: SearchResidentsInput,
    @Req() request: MadoguchiRequest,
  ): Promise<z.infer<typeof searchAnswer>> {
    const { caseId, limit = LIMIT, ...asked } = input;
    if (searchKey(asked.q) === '') return { rows: [], next: null };
    const { sql, values } = searchSql({ ...asked, limit });
    const hits = await this.source.query<Hit[]>(sql, values);
    const page = hits.slice(0, limit);
    const persons = await this.registry.getPersons(page.flatMap((hit) => hit.persons));
    const known = new Map(persons.map((person) => [person.person, person]));
    const sizes = await this.registry.sizes(page.map(({ home }) => home));
    request.opened = {
      action: 'registry.search',
      subjects: persons.map(({ person }) => personSubject(person)),
      ...(caseId === undefined ? {} : { correlationId: caseId }),
    };
    const rows = page.map((hit) => shownRow(hit, known, sizes)).filter(({ persons: shown }) => shown.length > 0);
    return { rows, next: hits.length > limit ? (page.at(-1)?.home ?? null) : null };
  }
}

const shownRow = (
  hit: Hit,
  known: ReadonlyMap<string, RegistryPerson>,
  sizes: ReadonlyMap<string, number>,
): SearchRowAnswer => {
  const persons = hit.persons.flatMap((id) => known.get(id) ?? []);
  const shielded = hit.shielded || persons.some((person) => person.protected);
  const shown = persons.map((person) => listed(shownPerson(person), shielded && !hit.named));
  if (shielded) return { household: null, protected: true, ward: null, address: null, size: null, persons: shown };
  const [first] = persons.map(shownPerson);
  const household = first?.household ?? null;
  return {
    household,
    protected: false,
    ward: first?.ward ?? null,
    address: first?.address ?? null,
    size: sizes.get(hit.home) ?? null,
    persons: shown,
  };
};

/** A protected person is in no list by name, unless she was asked for by full name and date of birth or by number. */
const listed = (
  { person, status, name, kana, birthDate, sex, relation }: ShownPerson,
  unnamed: boolean,
): z.infer<typeof found> =>
  unnamed
    ? { person, status, name: null, kana: null, birthDate: null, sex: null, relation: null }
    : { person, status, name, kana, birthDate, sex, relation };
