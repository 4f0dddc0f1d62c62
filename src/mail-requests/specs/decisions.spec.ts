import { describe, expect, it } from '@jest/globals';
import { at, by, given, stateAfter } from '../../../test/support/given.js';
import { CheckAddressee, decideCheckAddressee } from '../check-addressee.js';
import { ClaimRequest, decideClaimRequest, decideReleaseRequest, ReleaseRequest } from '../claim-request.js';
import { decideDispatchRequest, decideRejectRequest, DispatchRequest, RejectRequest } from '../end-request.js';
import { decideFindSubject, decideStopForProtection, FindSubject, StopForProtection } from '../find-subject.js';
import { mailRequest } from '../mail-request.js';
import { decideOpenMailIntake, OpenMailIntake } from '../open-mail-intake.js';
import { decidePrintCertificates, PrintCertificates } from '../print-certificates.js';
import { decideReceiveReply, ReceiveReply } from '../receive-reply.js';
import { decideRegisterEnvelope, RegisterEnvelope, type RegisterEnvelopeData } from '../register-envelope.js';
import { decideSendInquiry, SendInquiry } from '../send-inquiry.js';
import { decideSettleFee, SettleFee } from '../settle-fee.js';
import { decideFailVerification, decideVerifyPrint, FailVerification, VerifyPrint } from '../verify-print.js';
import {
  as,
  asked,
  checker,
  claimedBy,
  found,
  id,
  labelled,
  letter,
  maker,
  MORNING,
  official,
  opened,
  order,
  print,
  printedBy,
  record,
  registered,
  requestId,
  rules,
  settled,
  stopped,
  TODAY,
  verifiedBy,
} from './told.js';

const request = (...events: Parameters<typeof given>[1][]) => given(mailRequest, ...(events as never[]));
const envelopeData: RegisterEnvelopeData = {
  requestId, number: '郵-26-000001-4', officeId: 'centre', requesterClass: 'SELF', kinds: [record()], documents: [], identityPaper: { kind: 'LICENCE', validUntil: null },
  moneyOrders: [order(1, 300)], reply: { service: 'ordinary', postage: 110 }, arrivedOn: null, letter,
}; // prettier-ignore
const register = (known: Partial<RegisterEnvelopeData> = {}) =>
  new RegisterEnvelope({ ...envelopeData, ...known }, as(maker));
const onDesk = [registered(), opened, claimedBy(maker)] as const;

describe('registering an envelope', () => {
  it('promises the answer in seven working days', () =>
    request()
      .when(decideRegisterEnvelope(rules), register())
      .then(registered() as never));
  it('again is no second request', () =>
    request(registered()).when(decideRegisterEnvelope(rules), register()).thenNothing());
  it.each([
    ['AGENT', 'mail-requests.class-not-handled'],
    ['THIRD_PARTY', 'mail-requests.class-not-handled'],
    ['OFFICIAL', 'mail-requests.class-not-handled'],
  ] as const)('by %s is left to the chief', (requesterClass, code) =>
    request().when(decideRegisterEnvelope(rules), register({ requesterClass })).thenRefused(code),
  );
  it.each([
    ['KOSEKI', 'mail-requests.kind-not-handled'],
    ['INKAN', 'mail-requests.kind-not-by-post'],
    ['NOTHING', 'mail-requests.unknown-kind'],
  ])('for %s is refused', (kind, code) =>
    request()
      .when(decideRegisterEnvelope(rules), register({ kinds: [{ ...record(), kind }] }))
      .thenRefused(code),
  );
  it('refuses a sheet that there is not, one twice, and dates to come', () => {
    const refuses = (known: Partial<RegisterEnvelopeData>, code: string) =>
      request().when(decideRegisterEnvelope(rules), register(known)).thenRefused(code);
    refuses({ moneyOrders: [order(1, 310)] }, 'mail-requests.not-a-denomination');
    refuses({ moneyOrders: [order(1, 300), order(1, 300)] }, 'mail-requests.order-twice');
    refuses({ moneyOrders: [order(1, 300, { issuedOn: '2026-11-25' })] }, 'mail-requests.date-in-future');
    refuses({ arrivedOn: '2026-11-25' }, 'mail-requests.date-in-future');
  });
  it('reaches the list once', () => {
    request(registered())
      .when(decideOpenMailIntake, new OpenMailIntake(id, as({})))
      .then(opened as never);
    request(registered(), opened)
      .when(decideOpenMailIntake, new OpenMailIntake(id, as({})))
      .thenNothing();
  });
});

describe('one clerk at a time', () => {
  const claim = (actor: object, now = MORNING) => new ClaimRequest(id, as(actor, now));
  const later = '2026-11-24T01:50:00.000Z';
  it('takes a request', () =>
    request(registered(), opened)
      .when(decideClaimRequest(rules), claim(maker))
      .then({ type: 'mail-requests.Claimed', data: id }));
  it('does not take it before it is on the list', () =>
    request(registered()).when(decideClaimRequest(rules), claim(maker)).thenRefused('mail-requests.not-arrived-yet'));
  it('keeps it', () =>
    request(...onDesk)
      .when(decideClaimRequest(rules), claim(checker))
      .thenRefused('mail-requests.held-by-another', { holder: 'maker' }));
  it('is relieved of what she held too long', () =>
    request(...onDesk)
      .when(decideClaimRequest(rules), claim(checker, later))
      .then(
        { type: 'mail-requests.Released', data: { requestId, holder: 'maker', reason: 'held-too-long' } },
        { type: 'mail-requests.Claimed', data: id },
      ));
  it('gives it back herself, or a supervisor takes it from her', () => {
    const release = (actor: object) => request(...onDesk).when(decideReleaseRequest, new ReleaseRequest(id, as(actor)));
    release(checker).thenRefused('mail-requests.held-by-another');
    release({ person: 'boss', role: 'supervisor' }).then({
      type: 'mail-requests.Released',
      data: { requestId, holder: 'maker', reason: 'relieved' },
    });
  });
  it('does not work on what she did not take', () =>
    request(registered(), opened)
      .when(decideSettleFee(rules), new SettleFee({ requestId, seen: { due: 300, paid: 300 } }, as(maker)))
      .thenRefused('mail-requests.not-taken'));
});

describe('a protected person', () => {
  const find = (actor: object, shielded: boolean, version = 3) =>
    new FindSubject(
      { requestId, person: 'p1', household: 'h1', protected: shielded, registryVersion: 3, seen: { version } },
      as(actor),
    );
  it('stops everything', () =>
    request(...onDesk)
      .when(decideFindSubject, find(maker, true))
      .then(stopped as never));
  it.each([
    ['find', (_: object) => find(maker, false), decideFindSubject],
    ['claim', (_: object) => new ClaimRequest(id, as(maker)), decideClaimRequest(rules)],
    [
      'settle',
      (_: object) => new SettleFee({ requestId, seen: { due: 300, paid: 300 } }, as(maker)),
      decideSettleFee(rules),
    ],
    [
      'reject',
      (_: object) => new RejectRequest({ requestId, reason: 'call-in', words: '' }, as(maker)),
      decideRejectRequest,
    ],
  ] as const)('lets nobody but the official in charge %s', (_name, command, decide) =>
    request(...onDesk, stopped)
      .when(decide as never, command({}) as never)
      .thenRefused('mail-requests.protected'),
  );
  it('is left to the official in charge, who asks her to come', () => {
    request(...onDesk, stopped)
      .when(decideClaimRequest(rules), new ClaimRequest(id, as(official)))
      .then({ type: 'mail-requests.Claimed', data: id });
    request(...onDesk, stopped, claimedBy(official))
      .when(decideRejectRequest, new RejectRequest({ requestId, reason: 'call-in', words: '' }, as(official)))
      .then(
        { type: 'mail-requests.Rejected', data: { requestId, reason: 'call-in', certificates: [] } },
        { type: 'mail-requests.ReturnedUnspent', data: { requestId, orders: [order(1, 300).number], amount: 300 } },
        { type: 'mail-requests.Closed', data: id },
      );
  });
  it('is not found twice, nor on a record that has changed', () => {
    request(...onDesk, found)
      .when(decideFindSubject, find(maker, false))
      .thenNothing();
    request(...onDesk)
      .when(decideFindSubject, find(maker, false, 2))
      .thenRefused('mail-requests.record-changed');
  });
  it('whose protection began later stops what was found', () =>
    request(...onDesk, found)
      .when(decideStopForProtection, new StopForProtection({ requestId, person: 'p1' }, as(maker)))
      .then(stopped as never));
});

describe('the fee', () => {
  const settle = (due: number, paid: number) => new SettleFee({ requestId, seen: { due, paid } }, as(maker));
  it('is taken once', () => {
    const taken = {
      type: 'mail-requests.FeeSettled',
      data: { requestId, due: 300, kept: [order(1, 300).number], returned: [], rules: rules.certificates.version },
    } as const;
    request(...onDesk)
      .when(decideSettleFee(rules), settle(300, 300))
      .then(taken as never);
    request(...onDesk, settled)
      .when(decideSettleFee(rules), settle(300, 300))
      .thenNothing();
  });
  it('is not what the clerk saw any more', () =>
    request(...onDesk)
      .when(decideSettleFee(rules), settle(300, 250))
      .thenRefused('mail-requests.fee-changed'));
  it('is short', () =>
    request(registered([order(1, 50)]), opened, claimedBy(maker))
      .when(decideSettleFee(rules), settle(300, 50))
      .thenRefused('mail-requests.fee-short', { missing: 250 }));
  it('cannot be taken from a sheet that is too large', () =>
    request(registered([order(1, 1000)]), opened, claimedBy(maker))
      .when(decideSettleFee(rules), settle(300, 1000))
      .thenRefused('mail-requests.fee-over', { surplus: 700 }));
  it('is asked for in a letter with a limit, and only when it is short', () => {
    const ask = new SendInquiry(
      { requestId, reasons: ['fee-short'], words: '', channel: 'letter', letterId: 'l' },
      as(maker),
    );
    request(registered([order(1, 50)]), opened, claimedBy(maker))
      .when(decideSendInquiry(rules), ask)
      .then({
        type: 'mail-requests.InquirySent',
        data: {
          requestId,
          reasons: ['fee-short'],
          channel: 'letter',
          letterId: 'l',
          fee: { due: 300, paid: 50, missing: 250 },
          replyBy: '2026-12-14',
        },
      });
    request(...onDesk)
      .when(decideSendInquiry(rules), ask)
      .thenRefused('mail-requests.fee-not-short');
  });
  it('comes later, and the promise is counted anew', () => {
    const reply = new ReceiveReply(
      {
        requestId,
        moneyOrders: [order(2, 250)],
        documents: [],
        receivedOn: null,
        identityPaper: null,
        corrections: {},
      },
      as(checker, '2026-12-01T01:00:00.000Z'),
    );
    request(registered([order(1, 50)]), opened, claimedBy(maker), asked)
      .when(decideReceiveReply(rules), reply)
      .then({
        type: 'mail-requests.ReplyReceived',
        data: {
          requestId,
          moneyOrders: [order(2, 250)],
          documents: [],
          receivedOn: '2026-12-01',
          promisedOn: '2026-12-10',
        },
      });
    request(...onDesk)
      .when(decideReceiveReply(rules), reply)
      .thenRefused('mail-requests.not-at-this-stage');
  });
  it('may bring a new copy of a card and another name, which then stand in the place of the first', () => {
    const identityPaper = { kind: 'CARD', validUntil: '2031-05-02' };
    const subject = { name: '髙橋 正彦', birthDate: '1970-05-02' };
    const data = { requestId, moneyOrders: [], documents: ['scan-2'], receivedOn: '2026-12-01' };
    const written = { ...data, identityPaper, promisedOn: '2026-12-10' };
    request(...onDesk, asked)
      .when(
        decideReceiveReply(rules),
        new ReceiveReply({ ...data, identityPaper, corrections: { subject } }, as(checker, '2026-12-01T01:00:00.000Z')),
      )
      .then({
        type: 'mail-requests.ReplyReceived',
        data: written,
        personal: { [`envelope:${requestId}`]: { subject } },
      });
    const after = stateAfter(mailRequest, ...onDesk, asked, {
      type: 'mail-requests.ReplyReceived',
      data: written,
      personal: { [`envelope:${requestId}`]: { subject } },
    });
    expect(after).toMatchObject({
      status: 'open',
      identityPaper,
      documents: ['scan-2'],
      letter: { ...letter, subject },
    });
  });
  it('that never comes sends everything back, but not before the limit', () => {
    const reject = (now: string) => new RejectRequest({ requestId, reason: 'no-reply', words: '' }, as(checker, now));
    request(...onDesk, asked)
      .when(decideRejectRequest, reject('2026-12-14T01:00:00.000Z'))
      .thenRefused('mail-requests.reply-still-possible');
    request(...onDesk, asked)
      .when(decideRejectRequest, reject('2026-12-15T01:00:00.000Z'))
      .then(
        { type: 'mail-requests.Rejected', data: { requestId, reason: 'no-reply', certificates: [] } },
        { type: 'mail-requests.ReturnedUnspent', data: { requestId, orders: [order(1, 300).number], amount: 300 } },
        { type: 'mail-requests.Closed', data: id },
      );
  });
});

describe('a print', () => {
  const ready = [...onDesk, found, settled] as const;
  const printed = [...ready, printedBy(maker)] as const;
  const prints = new PrintCertificates({ requestId, certificates: [print] }, as(maker));
  const verify = (actor: object, sha256 = print.sha256) =>
    new VerifyPrint({ requestId, seen: [{ certificateId: 'c1', sha256 }] }, as(actor));
  it('needs the person and the fee', () => {
    request(...ready)
      .when(decidePrintCertificates, prints)
      .then({ type: 'mail-requests.CertificatePrinted', data: { requestId, certificates: [print] } });
    request(...onDesk, found)
      .when(decidePrintCertificates, prints)
      .thenRefused('mail-requests.fee-not-settled');
    request(...onDesk, settled)
      .when(decidePrintCertificates, prints)
      .thenRefused('mail-requests.not-at-this-stage');
  });
  it('is never compared by whoever made it', () => {
    request(...printed)
      .when(decideClaimRequest(rules), new ClaimRequest(id, as(maker)))
      .thenRefused('mail-requests.another-person-verifies');
    request(...printed)
      .when(decideVerifyPrint, verify(maker))
      .thenRefused('mail-requests.another-person-verifies');
    // The same person under another account is the same person.
    request(...printed)
      .when(decideVerifyPrint, verify({ ...maker, account: 'second', role: 'protection' }))
      .thenRefused('mail-requests.another-person-verifies');
  });
  it('is compared by another person, on the very print she saw', () => {
    request(...printed, claimedBy(checker))
      .when(decideVerifyPrint, verify(checker))
      .then({ type: 'mail-requests.Verified', data: id });
    request(...printed, claimedBy(checker))
      .when(decideVerifyPrint, verify(checker, 'b'.repeat(64)))
      .thenRefused('mail-requests.other-print');
  });
  it('that is wrong is destroyed and made anew', () => {
    const fail = new FailVerification({ requestId, reasons: ['wrong-person'], words: '' }, as(checker));
    const failed = {
      type: 'mail-requests.VerificationFailed',
      data: { requestId, reasons: ['wrong-person'], certificates: ['c1'] },
    } as const;
    request(...printed, claimedBy(checker))
      .when(decideFailVerification, fail)
      .then(failed as never);
    request(...printed, claimedBy(checker), by(checker, failed as never), claimedBy(maker))
      .when(decidePrintCertificates, prints)
      .then({ type: 'mail-requests.CertificatePrinted', data: { requestId, certificates: [print] } });
  });
});

describe('before it leaves', () => {
  const verified = [...onDesk, found, settled, printedBy(maker), claimedBy(checker), verifiedBy(checker)] as const;
  const label = new CheckAddressee({ requestId, labelId: 'l1' }, as(checker));
  const dispatch = (service: 'ordinary' | 'registered', tracking: string | null = null) =>
    new DispatchRequest({ requestId, service, tracking }, as(checker));
  it('its addressee lives where the identity paper says', () =>
    request(...verified)
      .when(decideCheckAddressee, label)
      .then(labelled as never));
  it('it goes nowhere else', () => {
    const elsewhere = { ...letter, addressee: { ...letter.addressee, address: '東京都江東区豊洲9-9-8' } };
    request(registered([order(1, 300)], { letter: elsewhere }), ...verified.slice(1))
      .when(decideCheckAddressee, label)
      .thenRefused('mail-requests.addressee-differs');
  });
  it('is not posted before the label was checked', () =>
    request(...verified)
      .when(decideDispatchRequest, dispatch('ordinary'))
      .thenRefused('mail-requests.not-at-this-stage'));
  it('is posted, with the sheets that paid nothing', () => {
    const withSpare = [registered([order(1, 300), order(2, 50, { writtenOn: true })]), ...verified.slice(1), labelled];
    request(...withSpare)
      .when(decideDispatchRequest, dispatch('ordinary'))
      .then(
        { type: 'mail-requests.ReturnedUnspent', data: { requestId, orders: [order(2, 50).number], amount: 50 } },
        {
          type: 'mail-requests.Dispatched',
          data: { requestId, service: 'ordinary', tracking: null, dispatchedOn: TODAY },
        },
        { type: 'mail-requests.Closed', data: id },
      );
    request(...verified, labelled)
      .when(decideDispatchRequest, dispatch('registered'))
      .thenRefused('mail-requests.tracking-needed');
  });
  it('can be stopped: nothing issued, the fee goes back too', () =>
    request(...verified, at(MORNING, labelled as never))
      .when(decideRejectRequest, new RejectRequest({ requestId, reason: 'withdrawn', words: '' }, as(checker)))
      .then(
        { type: 'mail-requests.Rejected', data: { requestId, reason: 'withdrawn', certificates: ['c1'] } },
        { type: 'mail-requests.ReturnedUnspent', data: { requestId, orders: [order(1, 300).number], amount: 300 } },
        { type: 'mail-requests.Closed', data: id },
      ));
});
