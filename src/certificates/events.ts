/** Printed certificates and their issue register. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

export const certificateEvents = defineEvents({
  'certificates.CertificateIssued': {
    doc: 'A certificate was made, with its number of the issue register and its verification code.',
    published: true,
    data: z.object({
      certificateId: z.string(),
      /** Key of config/certificates, or an output of the catalogue such as TENSHUTSU. */
      kind: z.string(),
      number: z.string(),
      officeId: z.string(),
      persons: z.array(z.string()),
      copies: z.number().int().positive(),
      caseId: z.string().nullable(),
      requestId: z.string().nullable(),
      verificationCode: z.string(),
      /** Of the PDF as issued. */
      sha256: z.string(),
      documentId: z.string(),
      findings: z.array(z.object({ kind: z.string(), codePoints: z.array(z.string()) })),
    }),
  },
  'certificates.CertificateVoided': { doc: 'A certificate was destroyed before it left the house.', published: true, data: z.object({ certificateId: z.string(), reason: z.string() }) },
});

export type CertificateEvent = EventOf<typeof certificateEvents>;
