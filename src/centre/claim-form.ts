// Somebody takes a form to type or to review it; from then on it is hers until she is done, gives it back or stays away.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { isRefusal, type Refusal } from '../kernel/decider.js';
import { Refused } from '../kernel/problems.js';
import type { CentreEvent, Stage } from './events.js';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';
import { hasExpired, LASTING, Leases, type LeaseReading } from './leases.js';
import {
  anotherPerson,
  firstNo,
  heldByAnother,
  heldIn,
  isKnown,
  mayTouch,
  noSuchForm,
  notInState,
  onlyOfficials,
  type Employment,
} from './rules.js';
import type { KnownItem } from './work-item.js';

export interface ClaimFormData extends OnForm {
  readonly stage: Stage;
  readonly employment: Employment;
}

export class ClaimForm extends FormCommand<ClaimFormData> {}

export const decideClaimForm =
  (lease: LeaseReading): DecideForm<ClaimForm> =>
  ({ data: { formId, stage, employment }, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const no = firstNo(
      mayTouch(state, actor),
      anotherPerson(state, actor.person, stage),
      stage === 'review' ? onlyOfficials(employment) : null,
    );
    if (no) return no;
    const held = heldIn(state);
    if (held?.holder === actor.person && held.stage === stage) return [];
    const before = offered(state, stage, lease);
    return isRefusal(before) ? before : [...before, { type: 'centre.Claimed', data: { formId, stage } }];
  };

/** What has to be recorded before the claim, or why the form is not to be had. */
const offered = (state: KnownItem, stage: Stage, lease: LeaseReading): CentreEvent[] | Refusal => {
  const { place } = state;
  const held = heldIn(state);
  if (held) return held.stage === stage && hasExpired(held, lease) ? [expired(state)] : heldByAnother(held);
  if (place.at === 'hold') return place.stage === stage ? [] : notInState(state);
  const waits =
    stage === 'review'
      ? place.at === 'review-waiting'
      : place.at === 'entry-waiting' || place.at === 'returned-operator';
  return waits ? [] : notInState(state);
};

const expired = (state: KnownItem): CentreEvent => {
  const { stage = 'entry', holder = '' } = heldIn(state) ?? {};
  return { type: 'centre.LeaseExpired', data: { formId: state.form.formId, stage, holder } };
};

@CommandHandler(ClaimForm)
export class ClaimFormHandler implements ICommandHandler<ClaimForm> {
  constructor(
    private readonly desk: FormDesk,
    private readonly leases: Leases,
  ) {}

  /** Nearly always nobody holds the form: its lease is read only when somebody does. */
  async execute(command: ClaimForm) {
    try {
      return await this.desk.decide(command, decideClaimForm(LASTING));
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.refused !== 'centre.held-by-another') throw error;
      return this.desk.decide(command, decideClaimForm(await this.leases.read(command.data.formId)));
    }
  }
}

/** The holder stayed away for longer than her lease: the form is offered again. */
export class ExpireLease extends FormCommand<OnForm & { readonly claimVersion: number }> {}

export const decideExpireLease =
  (lease: LeaseReading): DecideForm<ExpireLease> =>
  ({ data: { claimVersion } }, state) => {
    const held = isKnown(state) ? heldIn(state) : null;
    return isKnown(state) && held?.version === claimVersion && hasExpired(held, lease) ? [expired(state)] : [];
  };

@CommandHandler(ExpireLease)
export class ExpireLeaseHandler implements ICommandHandler<ExpireLease> {
  constructor(
    private readonly desk: FormDesk,
    private readonly leases: Leases,
  ) {}

  async execute(command: ExpireLease) {
    return this.desk.decide(command, decideExpireLease(await this.leases.read(command.data.formId)));
  }
}
