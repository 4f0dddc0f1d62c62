/** What the counter sends about a case; checked once, the same classes describe the API. */
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { lifeEvents, type LifeEvent } from './events.js';
import type { Facts } from './case.js';
import type { DeclineReason, Judgement } from './judge-item.js';

export class OpenCaseInput {
  @IsIn(lifeEvents) lifeEvent!: LifeEvent;
  @IsOptional() @IsString() @MaxLength(60) ticketId?: string;
}

export class FilerInput {
  @IsIn(['SELF', 'HEAD', 'MEMBER', 'AGENT']) filerKind!: 'SELF' | 'HEAD' | 'MEMBER' | 'AGENT';
  @IsIn(['CARD', 'LICENCE', 'PASSPORT', 'RESIDENCE', 'TWO', 'ASK', 'NONE']) idDocument!: string;
  @IsOptional() @IsString() @MaxLength(60) person?: string;
  @IsString() @MaxLength(200) name!: string;
  @IsOptional() @IsString() @MaxLength(40) phone?: string;
  @IsOptional() @IsString() @MaxLength(300) address?: string;
}

export class PersonFactsInput {
  @IsString() @MaxLength(60) person!: string;
  @IsObject() facts!: Facts;
}

export class FactsInput {
  @IsOptional() @IsObject() event?: Facts;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PersonFactsInput)
  persons?: PersonFactsInput[];
}

export class JudgedItemInput {
  @IsString() @MaxLength(40) procedureId!: string;
  @IsIn(['accept', 'defer', 'refer', 'decline']) judgement!: Judgement;
  @IsOptional()
  @IsIn(['not-applicable', 'not-wanted', 'done-elsewhere', 'papers-missing', 'other'])
  reason?: DeclineReason;
  @IsOptional() @IsString() @MaxLength(500) words?: string;
}

export class SeenCatalogueInput {
  @Matches(/^[0-9a-f]{64}$/) catalogue!: string;
}

export class JudgeInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => JudgedItemInput)
  items!: JudgedItemInput[];
  @ValidateNested() @Type(() => SeenCatalogueInput) seen!: SeenCatalogueInput;
}

export class FinishItemInput {
  @IsString() @MaxLength(40) itemId!: string;
}

export class PrepareInput {
  @IsOptional() @IsArray() @ArrayMaxSize(40) @IsString({ each: true }) handwritten?: string[];
}

export class DropInput {
  @IsString() @MaxLength(60) formId!: string;
}

export class HandOffInput {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(40) @IsString({ each: true }) forms!: string[];
  @IsBoolean() visitorWaits!: boolean;
}

export class ReasonInput {
  @IsIn(['visitor-left', 'visitor-request', 'wrong-form', 'wrong-scan', 'mistake', 'other']) reason!: string;
}

export class HandOverInput {
  @IsArray() @ArrayMaxSize(40) @IsString({ each: true }) outputs!: string[];
}
