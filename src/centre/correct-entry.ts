// After approval a mistake is found: new values with a reason, which another person approves or refuses. Nothing is edited.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Layout } from '../guidance/index.js';
import { refused, type Actor, type Refusal } from '../kernel/decider.js';
import type { correctionReasons, refusalReasons } from './events.js';
import { FormCommand, FormDesk, type DecideForm } from './form-desk.js';
import {
  anotherPerson,
  firstNo,
  isKnown,
  mayTouch,
  noSuchForm,
  notInState,
  onlyOfficials,
  sawTheSame,
  SPOILS,
} from './rules.js';
import type { OnSeenForm } from './review-entry.js';
import { personalPart } from './submit-entry.js';
import type { Correction, KnownItem, Values } from './work-item.js';

export interface CorrectEntryData extends OnSeenForm {
  readonly reason: (typeof correctionReasons)[number];
  readonly values: Values;
}

export class CorrectEntry extends FormCommand<CorrectEntryData> {}
export class ApproveCorrection extends FormCommand<OnSeenForm> {}
export class RefuseCorrection extends FormCommand<OnSeenForm & { readonly reason: (typeof refusalReasons)[number] }> {}

export const decideCorrectEntry =
  (layout: Layout): DecideForm<CorrectEntry> =>
  ({ data: { formId, reason, values, seen }, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    if (state.place.at !== 'approved') return notInState(state);
    if (state.place.correction) return refused('centre.correction-pending');
    const now = { layoutVersion: layout.version, entryVersion: state.approved?.version ?? null };
    const no = firstNo(
      mayTouch(state, actor),
      anotherPerson(state, actor.person, 'entry'),
      sawTheSame(state, seen, now),
    );
    if (no) return no;
    const data = { formId, reason, layoutVersion: layout.version, clear: values.clear, seen };
    return [{ type: 'centre.Corrected', data, ...personalPart(values) }];
  };

interface Judged {
  readonly actor: Actor;
  readonly data: OnSeenForm;
  readonly layout: Layout;
}

/** The correction that this person may judge, or why not. `seen.entryVersion` is the version of the correction. */
const toJudge = (state: KnownItem, { actor, data, layout }: Judged): Correction | Refusal => {
  const correction = state.place.at === 'approved' ? state.place.correction : null;
  if (!correction) return refused('centre.no-correction');
  const now = { layoutVersion: layout.version, entryVersion: correction.version };
  const no = firstNo(
    mayTouch(state, actor),
    onlyOfficials(data.employment),
    anotherPerson(state, actor.person, 'review'),
    sawTheSame(state, data.seen, now),
  );
  return no ?? correction;
};

export const decideApproveCorrection =
  (layout: Layout): DecideForm<ApproveCorrection> =>
  ({ data, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const correction = toJudge(state, { actor, data, layout });
    if ('refused' in correction) return correction;
    const { formId, caseId, persons, formKind, lifeEvent } = state.form;
    const about = { formId, caseId, persons: [...persons], formKind, lifeEvent };
    return [
      { type: 'centre.CorrectionApproved', data: { ...about, correctionVersion: correction.version, seen: data.seen } },
    ];
  };

export const decideRefuseCorrection =
  (layout: Layout): DecideForm<RefuseCorrection> =>
  ({ data, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const correction = toJudge(state, { actor, data, layout });
    if ('refused' in correction) return correction;
    const { formId, reason, seen } = data;
    return [
      { type: 'centre.CorrectionRefused', data: { formId, correctionVersion: correction.version, reason, seen } },
    ];
  };

@CommandHandler(CorrectEntry)
export class CorrectEntryHandler implements ICommandHandler<CorrectEntry> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: CorrectEntry) {
    return this.desk.byLayout(command, decideCorrectEntry, SPOILS);
  }
}

@CommandHandler(ApproveCorrection)
export class ApproveCorrectionHandler implements ICommandHandler<ApproveCorrection> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: ApproveCorrection) {
    return this.desk.byLayout(command, decideApproveCorrection, SPOILS);
  }
}

@CommandHandler(RefuseCorrection)
export class RefuseCorrectionHandler implements ICommandHandler<RefuseCorrection> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: RefuseCorrection) {
    return this.desk.byLayout(command, decideRefuseCorrection, SPOILS);
  }
}
