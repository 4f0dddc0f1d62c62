/** One row for a case and one for a form: where each stood, and what was decided on it. No name is in them. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { readModel } from '../kernel/read-model.js';
import type { CaseState, Decision, FormState, FormTimes, Phase } from './times.js';

export const caseTimesModel = readModel('statistics_cases', 1);

/** How the counter judged a procedure, with the reason where there is one. */
export interface Judged {
  readonly status: 'accepted' | 'done' | 'deferred' | 'referred' | 'declined';
  readonly reason: string | null;
}

@Entity({ schema: caseTimesModel.schema, name: 'case' })
@Index(['receptionDate', 'officeId'])
@Index(['state', 'officeId'])
export class TimedCase {
  @PrimaryColumn('text') id!: string;
  @Column('text') number!: string;
  @Column('text') officeId!: string;
  @Column('text') lifeEvent!: string;
  @Column('text') receptionDate!: string;
  @Column('boolean') protected!: boolean;
  @Column('text') state!: CaseState;
  @Column('text') since!: string;
  @Column('jsonb') phases!: Phase<CaseState>[];
  /** Forms that are not dropped, with where they stand as the ward sees it. */
  @Column('jsonb') forms!: Record<string, 'here' | 'centre' | 'back' | 'finished'>;
  /** The catalogue by which the household was guided last. */
  @Column('text', { nullable: true }) catalogue!: string | null;
  @Column('text', { array: true }) required!: string[];
  @Column('jsonb') judged!: Record<string, Judged>;
}

@Entity({ schema: caseTimesModel.schema, name: 'form' })
@Index(['state', 'officeId'])
@Index(['caseId'])
@Index(['approvedOn'])
@Index(['leftCentreAt'])
export class TimedForm implements FormTimes {
  @PrimaryColumn('text') id!: string;
  @Column('text') caseId!: string;
  @Column('text') caseNumber!: string;
  @Column('text') officeId!: string;
  @Column('text') formKind!: string;
  @Column('text') lifeEvent!: string;
  @Column('boolean') protected!: boolean;
  @Column('text', { nullable: true }) priority!: string | null;
  @Column('text', { nullable: true }) promisedAt!: string | null;
  @Column('text') state!: FormState;
  @Column('text') since!: string;
  @Column('jsonb') phases!: Phase<FormState>[];
  @Column('jsonb') decisions!: Decision[];
  @Column('text', { nullable: true }) handOffId!: string | null;
  @Column('text', { nullable: true }) handedOffAt!: string | null;
  /** Its first arrival at the centre. */
  @Column('text', { nullable: true }) arrivedAt!: string | null;
  /** When the centre was done with it; null while the centre owes something. */
  @Column('text', { nullable: true }) leftCentreAt!: string | null;
  @Column('text', { nullable: true }) approvedAt!: string | null;
  @Column('text', { nullable: true }) approvedOn!: string | null;
  @Column('text', { nullable: true }) holdReason!: string | null;
  /** Its entry was returned and not submitted again. */
  @Column('boolean') returned!: boolean;
}
