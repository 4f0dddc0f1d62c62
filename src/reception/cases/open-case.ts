// The counter opens a case for the visitor it serves; its number comes from the office's register, without gaps.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseCommand, Cases, type DecideCase } from './case-command.js';
import type { LifeEvent } from './events.js';

export interface OpenCaseData {
  readonly caseId: string;
  readonly number: string;
  readonly officeId: string;
  readonly lifeEvent: LifeEvent;
  readonly receptionDate: string;
  readonly ticketId: string | null;
  readonly counterNumber: number | null;
}

export class OpenCase extends CaseCommand<OpenCaseData> {}

export const decideOpenCase: DecideCase<OpenCase> = ({ data }, { status }) =>
  status === 'none' ? [{ type: 'reception.CaseOpened', data }] : [];

@CommandHandler(OpenCase)
export class OpenCaseHandler implements ICommandHandler<OpenCase> {
  constructor(private readonly cases: Cases) {}

  execute(command: OpenCase) {
    return this.cases.decide(command, decideOpenCase);
  }
}
