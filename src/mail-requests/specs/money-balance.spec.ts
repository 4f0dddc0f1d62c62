import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { recorded } from '../../../test/support/given.js';
import { isRefusal, type Decide, type Meta } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import { CheckAddressee, decideCheckAddressee } from '../check-addressee.js';
import { ClaimRequest, decideClaimRequest } from '../claim-request.js';
import { decideDispatchRequest, decideRejectRequest, DispatchRequest, RejectRequest } from '../end-request.js';
import type { MailEvent } from '../events.js';
import { decideFindSubject, FindSubject } from '../find-subject.js';
import { mailRequest, type MailRequest } from '../mail-request.js';
import { isBalanced, ledgerOf } from '../money/ledger.js';
import { decideOpenMailIntake, OpenMailIntake } from '../open-mail-intake.js';
import { decidePrintCertificates, PrintCertificates } from '../print-certificates.js';
import { decideReceiveReply, ReceiveReply } from '../receive-reply.js';
import { decideSendInquiry, SendInquiry } from '../send-inquiry.js';
import { decideSettleFee, feeOf, SettleFee } from '../settle-fee.js';
import { decideFailVerification, decideVerifyPrint, FailVerification, VerifyPrint } from '../verify-print.js';
import { as, checker, id, maker, order, print, record, registered, requestId, rules } from './told.js';

type Step =
  'claim' | 'other' | 'find' | 'settle' | 'ask' | 'reply' | 'print' | 'verify' | 'fail' | 'label' | 'post' | 'reject';
const STEPS: readonly Step[] = [
  'claim',
  'other',
  'find',
  'settle',
  'ask',
  'reply',
  'print',
  'verify',
  'fail',
  'label',
  'post',
  'reject',
];

const decided = (state: MailRequest, step: Step, meta: Meta, spare: readonly number[]) => {
  const run = <C>(decide: Decide<C, MailRequest, MailEvent>, command: C) => decide(command, state);
  const { due, paid } = feeOf(state, rules);
  const seen = [{ certificateId: print.certificateId, sha256: print.sha256 }];
  switch (step) {
    case 'claim':
    case 'other':
      return run(decideClaimRequest(rules), new ClaimRequest(id, meta));
    case 'find':
      return run(
        decideFindSubject,
        new FindSubject(
          { requestId, person: 'p1', household: null, protected: false, registryVersion: 1, seen: { version: 1 } },
          meta,
        ),
      );
    case 'settle':
      return run(decideSettleFee(rules), new SettleFee({ requestId, seen: { due, paid } }, meta));
    case 'ask':
      return run(
        decideSendInquiry(rules),
        new SendInquiry({ requestId, reasons: ['other'], words: '', channel: 'phone', letterId: null }, meta),
      );
    case 'reply': {
      const moneyOrders = spare.map((amount, index) => order(100 * (state.inquiries.length + 1) + index, amount));
      return run(
        decideReceiveReply(rules),
        new ReceiveReply(
          { requestId, moneyOrders, documents: [], receivedOn: null, identityPaper: null, corrections: {} },
          meta,
        ),
      );
    }
    case 'print':
      return run(decidePrintCertificates, new PrintCertificates({ requestId, certificates: [print] }, meta));
    case 'verify':
      return run(decideVerifyPrint, new VerifyPrint({ requestId, seen }, meta));
    case 'fail':
      return run(decideFailVerification, new FailVerification({ requestId, reasons: ['misprint'], words: '' }, meta));
    case 'label':
      return run(decideCheckAddressee, new CheckAddressee({ requestId, labelId: 'l1' }, meta));
    case 'post':
      return run(decideDispatchRequest, new DispatchRequest({ requestId, service: 'ordinary', tracking: null }, meta));
    case 'reject':
      return run(decideRejectRequest, new RejectRequest({ requestId, reason: 'withdrawn', words: '' }, meta));
  }
};

const sheet = fc.constantFrom(...rules.certificates.post.money_orders.denominations);
const step = fc.record({
  step: fc.constantFrom(...STEPS),
  person: fc.constantFrom(maker, checker),
  spare: fc.array(sheet, { maxLength: 2 }),
});
/** Mostly the usual way, so that many requests get to their end. */
const USUAL: readonly Step[] = ['claim', 'find', 'settle', 'print', 'other', 'verify', 'label', 'post'];
const usual = (steps: readonly Step[]) =>
  steps.map((name) => ({
    step: name,
    person: ['other', 'verify', 'label', 'post'].includes(name) ? checker : maker,
    spare: [] as number[],
  }));

/** The request after every step that the office allowed, with its state at each. */
const play = (
  amounts: readonly number[],
  copies: number,
  steps: readonly { step: Step; person: object; spare: readonly number[] }[],
): MailRequest[] => {
  let version = 0;
  let state = mailRequest.initial;
  const apply = (events: readonly object[], meta: Meta) => {
    for (const event of recorded(events as never[], 'stream')) {
      version += 1;
      state = mailRequest.evolve(state, {
        ...(event as never as Parameters<typeof mailRequest.evolve>[1]),
        version,
        actor: meta.actor,
        recordedAt: meta.now,
        id: derivedId('event', version),
      });
    }
    return state;
  };
  const start = as(maker);
  const states = [
    apply(
      [
        registered(
          amounts.map((amount, index) => order(index + 1, amount)),
          { kinds: [record(copies)] },
        ),
      ],
      start,
    ),
  ];
  const opening = decideOpenMailIntake(new OpenMailIntake(id, start), state);
  if (!isRefusal(opening)) states.push(apply(opening, start));
  for (const { step: name, person, spare } of steps) {
    const meta = as(person);
    const events = decided(state, name, meta, spare);
    if (!isRefusal(events)) states.push(apply(events, meta));
  }
  return states;
};

describe('the money of requests by post', () => {
  it('is fee, returned or held after every step, and nothing is held when a request is over', () => {
    let over = 0;
    fc.assert(
      fc.property(
        fc.array(sheet, { maxLength: 6 }),
        fc.integer({ min: 1, max: 4 }),
        fc.array(step, { maxLength: 25 }),
        (amounts, copies, wild) => {
          for (const state of play(amounts, copies, [
            ...wild,
            ...usual(USUAL),
            ...usual(['claim', 'other', 'reject']),
          ])) {
            expect(isBalanced([state.purse])).toBe(true);
            if (state.status !== 'closed' && state.status !== 'rejected') continue;
            over += 1;
            const { received, fees, returned, held } = ledgerOf([state.purse]);
            expect([held, received]).toEqual([0, fees + returned]);
            expect(fees).toBe(state.status === 'closed' ? (state.fee?.due ?? -1) : 0);
          }
        },
      ),
      { numRuns: 250 },
    );
    expect(over).toBeGreaterThan(150);
  });

  it('adds up over all envelopes', () =>
    fc.assert(
      fc.property(fc.array(fc.array(sheet, { maxLength: 4 }), { maxLength: 8 }), (envelopes) => {
        const purses = envelopes.map(
          (amounts) => play(amounts, 1, usual(USUAL)).at(-1)?.purse ?? mailRequest.initial.purse,
        );
        const all = ledgerOf(purses);
        expect(all.received).toBe(envelopes.flat().reduce((total, amount) => total + amount, 0));
        expect(all.received).toBe(all.fees + all.returned + all.held);
      }),
    ));
});
