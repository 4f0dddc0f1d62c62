// A clerk takes a request; from then on it is hers until she is done, gives it back, or holds it too long.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../kernel/decider.js';
import type { MailEvent } from './events.js';
import {
  firstNo,
  heldByAnother,
  MailCommand,
  MailDesk,
  mayTouch,
  mustBeAt,
  type DecideMail,
  type MailRules,
  type OnRequest,
} from './mail-desk.js';
import { deskStages, stageOf, type MailRequest } from './mail-request.js';

export class ClaimRequest extends MailCommand<OnRequest> {}

const MINUTE_MS = 60_000;

export const heldTooLong = ({ since }: NonNullable<MailRequest['holder']>, now: string, minutes: number): boolean =>
  Date.parse(now) - Date.parse(since) >= minutes * MINUTE_MS;

/** Whoever printed a certificate does not compare it with the request. */
export const anotherPersonVerifies = (state: MailRequest, person: string) =>
  stageOf(state) === 'verifying' && state.printedBy === person
    ? refused('mail-requests.another-person-verifies')
    : null;

export const decideClaimRequest =
  ({ certificates }: Pick<MailRules, 'certificates'>): DecideMail<ClaimRequest> =>
  ({ data, meta: { actor, now } }, state) => {
    const stage = state.stopped && !state.subject ? (['stopped'] as const) : deskStages;
    const no = firstNo(mustBeAt(state, ...stage), mayTouch(state, actor), anotherPersonVerifies(state, actor.person));
    if (no) return no;
    const { holder } = state;
    if (holder?.person === actor.person) return [];
    const claimed: MailEvent = { type: 'mail-requests.Claimed', data: { requestId: data.requestId } };
    if (!holder) return [claimed];
    if (!heldTooLong(holder, now, certificates.post.held_minutes)) return heldByAnother(holder);
    return [
      {
        type: 'mail-requests.Released',
        data: { requestId: data.requestId, holder: holder.person, reason: 'held-too-long' },
      },
      claimed,
    ];
  };

@CommandHandler(ClaimRequest)
export class ClaimRequestHandler implements ICommandHandler<ClaimRequest> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: ClaimRequest) {
    return this.desk.decide(command, decideClaimRequest(this.desk.rules));
  }
}

export class ReleaseRequest extends MailCommand<OnRequest> {}

/** The holder gives it back; a supervisor may relieve her. */
export const decideReleaseRequest: DecideMail<ReleaseRequest> = ({ data, meta: { actor } }, { status, holder }) => {
  if (status === 'none') return refused('mail-requests.no-such-request');
  if (!holder) return [];
  const own = holder.person === actor.person;
  if (!own && actor.role !== 'supervisor') return heldByAnother(holder);
  return [
    {
      type: 'mail-requests.Released',
      data: { requestId: data.requestId, holder: holder.person, reason: own ? 'given-back' : 'relieved' },
    },
  ];
};

@CommandHandler(ReleaseRequest)
export class ReleaseRequestHandler implements ICommandHandler<ReleaseRequest> {
  constructor(private readonly desk: MailDesk) {}

  execute(command: ReleaseRequest) {
    return this.desk.decide(command, decideReleaseRequest);
  }
}
