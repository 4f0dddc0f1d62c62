/** The case as the counter sees it. */
import { z } from 'zod';
import { lifeEvent } from './events.js';

const words = z.object({ ja: z.string(), en: z.string() });
const subjects = z.union([z.literal('case'), z.array(z.string())]);
const factValue = z.union([z.string(), z.number(), z.boolean()]);
const facts = z.record(z.string(), factValue);

const question = z.object({
  fact: z.string(),
  subject: z.union([z.literal('case'), z.object({ pid: z.string() })]),
  text: words,
  label: words,
  answer: z.union([
    z.object({ kind: z.enum(['boolean', 'date', 'integer']) }),
    z.object({ kind: z.literal('enum'), options: z.array(words.extend({ value: z.string() })) }),
  ]),
  procedures: z.array(z.string()),
});

const due = z.object({
  subjects,
  label: z.string().nullable(),
  anchor: words.extend({ date: z.string().nullable() }),
  nominal: z.string().nullable(),
  due: z.string().nullable(),
  before: z.boolean(),
  overdue: z.boolean(),
  severity: z.object({ id: z.string(), words }),
  consequence: z.string(),
});

export const guidanceItem = z.object({
  procedure: z.string(),
  group: z.string(),
  name: words,
  result: z.enum(['required', 'to_confirm', 'not_required']),
  required: subjects,
  toConfirm: subjects,
  doFirst: z.boolean(),
  reasons: z.array(z.object({ result: z.string(), subjects, words })),
  questions: z.array(question),
  papers: z.array(z.string()),
  deadlineText: z.string(),
  deadlines: z.array(due),
  otherDeadlines: z.array(due),
  section: words.extend({ id: z.string() }),
  routing: words.extend({ id: z.string() }),
  steps: z.array(z.string()),
  cautions: z.array(z.string()),
  outputs: z.array(words.extend({ id: z.string(), elsewhere: words.nullable() })),
  /** The forms it leads to; none where it ends at the window, at another section, or follows by itself. */
  forms: z.array(z.object({ form: z.string(), name: words })),
  law: z.string(),
  basis: z.array(z.string()),
  verified: z.boolean(),
});

/** `missing-glyph` is printed as 〓, `plain-form` as the common form of the character. */
const finding = z.object({ kind: z.enum(['missing-glyph', 'plain-form']), codePoints: z.array(z.string()) });

const image = z.object({ documentId: z.string(), page: z.number(), sha256: z.string() });

export const caseAnswer = z.object({
  caseId: z.string(),
  number: z.string(),
  status: z.enum(['open', 'ready', 'closed', 'withdrawn']),
  officeId: z.string(),
  lifeEvent,
  receptionDate: z.string(),
  etag: z.string(),
  ticketId: z.string().nullable(),
  filer: z
    .object({
      kind: z.string(),
      idDocument: z.string(),
      person: z.string().nullable(),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      address: z.string().nullable(),
    })
    .nullable(),
  household: z.string().nullable(),
  persons: z.array(
    z.object({
      person: z.string(),
      role: z.string(),
      provisional: z.boolean(),
      protected: z.boolean(),
      name: z.string().nullable(),
      kana: z.string().nullable(),
      birthDate: z.string().nullable(),
      sex: z.string().nullable(),
      relation: z.string().nullable(),
      /** Null when it may not be shown here (支援措置). */
      address: z.string().nullable(),
      nationality: z.string().nullable(),
      facts,
    }),
  ),
  facts: z.object({ event: facts, persons: z.record(z.string(), facts) }),
  guidance: z
    .object({
      catalogue: z.string(),
      items: z.array(guidanceItem),
      questions: z.array(question),
      overdue: z.array(z.string()),
      treatAsProtected: z.array(z.string()),
    })
    .nullable(),
  items: z.array(
    z.object({
      itemId: z.string(),
      procedureId: z.string(),
      persons: z.array(z.string()),
      status: z.enum(['accepted', 'done', 'deferred', 'referred', 'declined']),
    }),
  ),
  forms: z.array(
    z.object({
      formId: z.string(),
      formKind: z.string(),
      name: words,
      items: z.array(z.string()),
      persons: z.array(z.string()),
      prefilled: z.boolean(),
      sheets: z.number(),
      status: z.enum(['prepared', 'scanned', 'at-centre', 'sent-back', 'finished', 'dropped']),
      review: z.string(),
      images: z.array(image),
      handOffId: z.string().nullable(),
    }),
  ),
  outputs: z.array(
    z.object({
      outputId: z.string(),
      kind: z.string(),
      name: words,
      persons: z.array(z.string()),
      handedOver: z.boolean(),
      findings: z.array(finding),
    }),
  ),
  /** What can be printed for the visitor, and whether it can be printed now. */
  printable: z.array(
    z.object({
      kind: z.string(),
      name: words,
      persons: z.array(z.string()),
      now: z.boolean(),
      /** Where it comes from when this system does not print it. */
      elsewhere: words.nullable(),
    }),
  ),
  /** Characters of names and addresses that the printers cannot draw as they are written; `person` is null for the filer and the notification. */
  unprintable: z.array(finding.extend({ person: z.string().nullable(), text: z.string() })),
});
export type CaseAnswer = z.infer<typeof caseAnswer>;
