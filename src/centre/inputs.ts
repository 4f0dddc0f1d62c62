/** What the centre's screens send; checked once, the same classes describe the API. */
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  correctionReasons,
  holdReasons,
  raiseReasons,
  refusalReasons,
  releaseReasons,
  returnCodes,
  stages,
  type Stage,
} from './events.js';

const HASH = /^[0-9a-f]{64}$/;

export class StageInput {
  @IsIn(stages) stage!: Stage;
}

export class ReleaseInput {
  /** Needed where a supervisor takes the form from somebody. */
  @IsOptional() @IsIn(releaseReasons) reason?: (typeof releaseReasons)[number];
}

export class HoldInput {
  @IsIn(holdReasons) reason!: (typeof holdReasons)[number];
}

export class RaiseInput {
  @IsIn(raiseReasons) reason!: (typeof raiseReasons)[number];
}

/** What was on the screen. */
export class SeenPaperInput {
  @IsArray() @ArrayMaxSize(200) @Matches(HASH, { each: true }) images!: string[];
  @Matches(HASH) layoutVersion!: string;
}

export class SeenInput extends SeenPaperInput {
  /** Of the entry, or of the correction to be judged; null where there is none yet. */
  @ValidateIf((_input, value) => value !== null)
  @IsInt()
  @Min(1)
  entryVersion!: number | null;
}

export class DraftInput {
  @IsObject() header!: object;
  @IsObject() lines!: object;
}

export class EntryInput extends DraftInput {
  @ValidateNested() @Type(() => SeenPaperInput) seen!: SeenPaperInput;
}

export class ApproveInput {
  @ValidateNested() @Type(() => SeenInput) seen!: SeenInput;
}

export class ReturnReasonInput {
  /** A field of the layout, or `form` for the whole paper. */
  @IsString() @MaxLength(60) field!: string;
  @IsOptional() @IsInt() @Min(0) line?: number;
  @IsIn(returnCodes) code!: (typeof returnCodes)[number];
}

export class ReturnInput extends ApproveInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => ReturnReasonInput)
  reasons!: ReturnReasonInput[];
  @IsString() @MinLength(1) @MaxLength(500) words!: string;
}

export class CorrectionInput extends DraftInput {
  @IsIn(correctionReasons) reason!: (typeof correctionReasons)[number];
  @ValidateNested() @Type(() => SeenInput) seen!: SeenInput;
}

export class RefuseInput extends ApproveInput {
  @IsIn(refusalReasons) reason!: (typeof refusalReasons)[number];
}
