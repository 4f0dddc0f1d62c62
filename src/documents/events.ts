/** What happens to scanned papers. The images themselves are sealed files; events name them by hash. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

const secret = z.object({ fileName: z.string(), key: z.string() });
/** Why a page is nobody's form, as a code. */
export const setAsideReasons = ['not-a-form', 'other-case', 'scanned-again', 'unreadable', 'other'] as const;
const document = z.object({ documentId: z.string(), folder: z.string() });

export const documentEvents = defineEvents({
  'documents.ScanStored': {
    doc: 'A scan was stored, sealed, before anything names it.',
    published: true,
    data: document.extend({
      /** The case or envelope it belongs to. */
      subject: z.string(),
      fileSha256: z.string(),
      bytes: z.number().int().positive(),
      type: z.string(),
      duplicateOf: z.string().nullable(),
      pages: z
        .array(
          z.object({
            page: z.number().int().positive(),
            sha256: z.string(),
            width: z.number().int().positive(),
            height: z.number().int().positive(),
            blank: z.boolean(),
            skew: z.number(),
            /** Checked code of a printed sheet, or null when a person must say what it is. */
            code: z.object({ kind: z.string(), id: z.string(), sheet: z.number().int() }).nullable(),
          }),
        )
        .min(1),
    }),
    /** The key of the document's files is sealed under the subject: with it go the images. */
    personal: { case: secret, envelope: secret },
  },
  'documents.PagePlaced': {
    doc: 'A page was tied to a form, by its code or by a person.',
    published: true,
    data: document.extend({
      page: z.number().int().positive(),
      formId: z.string(),
      by: z.enum(['code', 'person']),
      sha256: z.string(),
      masked: z.boolean(),
    }),
  },
  'documents.PageSetAside': {
    doc: 'A person looked at a page that no code placed, and said that it belongs to no form of this case.',
    published: true,
    data: document.extend({ page: z.number().int().positive(), reason: z.enum(setAsideReasons) }),
  },
  'documents.ScanDiscarded': {
    doc: 'A scan was made by mistake; its pages are not used.',
    published: true,
    data: document.extend({ reason: z.string() }),
  },
});

export type DocumentEvent = EventOf<typeof documentEvents>;
