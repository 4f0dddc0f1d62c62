/** What this person may do with a request now, by the same rules that decide it. Pure. */
import { isRefusal, type Actor, type Meta, type Refusal } from '../kernel/decider.js';
import { addresseeNo } from './check-addressee.js';
import { ClaimRequest, decideClaimRequest } from './claim-request.js';
import { firstNo, mayTouch, mustBeAt, mustHold, onDesk, PROTECTION, type MailRules } from './mail-desk.js';
import { deskStages, type MailRequest } from './mail-request.js';
import { printNo } from './print-certificates.js';

export const acts = [
  'claim',
  'release',
  'subject',
  'settle',
  'inquiry',
  'reply',
  'print',
  'verify',
  'addressee',
  'dispatch',
  'reject',
] as const;
export type Act = (typeof acts)[number];

const WORKS: ReadonlySet<string> = new Set(['mail', PROTECTION]);

export const allowedActs = (state: MailRequest, actor: Actor, now: string, rules: MailRules): Act[] => {
  if (!WORKS.has(actor.role)) return [];
  const desk = (...allowed: Parameters<typeof mustBeAt>[1][]) => onDesk(state, actor, ...allowed);
  const open = state.status === 'waiting' ? mayTouch(state, actor) : desk(...deskStages, 'stopped');
  const no: Readonly<Record<Act, Refusal | null | boolean>> = {
    claim: mine(state, actor) || claimNo(state, actor, now, rules),
    release: mustHold(state, actor),
    subject: desk('searching', 'issuing', 'stopped'),
    settle: state.fee !== null || desk('searching', 'issuing', 'stopped'),
    inquiry: desk(...deskStages, 'stopped'),
    reply: firstNo(mustBeAt(state, 'waiting'), mayTouch(state, actor)),
    print: printNo(state, actor),
    verify: desk('verifying'),
    addressee: addresseeNo(state, actor),
    dispatch: desk('dispatch'),
    reject: state.status === 'closed' || state.status === 'rejected' || open,
  };
  return acts.filter((act) => no[act] === null || no[act] === false);
};

const mine = ({ holder }: MailRequest, { person }: Actor): boolean => holder?.person === person;

const claimNo = (state: MailRequest, actor: Actor, now: string, rules: MailRules): Refusal | null => {
  const meta: Meta = { commandId: '', actor, now };
  const decided = decideClaimRequest(rules)(new ClaimRequest({ requestId: state.requestId }, meta), state);
  return isRefusal(decided) ? decided : null;
};
