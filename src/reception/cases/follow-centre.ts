// The centre approved a form, or returned it to the ward: the case learns it, and becomes ready with its last form.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CaseCommand, Cases, type DecideCase, type InCase } from './case-command.js';
import { withReady } from './judge-item.js';

interface FromCentre extends InCase {
  readonly formId: string;
  readonly handOffId: string;
}

export class FinishForm extends CaseCommand<FromCentre> {}

export const decideFinishForm: DecideCase<FinishForm> = ({ data }, state) => {
  const form = state.forms[data.formId];
  // Taken back or withdrawn in the meantime: here it is decided which came first, and the registry follows this stream.
  if (form?.status !== 'at-centre' || form.handOffId !== data.handOffId) return [];
  const { formKind } = form;
  return withReady(state, [{ type: 'reception.FormFinished', data: { ...data, formKind, outcome: 'approved' } }]);
};

@CommandHandler(FinishForm)
export class FinishFormHandler implements ICommandHandler<FinishForm> {
  constructor(private readonly cases: Cases) {}

  execute(command: FinishForm) {
    return this.cases.decide(command, decideFinishForm);
  }
}

export class TakeFormBack extends CaseCommand<
  FromCentre & {
    readonly reasons: readonly { readonly field: string; readonly line: number | null; readonly code: string }[];
    readonly words: string;
  }
> {}

export const decideTakeFormBack: DecideCase<TakeFormBack> = ({ data: { words, reasons, ...data } }, state) => {
  const form = state.forms[data.formId];
  if (!form || form.status !== 'at-centre' || form.handOffId !== data.handOffId) return [];
  return [
    {
      type: 'reception.FormSentBack',
      data: { ...data, reasons: [...reasons] },
      ...(words ? { personal: { [`case:${data.caseId}`]: { words } } } : {}),
    },
  ];
};

@CommandHandler(TakeFormBack)
export class TakeFormBackHandler implements ICommandHandler<TakeFormBack> {
  constructor(private readonly cases: Cases) {}

  execute(command: TakeFormBack) {
    return this.cases.decide(command, decideTakeFormBack);
  }
}
