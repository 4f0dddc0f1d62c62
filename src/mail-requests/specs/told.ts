/** Events of a request as the specs tell them. */
import { at, by, meta as metaOf, type Told } from '../../../test/support/given.js';
import { cityCalendar } from '../../calendar/index.js';
import { loadCertificateRules } from '../../certificates/index.js';
import type { Actor, Meta } from '../../kernel/decider.js';
import type { Letter, MailEvent, MoneyOrder, Wanted } from '../events.js';
import type { MailRules } from '../mail-desk.js';

export const rules: MailRules = { certificates: loadCertificateRules('config'), calendar: cityCalendar() };
export const TODAY = '2026-11-24';
export const MORNING = '2026-11-24T01:12:00.000Z';

export const maker: Partial<Actor> = { person: 'maker', role: 'mail', account: 'maker' };
export const checker: Partial<Actor> = { person: 'checker', role: 'mail', account: 'checker' };
export const official: Partial<Actor> = { person: 'official', role: 'protection', account: 'official' };
export const clerk: Actor = { kind: 'staff', account: 'maker', person: 'maker', role: 'mail', office: 'centre' };

export const as = (actor: Partial<Actor>, now = MORNING): Meta => metaOf({ actor: { ...clerk, ...actor }, now });

export const order = (number: number, amount: number, known: Partial<MoneyOrder> = {}): MoneyOrder => ({
  number: `02418-${String(number).padStart(6, '0')}`,
  issuedOn: '2026-11-20',
  amount,
  writtenOn: false,
  ...known,
});

export const record = (copies = 1): Wanted => ({
  kind: 'JUMINHYO',
  copies,
  scope: 'household',
  domicile: false,
  relation: true,
});

export const letter: Letter = {
  sender: { name: '髙橋 正彦', address: '東京都江東区豊洲九丁目9番9号', postcode: '135-0061' },
  addressee: { name: '髙橋 正彦', address: '東京都江東区豊洲9-9-9', postcode: '135-0061' },
  identityAddress: '東京都江東区豊洲九丁目9番9号',
  subject: { name: '髙橋 正彦' },
};

export const requestId = 'request-1';
export const id = { requestId };

export const registered = (
  moneyOrders: readonly MoneyOrder[] = [order(1, 300)],
  known: { kinds?: Wanted[]; letter?: Letter } = {},
): Told<MailEvent> => ({
  type: 'mail-requests.EnvelopeRegistered',
  data: {
    requestId,
    number: '郵-26-000001-4',
    officeId: 'centre',
    requesterClass: 'SELF',
    kinds: known.kinds ?? [record()],
    documents: [],
    identityPaper: { kind: 'LICENCE', validUntil: null },
    moneyOrders: [...moneyOrders],
    reply: { service: 'ordinary', postage: 110 },
    arrivedOn: TODAY,
    promisedOn: '2026-12-03',
    rules: rules.certificates.version,
  },
  personal: { [`envelope:${requestId}`]: known.letter ?? letter },
});

export const opened: Told<MailEvent> = { type: 'mail-requests.MailIntakeOpened', data: id };
export const claimedBy = (actor: Partial<Actor>, time = MORNING): Told<MailEvent> =>
  by(actor, at(time, { type: 'mail-requests.Claimed', data: id }));
export const found: Told<MailEvent> = {
  type: 'mail-requests.SubjectFound',
  data: { requestId, person: 'p1', household: 'h1', registryVersion: 3, protected: false },
};
export const stopped: Told<MailEvent> = { type: 'mail-requests.ProtectedStopped', data: { requestId, person: 'p1' } };
export const settled: Told<MailEvent> = {
  type: 'mail-requests.FeeSettled',
  data: { requestId, due: 300, kept: ['02418-000001'], returned: [], rules: 'r' },
};
export const print = {
  certificateId: 'c1',
  kind: 'JUMINHYO',
  number: '郵証-26-000001-4',
  copies: 1,
  sha256: 'a'.repeat(64),
  findings: [],
};
export const printedBy = (actor: Partial<Actor>): Told<MailEvent> =>
  by(actor, { type: 'mail-requests.CertificatePrinted', data: { requestId, certificates: [print] } });
export const verifiedBy = (actor: Partial<Actor>): Told<MailEvent> =>
  by(actor, { type: 'mail-requests.Verified', data: id });
export const labelled: Told<MailEvent> = { type: 'mail-requests.AddresseeChecked', data: { requestId, labelId: 'l1' } };
export const asked: Told<MailEvent> = {
  type: 'mail-requests.InquirySent',
  data: { requestId, reasons: ['fee-short'], channel: 'letter', fee: null, replyBy: '2026-12-14', letterId: null },
};
