/** What happens in a case, from the household at the counter to the papers in its hands. Who and when are in the envelope. */
import { z } from 'zod';
import { entryShape, sealedHeader, sealedLines } from '../../kernel/form-values.js';
import { defineEvents, type EventOf } from '../../kernel/events.js';

export const lifeEvents = [
  'MOVE_IN',
  'MOVE_IN_ABROAD',
  'MOVE_WARD',
  'MOVE_HOME',
  'MOVE_OUT',
  'MOVE_OUT_ABROAD',
  'HOUSEHOLD_CHANGE',
  'BIRTH',
  'MARRIAGE',
  'DIVORCE',
  'DEATH',
  'NAME_CHANGE',
  'MYNUMBER_CARD',
] as const;
export const lifeEvent = z.enum(lifeEvents);
export type LifeEvent = z.infer<typeof lifeEvent>;

const inCase = z.object({ caseId: z.string() });
const item = inCase.extend({ itemId: z.string(), procedureId: z.string(), persons: z.array(z.string()) });
const form = inCase.extend({ formId: z.string() });

export const image = z.object({ documentId: z.string(), page: z.number().int().positive(), sha256: z.string() });
export type Image = z.infer<typeof image>;

/** What the case keeps of a person, so that it reads the same whatever the registry says later. Sealed under the person. */
export const casePerson = z.object({
  name: z.string(),
  kana: z.string(),
  birthDate: z.iso.date(),
  sex: z.enum(['M', 'F', 'X']),
  relation: z.string(),
  address: z.string(),
  domicile: z.string().optional(),
  registerHead: z.string().optional(),
  nationality: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type CasePerson = z.infer<typeof casePerson>;

export const caseEvents = defineEvents({
  'reception.CaseOpened': {
    doc: 'A counter opened a case for a visitor and a life event.',
    published: true,
    data: inCase.extend({
      number: z.string(),
      officeId: z.string(),
      lifeEvent,
      receptionDate: z.iso.date(),
      ticketId: z.string().nullable(),
      counterNumber: z.number().int().nullable(),
    }),
  },
  'reception.TicketJoinedCase': {
    doc: 'The visitor came again; this visit’s ticket belongs to the case.',
    published: true,
    data: inCase.extend({ ticketId: z.string() }),
  },
  'reception.FilerIdentified': {
    doc: 'The counter verified who files, and by which paper.',
    published: true,
    data: inCase.extend({
      filerKind: z.enum(['SELF', 'HEAD', 'MEMBER', 'AGENT']),
      idDocument: z.string(),
      person: z.string().nullable(),
    }),
    personal: { case: z.object({ name: z.string(), phone: z.string().optional(), address: z.string().optional() }) },
  },
  'reception.HouseholdTaken': {
    doc: 'The persons concerned were taken into the case, from the registry or typed once.',
    published: true,
    data: inCase.extend({
      household: z.string().nullable(),
      source: z.enum(['registry', 'typed']),
      persons: z
        .array(
          z.object({
            person: z.string(),
            role: z.string(),
            provisional: z.boolean(),
            protected: z.boolean(),
            registryVersion: z.number().int(),
          }),
        )
        .min(1)
        .max(20),
    }),
    personal: { person: casePerson },
  },
  'reception.FactsRecorded': {
    doc: 'Answers were recorded; guidance is judged anew.',
    published: true,
    data: inCase.extend({
      event: z.array(z.string()),
      persons: z.array(z.object({ person: z.string(), facts: z.array(z.string()) })),
    }),
    personal: {
      case: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      person: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    },
  },
  'reception.GuidanceGiven': {
    doc: 'The rules of the day said what is required, what is to be confirmed and what is not required.',
    published: true,
    data: inCase.extend({
      catalogue: z.string(),
      required: z.array(z.object({ procedureId: z.string(), persons: z.array(z.string()) })),
      toConfirm: z.array(z.string()),
      protected: z.array(z.string()),
    }),
  },
  'reception.ItemAccepted': {
    doc: 'A procedure was accepted today.',
    published: true,
    data: item.extend({ routing: z.string() }),
  },
  'reception.ItemDeferred': {
    doc: 'A procedure will be done on a later day.',
    published: true,
    data: item.extend({ due: z.iso.date().nullable() }),
  },
  'reception.ItemReferred': {
    doc: 'The visitor was sent to a specialist section for a procedure.',
    published: true,
    data: item.extend({ section: z.string() }),
  },
  'reception.ItemDeclined': {
    doc: 'A procedure does not apply or is not wanted, with the reason.',
    published: true,
    data: item.extend({
      reason: z.enum(['not-applicable', 'not-wanted', 'done-elsewhere', 'papers-missing', 'other']),
    }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'reception.ItemDone': {
    doc: 'A procedure that needs no centre was finished at the window.',
    published: true,
    data: inCase.extend({ itemId: z.string() }),
  },
  'reception.FormPrepared': {
    doc: 'A form was prepared for the accepted procedures, pre-filled to be signed or to be filled in by hand.',
    published: true,
    data: form.extend({
      formKind: z.string(),
      items: z.array(z.string()),
      persons: z.array(z.string()),
      prefilled: z.boolean(),
      sheets: z.number().int().positive(),
    }),
  },
  'reception.FormDropped': { doc: 'A prepared form is not needed after all.', published: true, data: form },
  'reception.FormScanned': {
    doc: 'The scan of a filed form was tied to it.',
    published: true,
    data: form.extend({ images: z.array(image).min(1), scannedBy: z.string() }),
  },
  'reception.FormHandedOff': {
    doc: 'A scanned form went to the centre (後方連携). Copies who received and scanned, for the three-persons rule.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      caseNumber: z.string(),
      officeId: z.string(),
      formKind: z.string(),
      lifeEvent,
      items: z.array(z.string()),
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
      /** What the ward knows of the form's fields: to be checked at the centre, not typed again. */
      clear: entryShape,
    }),
    personal: { person: sealedLines, case: sealedHeader },
  },
  'reception.HandOffWithdrawn': {
    doc: 'The ward took a form back from the centre.',
    published: true,
    data: form.extend({ handOffId: z.string(), reason: z.string() }),
  },
  'reception.FormFinished': {
    doc: 'A form reached its last step: approved at the centre or checked at the window.',
    published: true,
    data: form.extend({
      handOffId: z.string().nullable(),
      outcome: z.enum(['approved', 'window']),
      formKind: z.string().optional(),
    }),
  },
  'reception.FormSentBack': {
    doc: 'The centre returned a form to the ward, with reason and fields.',
    published: true,
    data: form.extend({
      handOffId: z.string(),
      reasons: z.array(z.object({ field: z.string(), line: z.number().int().nullable().optional(), code: z.string() })),
    }),
    personal: { case: z.object({ words: z.string() }) },
  },
  'reception.CaseReady': {
    doc: 'Every accepted procedure is final: what the visitor came for can be handed over.',
    published: true,
    data: inCase.extend({ ticketId: z.string().nullable() }),
  },
  'reception.OutputPrinted': {
    doc: 'A paper for the visitor was printed.',
    published: true,
    data: inCase.extend({
      outputId: z.string(),
      kind: z.string(),
      persons: z.array(z.string()),
      certificate: z.string().nullable(),
      sha256: z.string(),
      /** What was printed otherwise than it is written. */
      findings: z
        .array(z.object({ kind: z.enum(['missing-glyph', 'plain-form']), codePoints: z.array(z.string()) }))
        .optional(),
    }),
  },
  'reception.OutputHandedOver': {
    doc: 'The papers were handed over.',
    published: true,
    data: inCase.extend({ outputs: z.array(z.string()), ticketId: z.string().nullable() }),
  },
  'reception.CaseClosed': { doc: 'The case is closed.', published: true, data: inCase },
  'reception.CaseWithdrawn': {
    doc: 'The visitor withdrew the case; forms still at the centre are taken back.',
    published: true,
    data: inCase.extend({
      reason: z.string(),
      forms: z.array(z.object({ formId: z.string(), handOffId: z.string() })),
    }),
  },
});

export type CaseEvent = EventOf<typeof caseEvents>;
