/** A request as its bench shows it. */
import { z } from 'zod';
import { requesterClasses } from '../certificates/index.js';
import { acts } from './allowed-acts.js';
import { inquiryReasons, postServices, rejectReasons } from './events.js';
import { feeShape, words } from './fee-answer.js';
import { stages } from './mail-request.js';

const text = z.string().nullable();
const address = z.object({ name: z.string(), address: z.string(), postcode: z.string() });

export const requestAnswer = z.object({
  requestId: z.string(),
  number: z.string(),
  etag: z.string(),
  stage: z.enum(['arrived', ...stages]),
  /** 支援措置: nothing of persons is shown but to the official in charge. */
  stopped: z.boolean(),
  masked: z.boolean(),
  acts: z.array(z.enum(acts)),
  requesterClass: z.enum(requesterClasses),
  kinds: z.array(
    z.object({
      kind: z.string(),
      name: words,
      copies: z.number().int(),
      scope: z.enum(['household', 'person']),
      domicile: z.boolean(),
      relation: z.boolean(),
    }),
  ),
  arrivedOn: z.string(),
  ageDays: z.number().int(),
  promisedOn: text,
  replyBy: text,
  reply: z.object({ service: z.enum(postServices), postage: z.number().int() }),
  identityPaper: z.object({ kind: z.string(), validUntil: text, expired: z.boolean() }),
  /** Null when masked or erased. */
  letter: z
    .object({
      sender: address.extend({ phone: text }),
      addressee: address,
      identityAddress: z.string(),
      addresseeFits: z.boolean(),
      subject: z.object({ name: z.string(), kana: text, birthDate: text, address: text, relation: text }),
      purpose: text,
    })
    .nullable(),
  documents: z.array(
    z.object({
      documentId: z.string(),
      pages: z.array(z.object({ page: z.number().int(), width: z.number(), height: z.number(), url: z.string() })),
    }),
  ),
  holder: z.object({ person: z.string(), name: text, since: z.string(), mine: z.boolean() }).nullable(),
  subject: z
    .object({
      person: z.string(),
      name: text,
      kana: text,
      birthDate: text,
      address: text,
      ward: text,
      status: text,
      householdSize: z.number().int().nullable(),
      version: z.number().int(),
      changed: z.boolean(),
    })
    .nullable(),
  fee: feeShape.extend({ settled: z.boolean(), kept: z.array(z.string()) }),
  inquiries: z.array(
    z.object({
      at: z.string(),
      by: text,
      reasons: z.array(z.enum(inquiryReasons)),
      channel: z.enum(['letter', 'phone']),
      replyBy: z.string(),
      letterUrl: text,
    }),
  ),
  certificates: z.array(
    z.object({
      certificateId: z.string(), kind: z.string(), name: words, number: z.string(), copies: z.number().int(), sha256: z.string(), url: z.string(),
      findings: z.array(z.object({ kind: z.string(), codePoints: z.array(z.string()) })),
    }),
  ), // prettier-ignore
  printedBy: text,
  verifiedBy: text,
  labelUrl: text,
  dispatched: z.object({ service: z.enum(postServices), tracking: text, on: z.string() }).nullable(),
  rejected: z.enum(rejectReasons).nullable(),
  steps: z.array(z.object({ at: z.string(), kind: z.string(), person: text, detail: text })),
});
export type RequestAnswer = z.infer<typeof requestAnswer>;
