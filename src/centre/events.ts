/** The life of one form at the centre: typed by one, reviewed by another, neither of them the one who received it. */
import { z } from 'zod';
import { entryShape, sealedHeader, sealedLines } from '../guidance/index.js';
import { defineEvents, type EventOf } from '../kernel/events.js';

const form = z.object({ formId: z.string() });
export const stage = z.enum(['entry', 'review']);
export type Stage = z.infer<typeof stage>;
const image = z.object({ documentId: z.string(), page: z.number().int().positive(), sha256: z.string() });
export const returnReason = z.object({ field: z.string(), code: z.enum(['misread', 'wrong-field', 'missing', 'glyph', 'unreadable', 'paper-missing', 'signature-missing', 'other']) });

const entryPersonal = { person: sealedLines, case: sealedHeader };

export const centreEvents = defineEvents({
  'centre.WorkItemOpened': {
    doc: 'A form arrived at the centre. Copies who received and who scanned it, so that the three-persons rule lies in this stream.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      caseId: z.string(),
      caseNumber: z.string(),
      officeId: z.string(),
      formKind: z.string(),
      lifeEvent: z.string(),
      procedures: z.array(z.string()),
      persons: z.array(z.string()),
      receivedBy: z.array(z.string()),
      scannedBy: z.array(z.string()),
      images: z.array(image),
      prefilled: z.boolean(),
      catalogue: z.string(),
      priority: z.enum(['VISITOR_WAITING', 'STATUTORY', 'PROTECTED', 'ROUTINE']),
      promisedAt: z.iso.datetime(),
      protected: z.boolean(),
      /** What the ward knows of the form's fields: to be checked, not typed again. */
      clear: entryShape,
    }),
    personal: entryPersonal,
  },
  'centre.Claimed': { doc: 'Somebody took the form to type or to review it.', published: true, data: form.extend({ stage }) },
  'centre.Released': { doc: 'The holder gave the form back to the list, or a supervisor took it from her with a reason.', published: true, data: form.extend({ stage, holder: z.string(), reason: z.string().nullable() }) },
  'centre.LeaseExpired': { doc: 'The holder was away too long; the form is offered again.', published: true, data: form.extend({ stage, holder: z.string() }) },
  'centre.PutOnHold': { doc: 'The operator put the form aside, with a reason.', published: true, data: form.extend({ stage, reason: z.string() }) },
  'centre.EntrySubmitted': {
    doc: 'An operator typed or checked the form and submitted it for review.',
    published: true,
    data: form.extend({ mode: z.enum(['check', 'full']), catalogue: z.string(), images: z.array(z.string()), clear: entryShape }),
    personal: entryPersonal,
  },
  'centre.Approved': {
    doc: 'A third person compared the entry with the image and approved it.',
    published: true,
    data: form.extend({ handOffId: z.string(), caseId: z.string(), formKind: z.string(), lifeEvent: z.string(), persons: z.array(z.string()), entryVersion: z.number().int() }),
  },
  'centre.ReturnedToOperator': {
    doc: 'The reviewer returned the entry to the operator, with fields and reasons.',
    published: true,
    data: form.extend({ operator: z.string(), reasons: z.array(returnReason).min(1) }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'centre.ReturnedToWard': {
    doc: 'The form went back to the ward: the paper or the visitor is needed.',
    published: true,
    data: form.extend({ handOffId: z.string(), caseId: z.string(), by: stage, reasons: z.array(returnReason).min(1) }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'centre.WorkItemWithdrawn': { doc: 'The ward took the form back.', published: true, data: form.extend({ handOffId: z.string(), reason: z.string() }) },
  'centre.PriorityRaised': { doc: 'A supervisor raised the form in the order, with a reason.', published: true, data: form.extend({ reason: z.string() }) },
  'centre.Corrected': {
    doc: 'After approval a mistake was found: new values with a reason, to be approved by another person.',
    published: true,
    data: form.extend({ reason: z.string(), clear: entryShape }),
    personal: entryPersonal,
  },
  'centre.CorrectionApproved': {
    doc: 'A second person approved the correction.',
    published: true,
    data: form.extend({ caseId: z.string(), correctionVersion: z.number().int(), persons: z.array(z.string()), formKind: z.string(), lifeEvent: z.string() }),
  },
  'centre.CorrectionRefused': { doc: 'A second person refused the correction.', published: true, data: form.extend({ correctionVersion: z.number().int(), reason: z.string() }) },
});

export type CentreEvent = EventOf<typeof centreEvents>;
