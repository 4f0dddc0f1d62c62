// Scanned forms go to the centre (後方連携); a form can be taken back until it is approved; some forms are checked at the window.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Guide, findForm, layoutFor, personalOf, splitEntry } from '../../guidance/index.js';
import { refused } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import { tokyoMoment } from '../../kernel/tokyo.js';
import { isShielded, type Case, type CaseForm } from './case.js';
import { CaseCommand, Cases, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { CaseEvent } from './events.js';
import type { Rules } from './guidance-of-case.js';
import { withReady } from './judge-item.js';
import { prefill } from './prefill.js';

/** The centre promises a waiting visitor her form within this time; anything else by the end of the day. */
export const VISITOR_PROMISE_MINUTES = 15;
const END_OF_DAY = '17:15';

export interface HandOffData extends InCase {
  readonly forms: readonly string[];
  readonly visitorWaits: boolean;
}

export class HandOffForms extends CaseCommand<HandOffData> {}

export const decideHandOff =
  (rules: Rules): DecideCase<HandOffForms> =>
  ({ data, meta: { now } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    const events: CaseEvent[] = [];
    for (const formId of data.forms) {
      const form = state.forms[formId];
      if (!form) return refused('reception.no-such-form');
      if (form.status === 'at-centre') continue;
      if (form.status !== 'scanned') return refused('reception.form-not-scanned', { form: form.formKind });
      if (findForm(rules.catalogue, form.formKind)?.review === 'window')
        return refused('reception.form-for-window', { form: form.formKind });
      events.push(handedOff(state, form, { rules, now, visitorWaits: data.visitorWaits }));
    }
    return events;
  };

const handedOff = (
  state: Case,
  form: CaseForm,
  { rules, now, visitorWaits }: { rules: Rules; now: string; visitorWaits: boolean },
): CaseEvent => {
  const { formId, formKind, items, persons, images, prefilled, scannedBy, handOffs } = form;
  const layout = layoutFor(rules.catalogue, formKind, state.receptionDate);
  const split = splitEntry(layout, prefill(state, form, layout));
  const shielded = isShielded(state);
  const priority = shielded
    ? 'PROTECTED'
    : visitorWaits
      ? 'VISITOR_WAITING'
      : (findForm(rules.catalogue, formKind)?.priority ?? 'ROUTINE');
  return {
    type: 'reception.FormHandedOff',
    data: {
      caseId: state.caseId,
      formId,
      handOffId: derivedId('hand-off', formId, handOffs + 1),
      caseNumber: state.number,
      officeId: state.officeId,
      formKind,
      lifeEvent: state.lifeEvent,
      items: [...items],
      procedures: [...items],
      persons: [...persons],
      receivedBy: [...state.receivedBy],
      scannedBy: [...scannedBy],
      images: [...images],
      prefilled,
      catalogue: rules.catalogue.version,
      priority: priority === 'VISITOR_WAITING' && !visitorWaits ? 'ROUTINE' : priority,
      promisedAt: promise(now, state.receptionDate, visitorWaits),
      protected: shielded,
      clear: split.clear as never,
    },
    personal: personalOf(state.caseId, split) as never,
  };
};

const promise = (now: string, date: string, visitorWaits: boolean): string => {
  const soon = new Date(Date.parse(now) + VISITOR_PROMISE_MINUTES * 60_000);
  const close = tokyoMoment(date, END_OF_DAY);
  return (visitorWaits || soon > close ? soon : close).toISOString();
};

@CommandHandler(HandOffForms)
export class HandOffFormsHandler implements ICommandHandler<HandOffForms> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: HandOffForms) {
    const rules = { catalogue: this.guide.current, closingDays: this.guide.calendar };
    return this.cases.decide(command, decideHandOff(rules), [
      'reception.FormScanned',
      'reception.FormDropped',
      'reception.HouseholdTaken',
    ]);
  }
}

export class WithdrawHandOff extends CaseCommand<InCase & { readonly formId: string; readonly reason: string }> {}

export const decideWithdrawHandOff: DecideCase<WithdrawHandOff> = ({ data }, state) => {
  const no = mustBe(state, 'open');
  if (no) return no;
  const form = state.forms[data.formId];
  if (!form) return refused('reception.no-such-form');
  if (form.status !== 'at-centre' || form.handOffId === null)
    return refused('reception.form-not-in-state', { status: form.status });
  return [{ type: 'reception.HandOffWithdrawn', data: { ...data, handOffId: form.handOffId } }];
};

@CommandHandler(WithdrawHandOff)
export class WithdrawHandOffHandler implements ICommandHandler<WithdrawHandOff> {
  constructor(private readonly cases: Cases) {}

  execute(command: WithdrawHandOff) {
    return this.cases.decide(command, decideWithdrawHandOff);
  }
}

/** A form whose kind is reviewed at the window: an official who did not receive it checks it there. */
export class CheckAtWindow extends CaseCommand<InCase & { readonly formId: string; readonly official: boolean }> {}

export const decideCheckAtWindow =
  (rules: Rules): DecideCase<CheckAtWindow> =>
  ({ data: { caseId, formId, official }, meta: { actor } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    const form = state.forms[formId];
    if (!form) return refused('reception.no-such-form');
    if (form.status === 'finished') return [];
    if (form.status !== 'scanned') return refused('reception.form-not-scanned', { form: form.formKind });
    if (findForm(rules.catalogue, form.formKind)?.review !== 'window')
      return refused('reception.form-for-centre', { form: form.formKind });
    if (!official) return refused('reception.only-officials');
    if (form.scannedBy.includes(actor.person) || state.receivedBy.includes(actor.person))
      return refused('reception.another-person-checks');
    return withReady(state, [
      {
        type: 'reception.FormFinished',
        data: { caseId, formId, formKind: form.formKind, handOffId: null, outcome: 'window' },
      },
    ]);
  };

@CommandHandler(CheckAtWindow)
export class CheckAtWindowHandler implements ICommandHandler<CheckAtWindow> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: CheckAtWindow) {
    return this.cases.decide(
      command,
      decideCheckAtWindow({ catalogue: this.guide.current, closingDays: this.guide.calendar }),
    );
  }
}
