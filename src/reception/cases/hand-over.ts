// The visitor comes back to the counter: papers are printed, handed over, and the case is closed; or she withdraws it.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../../kernel/decider.js';
import { formsIn, type CaseOutput } from './case.js';
import { CaseCommand, Cases, mustBe, type DecideCase, type InCase } from './case-command.js';

export interface NoteOutputData extends InCase {
  readonly outputId: string;
  readonly kind: string;
  readonly persons: readonly string[];
  readonly certificate: string | null;
  readonly sha256: string;
  readonly findings: CaseOutput['findings'];
}

export class NoteOutput extends CaseCommand<NoteOutputData> {}

/** The guidance sheet may be printed at any time; certificates only when what they certify is final. */
export const decideNoteOutput: DecideCase<NoteOutput> = ({ data }, state) => {
  const no = data.kind === 'GUIDE' ? mustBe(state, 'open', 'ready') : mustBe(state, 'ready');
  if (no) return no;
  if (state.outputs.some(({ outputId }) => outputId === data.outputId)) return [];
  const findings = data.findings.map(({ kind, codePoints }) => ({ kind, codePoints: [...codePoints] }));
  return [{ type: 'reception.OutputPrinted', data: { ...data, persons: [...data.persons], findings } }];
};

@CommandHandler(NoteOutput)
export class NoteOutputHandler implements ICommandHandler<NoteOutput> {
  constructor(private readonly cases: Cases) {}

  execute(command: NoteOutput) {
    return this.cases.decide(command, decideNoteOutput);
  }
}

export class HandOver extends CaseCommand<
  InCase & { readonly outputs: readonly string[]; readonly ticketId: string | null }
> {}

export const decideHandOver: DecideCase<HandOver> = ({ data }, state) => {
  const no = mustBe(state, 'open', 'ready');
  if (no) return no;
  const unknown = data.outputs.find((id) => !state.outputs.some(({ outputId }) => outputId === id));
  if (unknown) return refused('reception.no-such-output');
  const fresh = data.outputs.filter((id) => !state.outputs.find(({ outputId }) => outputId === id)?.handedOver);
  return fresh.length === 0 ? [] : [{ type: 'reception.OutputHandedOver', data: { ...data, outputs: fresh } }];
};

@CommandHandler(HandOver)
export class HandOverHandler implements ICommandHandler<HandOver> {
  constructor(private readonly cases: Cases) {}

  execute(command: HandOver) {
    return this.cases.decide(command, decideHandOver);
  }
}

export class CloseCase extends CaseCommand<InCase> {}

export const decideCloseCase: DecideCase<CloseCase> = ({ data }, state) => {
  if (state.status === 'closed') return [];
  const no = mustBe(state, 'open', 'ready');
  if (no) return no;
  const open = Object.values(state.items).find(({ status }) => status === 'accepted');
  if (open) return refused('reception.item-not-final', { procedure: open.procedureId });
  if (state.outputs.some(({ handedOver }) => !handedOver)) return refused('reception.output-not-handed-over');
  return [{ type: 'reception.CaseClosed', data }];
};

@CommandHandler(CloseCase)
export class CloseCaseHandler implements ICommandHandler<CloseCase> {
  constructor(private readonly cases: Cases) {}

  execute(command: CloseCase) {
    return this.cases.decide(command, decideCloseCase);
  }
}

export class WithdrawCase extends CaseCommand<InCase & { readonly reason: string }> {}

/** Until something is final a case can be withdrawn; what is still at the centre is taken back with it. */
export const decideWithdrawCase: DecideCase<WithdrawCase> = ({ data }, state) => {
  if (state.status === 'withdrawn') return [];
  const no = mustBe(state, 'open');
  if (no) return no;
  if (formsIn(state, 'finished').length > 0) return refused('reception.form-already-final');
  const forms = formsIn(state, 'at-centre').map(({ formId, handOffId }) => ({ formId, handOffId: handOffId ?? '' }));
  return [{ type: 'reception.CaseWithdrawn', data: { ...data, forms } }];
};

@CommandHandler(WithdrawCase)
export class WithdrawCaseHandler implements ICommandHandler<WithdrawCase> {
  constructor(private readonly cases: Cases) {}

  execute(command: WithdrawCase) {
    return this.cases.decide(command, decideWithdrawCase);
  }
}

export class JoinTicket extends CaseCommand<InCase & { readonly ticketId: string }> {}

/** The visitor comes on another day or was called with a new number. */
export const decideJoinTicket: DecideCase<JoinTicket> = ({ data }, state) => {
  const no = mustBe(state, 'open', 'ready');
  if (no) return no;
  return state.tickets.includes(data.ticketId) ? [] : [{ type: 'reception.TicketJoinedCase', data }];
};

@CommandHandler(JoinTicket)
export class JoinTicketHandler implements ICommandHandler<JoinTicket> {
  constructor(private readonly cases: Cases) {}

  execute(command: JoinTicket) {
    return this.cases.decide(command, decideJoinTicket);
  }
}
