/** One envelope with requests for certificates, from its arrival to the post office. Who and when are in the envelope of each event. */
import { z } from 'zod';
import { requesterClasses } from '../certificates/index.js';
import { defineEvents, type EventOf } from '../kernel/events.js';

const request = z.object({ requestId: z.string() });

export const wanted = z.object({
  /** Key of config/certificates. */
  kind: z.string(),
  copies: z.number().int().positive(),
  scope: z.enum(['household', 'person']),
  domicile: z.boolean(),
  relation: z.boolean(),
});
export type Wanted = z.infer<typeof wanted>;

/** 定額小為替: one sheet. */
export const moneyOrder = z.object({
  number: z.string(),
  issuedOn: z.iso.date(),
  amount: z.number().int().positive(),
  /** Somebody wrote on it: the post office does not pay it out. */
  writtenOn: z.boolean(),
});
export type MoneyOrder = z.infer<typeof moneyOrder>;

export const postServices = ['ordinary', 'express', 'registered'] as const;
const service = z.enum(postServices);

const address = z.object({ name: z.string(), address: z.string(), postcode: z.string() });
export const searchTerms = z.object({
  name: z.string(),
  kana: z.string().optional(),
  birthDate: z.iso.date().optional(),
  address: z.string().optional(),
  /** What the sender is to the subject, in the sender's words. */
  relation: z.string().optional(),
});

/** What the papers in the envelope say of persons; sealed under the envelope. */
export const letter = z.object({
  sender: address.extend({ phone: z.string().optional() }),
  /** As on the reply envelope. */
  addressee: address,
  /** The address that the copy of the identity paper shows. */
  identityAddress: z.string(),
  subject: searchTerms,
  purpose: z.string().optional(),
});
export type Letter = z.infer<typeof letter>;

export const inquiryReasons = [
  'fee-short', 'fee-over', 'order-expired', 'order-written-on', 'identity-missing', 'identity-expired', 'address-differs', 'relation-unproven',
  'subject-not-found', 'reply-envelope-missing', 'postage-short', 'other',
] as const; // prettier-ignore
export const failureReasons = ['wrong-person', 'wrong-kind', 'wrong-copies', 'misprint', 'other'] as const;
export const rejectReasons = [
  'not-entitled',
  'no-reply',
  'not-identified',
  'call-in',
  'forwarded',
  'withdrawn',
  'other',
] as const;

const identityPaper = z.object({ kind: z.string(), validUntil: z.iso.date().nullable() });
const words = { envelope: z.object({ words: z.string() }) };
const finding = z.object({ kind: z.string(), codePoints: z.array(z.string()) });

export const mailEvents = defineEvents({
  'mail-requests.EnvelopeRegistered': {
    doc: 'An envelope was opened and registered: who asks for what, with which money and papers.',
    published: true,
    data: request.extend({
      number: z.string(),
      officeId: z.string(),
      requesterClass: z.enum(requesterClasses),
      kinds: z.array(wanted).min(1),
      documents: z.array(z.string()),
      identityPaper,
      moneyOrders: z.array(moneyOrder),
      reply: z.object({ service, postage: z.number().int().min(0) }),
      arrivedOn: z.iso.date(),
      promisedOn: z.iso.date(),
      /** Version of the fees and rules it was registered by. */
      rules: z.string(),
    }),
    personal: { envelope: letter },
  },
  'mail-requests.MailIntakeOpened': { doc: 'The request reached the clerks’ list.', published: true, data: request },
  'mail-requests.Claimed': { doc: 'A clerk took the request.', published: true, data: request },
  'mail-requests.Released': {
    doc: 'The request was given back to the list, by its holder or because she held it too long.',
    published: true,
    data: request.extend({ holder: z.string(), reason: z.enum(['given-back', 'held-too-long', 'relieved']) }),
  },
  'mail-requests.SubjectFound': {
    doc: 'The person whose certificate is asked for was found in the registry.',
    published: true,
    data: request.extend({
      person: z.string(),
      household: z.string().nullable(),
      registryVersion: z.number().int(),
      protected: z.boolean(),
    }),
  },
  'mail-requests.ProtectedStopped': {
    doc: 'The person is protected (支援措置): everything stops until the official in charge goes on.',
    published: true,
    data: request.extend({ person: z.string() }),
  },
  'mail-requests.FeeSettled': {
    doc: 'The fee was taken from the money orders; sheets that are not needed are listed to be returned.',
    published: true,
    data: request.extend({
      due: z.number().int().min(0),
      kept: z.array(z.string()),
      returned: z.array(z.string()),
      rules: z.string(),
    }),
  },
  'mail-requests.InquirySent': {
    doc: 'The sender was asked for what is missing; the promise rests until she answers.',
    published: true,
    data: request.extend({
      reasons: z.array(z.enum(inquiryReasons)).min(1),
      channel: z.enum(['letter', 'phone']),
      fee: z.object({ due: z.number().int(), paid: z.number().int(), missing: z.number().int() }).nullable(),
      replyBy: z.iso.date(),
      /** The printed letter. */
      letterId: z.string().nullable(),
    }),
    personal: words,
  },
  'mail-requests.ReplyReceived': {
    doc: 'The sender answered; the promise is counted anew.',
    published: true,
    data: request.extend({
      moneyOrders: z.array(moneyOrder),
      documents: z.array(z.string()),
      receivedOn: z.iso.date(),
      promisedOn: z.iso.date(),
      /** A copy that takes the place of the first one. */
      identityPaper: identityPaper.optional(),
    }),
    personal: { envelope: letter.pick({ addressee: true, identityAddress: true, subject: true }).partial() },
  },
  'mail-requests.CertificatePrinted': {
    doc: 'The certificates were printed; another person has to compare them with the request.',
    published: true,
    data: request.extend({
      certificates: z
        .array(
          z.object({
            certificateId: z.string(),
            kind: z.string(),
            number: z.string(),
            copies: z.number().int().positive(),
            sha256: z.string(),
            findings: z.array(finding),
          }),
        )
        .min(1),
    }),
  },
  'mail-requests.Verified': {
    doc: 'Another person compared the print with the request.',
    published: true,
    data: request,
  },
  'mail-requests.VerificationFailed': {
    doc: 'The print does not fit the request; it is destroyed and made anew.',
    published: true,
    data: request.extend({ certificates: z.array(z.string()), reasons: z.array(z.enum(failureReasons)).min(1) }),
    personal: words,
  },
  'mail-requests.AddresseeChecked': {
    doc: 'The reply goes to the address on the identity paper; the label was printed.',
    published: true,
    data: request.extend({ labelId: z.string() }),
  },
  'mail-requests.Dispatched': {
    doc: 'The certificates were enclosed and posted.',
    published: true,
    data: request.extend({ service, tracking: z.string().nullable(), dispatchedOn: z.iso.date() }),
  },
  'mail-requests.ReturnedUnspent': {
    doc: 'Money orders that paid no fee went back to the sender.',
    published: true,
    data: request.extend({ orders: z.array(z.string()).min(1), amount: z.number().int().positive() }),
  },
  'mail-requests.Rejected': {
    doc: 'Nothing is issued; papers and money go back.',
    published: true,
    data: request.extend({ reason: z.enum(rejectReasons), certificates: z.array(z.string()) }),
    personal: words,
  },
  'mail-requests.Closed': { doc: 'The request is finished.', published: true, data: request },
});

export type MailEvent = EventOf<typeof mailEvents>;
export type InquiryReason = (typeof inquiryReasons)[number];
export type FailureReason = (typeof failureReasons)[number];
export type RejectReason = (typeof rejectReasons)[number];
export type PostService = (typeof postServices)[number];
