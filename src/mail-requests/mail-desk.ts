/** What the commands on one request share, and the rules that hold for all of them. */
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { BusinessCalendar } from '../calendar/index.js';
import { CERTIFICATE_RULES, type CertificateRules } from '../certificates/index.js';
import { EdgeProblem } from '../edge/problem.filter.js';
import { Guide } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { DomainCommand, type Written } from '../kernel/command.js';
import { refused, type Actor, type Decide, type Meta, type Recorded, type Refusal } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import { NotFound, Refused } from '../kernel/problems.js';
import { tokyoTime } from '../kernel/tokyo.js';
import type { MailEvent } from './events.js';
import { deskStages, mailRequest, mailStream, stageOf, type MailRequest, type Stage } from './mail-request.js';

export interface OnRequest {
  readonly requestId: string;
}

export abstract class MailCommand<D extends OnRequest> extends DomainCommand<D, Written<Recorded<MailEvent>>> {}

export type DecideMail<C> = Decide<C, MailRequest, MailEvent>;

/** What a decision is judged by. */
export interface MailRules {
  readonly certificates: CertificateRules;
  readonly calendar: BusinessCalendar;
}

export const firstNo = (...rules: readonly (Refusal | null)[]): Refusal | null =>
  rules.find((no) => no !== null) ?? null;

export const PROTECTION = 'protection';

/** After a hit on a protected person only the official in charge goes on (支援措置). */
export const mayTouch = ({ stopped }: MailRequest, { role }: Pick<Actor, 'role'>): Refusal | null =>
  stopped && role !== PROTECTION ? refused('mail-requests.protected') : null;

export const mustBeAt = (state: MailRequest, ...allowed: readonly Stage[]): Refusal | null => {
  if (state.status === 'none') return refused('mail-requests.no-such-request');
  if (state.status === 'arrived') return refused('mail-requests.not-arrived-yet');
  const stage = stageOf(state);
  return allowed.includes(stage) ? null : refused('mail-requests.not-at-this-stage', { stage });
};

/** One clerk at a time works on a request. */
export const mustHold = ({ holder }: MailRequest, { person }: Pick<Actor, 'person'>): Refusal | null => {
  if (!holder) return refused('mail-requests.not-taken');
  return holder.person === person ? null : heldByAnother(holder);
};

export const heldByAnother = ({ person: holder, since }: NonNullable<MailRequest['holder']>): Refusal =>
  refused('mail-requests.held-by-another', { holder, since });

/** On her desk, not stopped for her, and at one of these stages. */
export const onDesk = (state: MailRequest, actor: Actor, ...allowed: readonly Stage[]): Refusal | null =>
  firstNo(
    mustBeAt(state, ...deskStages, 'stopped'),
    mayTouch(state, actor),
    mustHold(state, actor),
    mustBeAt(state, ...allowed),
  );

/** What spoils a decision that a clerk made on what she saw; taking and giving back do not. */
export const MATTERS: readonly MailEvent['type'][] = [
  'mail-requests.EnvelopeRegistered', 'mail-requests.SubjectFound', 'mail-requests.ProtectedStopped', 'mail-requests.FeeSettled',
  'mail-requests.InquirySent', 'mail-requests.ReplyReceived', 'mail-requests.CertificatePrinted', 'mail-requests.Verified',
  'mail-requests.VerificationFailed', 'mail-requests.AddresseeChecked', 'mail-requests.Dispatched', 'mail-requests.Rejected',
]; // prettier-ignore

@Injectable()
export class MailDesk {
  constructor(
    private readonly executor: Executor,
    private readonly commands: CommandBus,
    private readonly guide: Guide,
    private readonly staff: Staff,
    @Inject(CERTIFICATE_RULES) private readonly certificates: CertificateRules,
  ) {}

  get rules(): MailRules {
    return { certificates: this.certificates, calendar: this.guide.calendar };
  }

  decide<C extends MailCommand<OnRequest>>(command: C, decide: DecideMail<C>) {
    const stream = mailStream(command.data.requestId);
    return this.executor.decide<OnRequest, C, MailRequest, MailEvent>({
      stream,
      fold: mailRequest,
      command,
      decide,
      matters: MATTERS,
    });
  }

  /** @throws NotFound */
  async load(requestId: string): Promise<{ state: MailRequest; version: number }> {
    const loaded = await this.executor.load(mailStream(requestId), mailRequest);
    if (loaded.state.status === 'none') throw new NotFound('mail request', requestId);
    return loaded;
  }

  /** @throws EdgeProblem naming the holder, for whoever comes too late. */
  async send(command: MailCommand<OnRequest>): Promise<Written<Recorded<MailEvent>>> {
    try {
      return await this.commands.execute(command);
    } catch (error) {
      throw await this.told(error);
    }
  }

  /** Throws the office's no before anything is printed for nothing. */
  async mustBeAllowed(no: Refusal | null): Promise<void> {
    if (no) throw await this.told(new Refused(no));
  }

  /** Commands of a request carry it as their correlation. */
  meta(meta: Meta, requestId: string): Meta {
    return { ...meta, correlationId: requestId };
  }

  private async told(error: unknown): Promise<unknown> {
    if (!(error instanceof Refused) || error.refusal.refused !== 'mail-requests.held-by-another') return error;
    const { holder, since } = error.refusal.details as { holder: string; since: string };
    return new EdgeProblem(409, 'mail-requests.held-by-another', {
      holder: (await this.staff.nameOf(holder)) ?? '',
      since,
      time: tokyoTime(since),
    });
  }
}
