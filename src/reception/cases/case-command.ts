/** What the commands on one case share. */
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { EdgeProblem } from '../../edge/problem.filter.js';
import type { Principal } from '../../edge/principal.js';
import { writtenAnswer } from '../../edge/routes.js';
import { DomainCommand, type Written } from '../../kernel/command.js';
import { refused, type Decide, type Meta, type Recorded, type Refusal } from '../../kernel/decider.js';
import { Executor } from '../../kernel/execute.js';
import { NotFound } from '../../kernel/problems.js';
import { caseFold, caseStream, type Case } from './case.js';
import type { CaseEvent } from './events.js';

export interface InCase {
  readonly caseId: string;
}

export abstract class CaseCommand<D extends InCase> extends DomainCommand<D, Written<Recorded<CaseEvent>>> {}

export type DecideCase<C> = Decide<C, Case, CaseEvent>;

/** The office's no when the case is not in one of these states. */
export const mustBe = ({ status }: Case, ...allowed: readonly Case['status'][]): Refusal | null => {
  if (status === 'none') return refused('reception.no-such-case');
  return allowed.includes(status) ? null : refused('reception.case-not-in-state', { status });
};

/** What spoils a decision about procedures: other persons, other answers. */
export const JUDGED_ON: readonly CaseEvent['type'][] = ['reception.HouseholdTaken', 'reception.FactsRecorded'];

@Injectable()
export class Cases {
  constructor(
    private readonly commands: CommandBus,
    private readonly executor: Executor,
  ) {}

  decide<C extends CaseCommand<InCase>>(command: C, decide: DecideCase<C>, matters?: readonly string[]) {
    return this.executor.decide<InCase, C, Case, CaseEvent>({
      stream: caseStream(command.data.caseId),
      fold: caseFold,
      command,
      decide,
      ...(matters ? { matters } : {}),
    });
  }

  /** @throws NotFound */
  async load(caseId: string): Promise<{ state: Case; version: number }> {
    const loaded = await this.executor.load(caseStream(caseId), caseFold);
    if (loaded.state.status === 'none') throw new NotFound('case', caseId);
    return loaded;
  }

  async send(command: CaseCommand<InCase>) {
    return writtenAnswer(await this.commands.execute(command));
  }

  /** The case, if it belongs to the office at which this person works. */
  async ofOffice(caseId: string, { office }: Principal): Promise<Case> {
    const { state } = await this.load(caseId);
    if (state.officeId !== office) throw new EdgeProblem(403, 'not-allowed');
    return state;
  }

  /** Commands of a case carry it as their correlation. */
  meta(meta: Meta, caseId: string): Meta {
    return { ...meta, correlationId: caseId };
  }
}
