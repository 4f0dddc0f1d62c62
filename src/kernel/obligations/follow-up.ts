/** The stream of one follow-up that got stuck: parked for a person, who has it tried again or discards it. */
import { DomainCommand } from '../command.js';
import { refused, unreachable, type Decide, type Fold } from '../decider.js';
import { derivedId } from '../ids.js';
import type { DiscardReason, KernelEvent } from './events.js';

export interface FollowUpName {
  readonly obligation: string;
  readonly key: string;
  /** The event that opened it. */
  readonly openedBy: string;
}

export const followUpStream = ({ obligation, key, openedBy }: FollowUpName): string =>
  `followUp-${derivedId('follow-up-stream', obligation, key, openedBy)}`;

export interface FollowUpState {
  readonly status: 'going' | 'parked' | 'discarded';
  readonly retries: number;
}

export const followUpFold: Fold<FollowUpState, KernelEvent> = {
  initial: { status: 'going', retries: 0 },
  evolve: (state, event) => {
    switch (event.type) {
      case 'kernel.FollowUpParked':
        return { ...state, status: 'parked' };
      case 'kernel.FollowUpRetried':
        return { status: 'going', retries: state.retries + 1 };
      case 'kernel.FollowUpDiscarded':
        return { ...state, status: 'discarded' };
      default:
        return unreachable(event);
    }
  },
};

/** `round` counts the retries before this run: a run of an earlier round that ends late parks nothing. */
export type ParkData = FollowUpName & { readonly reason: string; readonly error?: string; readonly round: number };
export class ParkFollowUp extends DomainCommand<ParkData> {}
export class RetryFollowUp extends DomainCommand<FollowUpName> {}
export class DiscardFollowUp extends DomainCommand<FollowUpName & { readonly reason: DiscardReason }> {}

export const decidePark: Decide<ParkFollowUp, FollowUpState, KernelEvent> = ({ data }, { status, retries }) => {
  const { round, ...parked } = data;
  return status === 'going' && round === retries ? [{ type: 'kernel.FollowUpParked', data: parked }] : [];
};

export const decideRetry: Decide<RetryFollowUp, FollowUpState, KernelEvent> = ({ data }, { status }) =>
  status === 'parked' ? [{ type: 'kernel.FollowUpRetried', data }] : refused('kernel.follow-up-not-parked');

export const decideDiscard: Decide<DiscardFollowUp, FollowUpState, KernelEvent> = ({ data }, { status }) =>
  status === 'parked' ? [{ type: 'kernel.FollowUpDiscarded', data }] : refused('kernel.follow-up-not-parked');
