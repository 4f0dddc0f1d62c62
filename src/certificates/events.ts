/** Printed certificates and their issue register; and sheets that certify nothing. The PDFs are sealed files. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

/** What the font engine set otherwise than it was written: a person decides whether the sheet may go out. */
const finding = z.object({ kind: z.enum(['missing-glyph', 'plain-form']), codePoints: z.array(z.string()) });
/** The key of the sheet's file, under the case or the envelope it was made for: with it goes the sheet. */
const secret = z.object({ key: z.string() });
const sealed = { case: secret, envelope: secret };

const printed = z.object({
  certificateId: z.string(),
  /** Key of config/certificates, or an output of the catalogue such as GUIDE. */
  kind: z.string(),
  officeId: z.string(),
  persons: z.array(z.string()),
  caseId: z.string().nullable(),
  requestId: z.string().nullable(),
  /** Of the PDF as issued. */
  sha256: z.string(),
  documentId: z.string(),
  findings: z.array(finding),
});

export const certificateEvents = defineEvents({
  'certificates.CertificateIssued': {
    doc: 'A certificate was made, with its number of the issue register and its verification code.',
    published: true,
    data: printed.extend({ number: z.string(), copies: z.number().int().positive(), verificationCode: z.string() }),
    personal: sealed,
  },
  'certificates.SheetPrinted': {
    doc: 'A sheet that certifies nothing was printed: a guidance sheet, a letter of inquiry, an address label.',
    published: true,
    data: printed,
    personal: sealed,
  },
  'certificates.CertificateVoided': {
    doc: 'A certificate was destroyed before it left the house.',
    published: true,
    data: z.object({
      certificateId: z.string(),
      reason: z.enum(['misprint', 'not-handed-over', 'verification-failed', 'request-rejected']),
    }),
  },
});

export type CertificateEvent = EventOf<typeof certificateEvents>;
export type Printed = z.infer<typeof printed>;
export type VoidReason = Extract<CertificateEvent, { type: 'certificates.CertificateVoided' }>['data']['reason'];
