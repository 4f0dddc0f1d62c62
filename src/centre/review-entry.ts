// A third person compares the entry with the paper: she approves it, or returns it to the operator or to the ward.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Layout } from '../guidance/index.js';
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import type { ReturnReason, Seen } from './events.js';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';
import {
  anotherPerson,
  firstNo,
  heldIn,
  isKnown,
  mayTouch,
  mustHold,
  noSuchForm,
  onlyOfficials,
  sawTheSame,
  SPOILS,
  type Employment,
} from './rules.js';
import type { KnownItem } from './work-item.js';

export interface OnSeenForm extends OnForm {
  readonly employment: Employment;
  readonly seen: Seen;
}

export interface ReturnData extends OnSeenForm {
  readonly reasons: readonly ReturnReason[];
  readonly words: string;
}

export class ApproveEntry extends FormCommand<OnSeenForm> {}
export class ReturnToOperator extends FormCommand<ReturnData> {}
export class ReturnToWard extends FormCommand<ReturnData> {}

const mayReview = (state: KnownItem, actor: Actor, { employment, seen }: OnSeenForm, layout: Layout): Refusal | null =>
  firstNo(
    mayTouch(state, actor),
    onlyOfficials(employment),
    anotherPerson(state, actor.person, 'review'),
    mustHold(state, actor.person, 'review'),
    sawTheSame(state, seen, { layoutVersion: layout.version, entryVersion: state.entry?.version ?? null }),
  );

export const decideApproveEntry =
  (layout: Layout): DecideForm<ApproveEntry> =>
  ({ data, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const no = mayReview(state, actor, data, layout);
    if (no) return no;
    const { formId, handOffId, caseId, formKind, lifeEvent, persons } = state.form;
    const entryVersion = state.entry?.version ?? 0;
    const about = { formId, handOffId, caseId, formKind, lifeEvent, persons: [...persons] };
    return [{ type: 'centre.Approved', data: { ...about, entryVersion, seen: data.seen } }];
  };

/** It comes back to the person who typed it, at the top of her list. */
export const decideReturnToOperator =
  (layout: Layout): DecideForm<ReturnToOperator> =>
  ({ data, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const no = mayReview(state, actor, data, layout) ?? mustSayWhy(data, layout);
    if (no) return no;
    const { formId, reasons, seen, words } = data;
    return [
      {
        type: 'centre.ReturnedToOperator',
        data: { formId, operator: state.entry?.by ?? '', reasons: [...reasons], seen },
        personal: { [`case:${state.form.caseId}`]: { words } },
      },
    ];
  };

/** By the operator, who needs the paper or the visitor before she can type; or by the reviewer. */
export const decideReturnToWard =
  (layout: Layout): DecideForm<ReturnToWard> =>
  ({ data, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const by = heldIn(state)?.stage ?? 'entry';
    const no = firstNo(
      mustHold(state, actor.person),
      by === 'review' ? mayReview(state, actor, data, layout) : mayAskWard(state, actor, data, layout),
      mustSayWhy(data, layout),
    );
    if (no) return no;
    const { formId, reasons, seen, words } = data;
    const { handOffId, caseId } = state.form;
    return [
      {
        type: 'centre.ReturnedToWard',
        data: { formId, handOffId, caseId, by, reasons: [...reasons], seen },
        personal: { [`case:${caseId}`]: { words } },
      },
    ];
  };

const mayAskWard = (state: KnownItem, actor: Actor, { seen }: OnSeenForm, layout: Layout): Refusal | null =>
  firstNo(
    mayTouch(state, actor),
    anotherPerson(state, actor.person, 'entry'),
    sawTheSame(state, seen, { layoutVersion: layout.version, entryVersion: state.entry?.version ?? null }),
  );

const mustSayWhy = ({ reasons, words }: ReturnData, layout: Layout): Refusal | null => {
  if (reasons.length === 0 || words.trim() === '') return refused('centre.reason-needed');
  const unknown = reasons.find(({ field }) => field !== 'form' && !layout.fields.some(({ id }) => id === field));
  return unknown ? refused('centre.no-such-field', { field: unknown.field }) : null;
};

@CommandHandler(ApproveEntry)
export class ApproveEntryHandler implements ICommandHandler<ApproveEntry> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: ApproveEntry) {
    return this.desk.byLayout(command, decideApproveEntry, SPOILS);
  }
}

@CommandHandler(ReturnToOperator)
export class ReturnToOperatorHandler implements ICommandHandler<ReturnToOperator> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: ReturnToOperator) {
    return this.desk.byLayout(command, decideReturnToOperator, SPOILS);
  }
}

@CommandHandler(ReturnToWard)
export class ReturnToWardHandler implements ICommandHandler<ReturnToWard> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: ReturnToWard) {
    return this.desk.byLayout(command, decideReturnToWard, SPOILS);
  }
}
