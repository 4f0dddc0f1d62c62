/** The life of one form at the centre: typed by one, reviewed by another, neither of them the one who received it. */
import { z } from 'zod';
import { entryShape, sealedHeader, sealedLines } from '../kernel/form-values.js';
import { defineEvents, type EventOf } from '../kernel/events.js';

const form = z.object({ formId: z.string() });
export const stages = ['entry', 'review'] as const;
export const stage = z.enum(stages);
export type Stage = z.infer<typeof stage>;
export const priorities = ['VISITOR_WAITING', 'STATUTORY', 'PROTECTED', 'ROUTINE'] as const;
export const priority = z.enum(priorities);
export type Priority = z.infer<typeof priority>;

const image = z.object({ documentId: z.string(), page: z.number().int().positive(), sha256: z.string() });

export const returnCodes = [
  'misread',
  'wrong-field',
  'missing',
  'glyph',
  'unreadable',
  'paper-missing',
  'signature-missing',
  'other',
] as const;
/** `field` names a field of the layout, or `form` for the paper as a whole; `line` counts from 0 within the field's group. */
export const returnReason = z.object({
  field: z.string(),
  line: z.number().int().min(0).nullable(),
  code: z.enum(returnCodes),
});
export type ReturnReason = z.infer<typeof returnReason>;

/** Why something was done, as a code: no name slips in. */
export const holdReasons = ['waiting-for-ward', 'unreadable', 'character', 'ask-supervisor', 'break', 'other'] as const;
export const releaseReasons = ['holder-left', 'wrong-person', 'urgent', 'other'] as const;
export const raiseReasons = ['visitor-complains', 'promise-in-danger', 'legal-deadline', 'other'] as const;
export const correctionReasons = ['typed-wrong', 'misread', 'visitor-reported', 'found-in-check', 'other'] as const;
export const refusalReasons = ['not-on-the-paper', 'not-a-mistake', 'incomplete', 'other'] as const;

/** What was on the screen when the person decided. */
export const seen = z.object({
  images: z.array(z.string()),
  layoutVersion: z.string(),
  entryVersion: z.number().int().nullable(),
});
export type Seen = z.infer<typeof seen>;

const entryPersonal = { person: sealedLines, case: sealedHeader };

export const centreEvents = defineEvents({
  'centre.WorkItemOpened': {
    doc: 'A form arrived at the centre. Copies who received and who scanned it, so that the three-persons rule lies in this stream.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      /** Version of the hand-off in the case's stream: a hand-off that arrives late never replaces a newer one. */
      handOffVersion: z.number().int().positive(),
      caseId: z.string(),
      caseNumber: z.string(),
      officeId: z.string(),
      formKind: z.string(),
      lifeEvent: z.string(),
      /** The day by which the form's layout and rules are chosen. */
      receptionDate: z.iso.date(),
      procedures: z.array(z.string()),
      persons: z.array(z.string()),
      receivedBy: z.array(z.string()),
      scannedBy: z.array(z.string()),
      images: z.array(image),
      prefilled: z.boolean(),
      catalogue: z.string(),
      priority,
      promisedAt: z.iso.datetime(),
      protected: z.boolean(),
      /** What the ward knows of the form's fields: to be checked, not typed again. */
      clear: entryShape,
    }),
    personal: entryPersonal,
  },
  'centre.Claimed': {
    doc: 'Somebody took the form to type or to review it.',
    published: true,
    data: form.extend({ stage }),
  },
  'centre.Released': {
    doc: 'The holder gave the form back to the list, or a supervisor took it from her with a reason.',
    published: true,
    data: form.extend({ stage, holder: z.string(), reason: z.enum(releaseReasons).nullable() }),
  },
  'centre.LeaseExpired': {
    doc: 'The holder was away too long; the form is offered again.',
    published: true,
    data: form.extend({ stage, holder: z.string() }),
  },
  'centre.PutOnHold': {
    doc: 'The holder put the form aside, with a reason.',
    published: true,
    data: form.extend({ stage, reason: z.enum(holdReasons) }),
  },
  'centre.EntrySubmitted': {
    doc: 'An operator typed or checked the form and submitted it for review.',
    published: true,
    data: form.extend({
      mode: z.enum(['check', 'full']),
      catalogue: z.string(),
      layoutVersion: z.string(),
      images: z.array(z.string()),
      clear: entryShape,
    }),
    personal: entryPersonal,
  },
  'centre.Approved': {
    doc: 'A third person compared the entry with the image and approved it.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      caseId: z.string(),
      formKind: z.string(),
      lifeEvent: z.string(),
      persons: z.array(z.string()),
      entryVersion: z.number().int(),
      seen,
    }),
  },
  'centre.ReturnedToOperator': {
    doc: 'The reviewer returned the entry to the operator, with fields and reasons.',
    published: true,
    data: form.extend({ operator: z.string(), reasons: z.array(returnReason).min(1), seen }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'centre.ReturnedToWard': {
    doc: 'The form went back to the ward: the paper or the visitor is needed.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      caseId: z.string(),
      by: stage,
      reasons: z.array(returnReason).min(1),
      seen,
    }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'centre.WorkItemWithdrawn': {
    doc: 'The ward took the form back, even before it arrived here.',
    published: true,
    data: form.extend({ handOffId: z.string(), reason: z.string() }),
  },
  'centre.PriorityRaised': {
    doc: 'A supervisor raised the form in the order, with a reason.',
    published: true,
    data: form.extend({ reason: z.enum(raiseReasons) }),
  },
  'centre.Corrected': {
    doc: 'After approval a mistake was found: new values with a reason, to be approved by another person.',
    published: true,
    data: form.extend({ reason: z.enum(correctionReasons), layoutVersion: z.string(), clear: entryShape, seen }),
    personal: entryPersonal,
  },
  'centre.CorrectionApproved': {
    doc: 'A second person approved the correction.',
    published: true,
    data: form.extend({
      caseId: z.string(),
      correctionVersion: z.number().int(),
      persons: z.array(z.string()),
      formKind: z.string(),
      lifeEvent: z.string(),
      seen,
    }),
  },
  'centre.CorrectionRefused': {
    doc: 'A second person refused the correction.',
    published: true,
    data: form.extend({ correctionVersion: z.number().int(), reason: z.enum(refusalReasons), seen }),
  },
});

export type CentreEvent = EventOf<typeof centreEvents>;
