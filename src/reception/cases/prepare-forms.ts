// For the accepted procedures the forms of the day are prepared: pre-filled to be signed, or blank to be filled in by hand.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Guide, formsFor, layoutFor, type FormNeeded } from '../../guidance/index.js';
import { refused } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import type { Case } from './case.js';
import { CaseCommand, Cases, JUDGED_ON, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { CaseEvent } from './events.js';
import { guidanceOf, personsOf, type Rules } from './guidance-of-case.js';

export interface PrepareFormsData extends InCase {
  /** Form kinds that the visitor has filled in or wants to fill in by hand. */
  readonly handwritten: readonly string[];
}

export class PrepareForms extends CaseCommand<PrepareFormsData> {}

export const decidePrepareForms =
  (rules: Rules): DecideCase<PrepareForms> =>
  ({ data: { caseId, handwritten } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    const needed = formsNeeded(state, rules);
    const events: CaseEvent[] = [];
    for (const form of Object.values(state.forms)) {
      if (form.status === 'prepared' && !needed.some(({ form: kind }) => kind === form.formKind))
        events.push({ type: 'reception.FormDropped', data: { caseId, formId: form.formId } });
    }
    for (const need of needed) events.push(...prepared(state, need, rules, handwritten));
    return events;
  };

/** Papers that the accepted procedures need, with what they carry along. */
export const formsNeeded = (state: Case, rules: Rules): readonly FormNeeded[] => {
  const accepted = Object.values(state.items).filter(({ status }) => status === 'accepted' || status === 'done');
  if (accepted.length === 0) return [];
  const automatic = guidanceOf(state, rules).items.filter(
    ({ result, routing }) => result === 'required' && routing.id === 'auto',
  );
  const items = [
    ...accepted.map(({ procedureId, persons }) => ({ procedure: procedureId, persons })),
    ...automatic.map((item) => ({ procedure: item.procedure, persons: personsOf(item.required, state) })),
  ];
  return formsFor(rules.catalogue, { date: state.receptionDate, items }).forms;
};

const prepared = (state: Case, need: FormNeeded, rules: Rules, handwritten: readonly string[]): CaseEvent[] => {
  const carried = [...need.items, ...need.attached].filter((procedure) => state.items[procedure] !== undefined);
  const live = Object.values(state.forms).find(
    ({ formKind, status }) => formKind === need.form && status !== 'dropped',
  );
  if (live && (live.status !== 'prepared' || same(live.items, carried))) return [];
  const persons = need.persons === 'case' ? state.persons.map(({ person }) => person) : [...need.persons];
  const layout = layoutFor(rules.catalogue, need.form, state.receptionDate);
  const perSheet = layout.groups[0]?.repeat ?? 5;
  const prefilled = need.filled.includes('prefilled') && !handwritten.includes(need.form);
  // A new id for a form whose procedures changed, so that a paper already printed cannot be taken for it.
  const formId = derivedId('form', state.caseId, need.form, Object.keys(state.forms).length);
  const fresh: CaseEvent = {
    type: 'reception.FormPrepared',
    data: {
      caseId: state.caseId,
      formId,
      formKind: need.form,
      items: carried,
      persons,
      prefilled,
      sheets: Math.max(1, Math.ceil(persons.length / perSheet)),
    },
  };
  return live
    ? [{ type: 'reception.FormDropped', data: { caseId: state.caseId, formId: live.formId } }, fresh]
    : [fresh];
};

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item) => b.includes(item));

@CommandHandler(PrepareForms)
export class PrepareFormsHandler implements ICommandHandler<PrepareForms> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: PrepareForms) {
    const rules = { catalogue: this.guide.current, closingDays: this.guide.calendar };
    return this.cases.decide(command, decidePrepareForms(rules), JUDGED_ON);
  }
}

/** A prepared form that the visitor does not need after all. */
export class DropForm extends CaseCommand<InCase & { readonly formId: string }> {}

export const decideDropForm: DecideCase<DropForm> = ({ data }, state) => {
  const no = mustBe(state, 'open');
  if (no) return no;
  const form = state.forms[data.formId];
  if (!form || form.status === 'dropped') return [];
  return form.status === 'prepared'
    ? [{ type: 'reception.FormDropped', data }]
    : refused('reception.form-not-in-state', { status: form.status });
};

@CommandHandler(DropForm)
export class DropFormHandler implements ICommandHandler<DropForm> {
  constructor(private readonly cases: Cases) {}

  execute(command: DropForm) {
    return this.cases.decide(command, decideDropForm);
  }
}
