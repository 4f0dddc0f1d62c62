/** What the mail clerks send. */
import { Type } from 'class-transformer';
import {
  ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength, ValidateNested,
} from 'class-validator'; // prettier-ignore
import { requesterClasses, type RequesterClass } from '../certificates/index.js';
import {
  failureReasons,
  inquiryReasons,
  postServices,
  rejectReasons,
  type FailureReason,
  type InquiryReason,
  type PostService,
  type RejectReason,
} from './events.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class WantedInput {
  @Matches(/^[A-Z][A-Z-]{1,30}$/) kind!: string;
  @IsInt() @Min(1) @Max(20) copies!: number;
  /** 世帯全部 or 一部. */
  @IsOptional() @IsIn(['household', 'person']) scope?: 'household' | 'person';
  /** 本籍・筆頭者 are printed. */
  @IsOptional() @IsBoolean() domicile?: boolean;
  /** 続柄 is printed. */
  @IsOptional() @IsBoolean() relation?: boolean;
}

export class MoneyOrderInput {
  /** As printed on the sheet: 02418-001733. */
  @Matches(/^[0-9]{5}[- ]?[0-9]{6}$/) number!: string;
  @IsISO8601({ strict: true }) @Matches(DAY) issuedOn!: string;
  @IsInt() @Min(1) @Max(1000) amount!: number;
  @IsOptional() @IsBoolean() writtenOn?: boolean;
}

export class AddressInput {
  @IsString() @MinLength(1) @MaxLength(120) name!: string;
  @IsString() @MinLength(1) @MaxLength(200) address!: string;
  @Matches(/^\d{3}-?\d{4}$/) postcode!: string;
}

export class SenderInput extends AddressInput {
  @IsOptional() @Matches(/^[0-9+ ()-]{6,20}$/) phone?: string;
}

export class SearchTermsInput {
  @IsString() @MinLength(1) @MaxLength(120) name!: string;
  @IsOptional() @IsString() @MaxLength(120) kana?: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) birthDate?: string;
  @IsOptional() @IsString() @MaxLength(200) address?: string;
  @IsOptional() @IsString() @MaxLength(40) relation?: string;
}

export const identityPapers = ['CARD', 'LICENCE', 'PASSPORT', 'RESIDENCE', 'TWO', 'NONE'] as const;

export class IdentityPaperInput {
  @IsIn(identityPapers) kind!: (typeof identityPapers)[number];
  /** The address that it shows. */
  @IsString() @MaxLength(200) address!: string;
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) validUntil?: string;
}

export class ReplyEnvelopeInput extends AddressInput {
  @IsIn(postServices) service!: PostService;
  /** Stamps on it, in yen. */
  @IsInt() @Min(0) @Max(10_000) postage!: number;
}

export class FeeInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => WantedInput)
  kinds!: WantedInput[];
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => MoneyOrderInput)
  moneyOrders!: MoneyOrderInput[];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) arrivedOn?: string;
}

export class RegisterInput extends FeeInput {
  /** Given by the upload of its scans. */
  @IsOptional() @IsUUID() envelopeId?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsUUID('all', { each: true }) documents?: string[];
  @IsIn(requesterClasses) requesterClass!: RequesterClass;
  @ValidateNested() @Type(() => SenderInput) sender!: SenderInput;
  @ValidateNested() @Type(() => SearchTermsInput) subject!: SearchTermsInput;
  @IsOptional() @IsString() @MaxLength(200) purpose?: string;
  @ValidateNested() @Type(() => IdentityPaperInput) identityPaper!: IdentityPaperInput;
  @ValidateNested() @Type(() => ReplyEnvelopeInput) reply!: ReplyEnvelopeInput;
}

export class SeenRecordInput {
  @IsInt() @Min(0) version!: number;
}

export class SubjectInput {
  @IsString() @MinLength(1) @MaxLength(80) person!: string;
  @ValidateNested() @Type(() => SeenRecordInput) seen!: SeenRecordInput;
}

export class SeenFeeInput {
  @IsInt() @Min(0) due!: number;
  @IsInt() @Min(0) paid!: number;
}

export class SettleInput {
  @ValidateNested() @Type(() => SeenFeeInput) seen!: SeenFeeInput;
}

export class InquiryInput {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(6) @IsIn(inquiryReasons, { each: true }) reasons!: InquiryReason[];
  @IsIn(['letter', 'phone']) channel!: 'letter' | 'phone';
  @IsOptional() @IsString() @MaxLength(300) words?: string;
}

export class NewIdentityPaperInput {
  @IsIn(identityPapers) kind!: (typeof identityPapers)[number];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) validUntil?: string;
}

export class ReplyInput {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ValidateNested({ each: true })
  @Type(() => MoneyOrderInput)
  moneyOrders?: MoneyOrderInput[];
  @IsOptional() @IsArray() @ArrayMaxSize(20) @IsUUID('all', { each: true }) documents?: string[];
  @IsOptional() @IsISO8601({ strict: true }) @Matches(DAY) receivedOn?: string;
  /** A copy that takes the place of the first one. */
  @IsOptional() @ValidateNested() @Type(() => NewIdentityPaperInput) identityPaper?: NewIdentityPaperInput;
  @IsOptional() @ValidateNested() @Type(() => AddressInput) addressee?: AddressInput;
  @IsOptional() @IsString() @MinLength(1) @MaxLength(200) identityAddress?: string;
  @IsOptional() @ValidateNested() @Type(() => SearchTermsInput) subject?: SearchTermsInput;
}

export class SeenPrintInput {
  @IsUUID() certificateId!: string;
  @Matches(/^[0-9a-f]{64}$/) sha256!: string;
}

export class VerifyInput {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SeenPrintInput)
  seen!: SeenPrintInput[];
}

export class FailInput {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(5) @IsIn(failureReasons, { each: true }) reasons!: FailureReason[];
  @IsOptional() @IsString() @MaxLength(300) words?: string;
}

export class AddresseeInput {
  /** First free label of the sheet in the printer. */
  @IsOptional() @IsInt() @Min(1) @Max(12) startAt?: number;
}

export class DispatchInput {
  @IsIn(postServices) service!: PostService;
  @IsOptional() @Matches(/^[0-9-]{6,20}$/) tracking?: string;
}

export class RejectInput {
  @IsIn(rejectReasons) reason!: RejectReason;
  @IsOptional() @IsString() @MaxLength(300) words?: string;
}
