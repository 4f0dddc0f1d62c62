// The holder gives a form back or puts it aside; a supervisor may take it from her or raise it in the order.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import type { holdReasons, raiseReasons, releaseReasons } from './events.js';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';
import { heldIn, isKnown, mayTouch, mustHold, noSuchForm, notInState } from './rules.js';

/** `reason` is needed where somebody else's form is taken from her. */
export class ReleaseForm extends FormCommand<OnForm & { readonly reason: (typeof releaseReasons)[number] | null }> {}

export const decideReleaseForm: DecideForm<ReleaseForm> = ({ data: { formId, reason }, meta: { actor } }, state) => {
  if (!isKnown(state)) return noSuchForm();
  const held = heldIn(state);
  if (!held) return [];
  const own = held.holder === actor.person;
  if (!own && actor.role !== 'supervisor') return mustHold(state, actor.person) ?? [];
  if (!own && reason === null) return refused('centre.reason-needed');
  return [
    { type: 'centre.Released', data: { formId, stage: held.stage, holder: held.holder, reason: own ? null : reason } },
  ];
};

@CommandHandler(ReleaseForm)
export class ReleaseFormHandler implements ICommandHandler<ReleaseForm> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: ReleaseForm) {
    return this.desk.decide(command, decideReleaseForm);
  }
}

export class PutOnHold extends FormCommand<OnForm & { readonly reason: (typeof holdReasons)[number] }> {}

export const decidePutOnHold: DecideForm<PutOnHold> = ({ data: { formId, reason }, meta: { actor } }, state) => {
  if (!isKnown(state)) return noSuchForm();
  const { place } = state;
  if (place.at === 'hold' && place.by === actor.person && place.reason === reason) return [];
  const no = mayTouch(state, actor) ?? mustHold(state, actor.person);
  if (no) return no;
  return [{ type: 'centre.PutOnHold', data: { formId, stage: heldIn(state)?.stage ?? 'entry', reason } }];
};

@CommandHandler(PutOnHold)
export class PutOnHoldHandler implements ICommandHandler<PutOnHold> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: PutOnHold) {
    return this.desk.decide(command, decidePutOnHold);
  }
}

export class RaisePriority extends FormCommand<OnForm & { readonly reason: (typeof raiseReasons)[number] }> {}

export const decideRaisePriority: DecideForm<RaisePriority> = ({ data }, state) => {
  if (!isKnown(state)) return noSuchForm();
  if (['approved', 'returned-ward', 'withdrawn'].includes(state.place.at)) return notInState(state);
  return state.raised ? [] : [{ type: 'centre.PriorityRaised', data }];
};

@CommandHandler(RaisePriority)
export class RaisePriorityHandler implements ICommandHandler<RaisePriority> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: RaisePriority) {
    return this.desk.decide(command, decideRaisePriority);
  }
}
