/** What the auditor's routes answer. */
import { z } from 'zod';
import { bandKinds } from './bands.js';

const words = z.object({ ja: z.string(), en: z.string() });
const actor = z.object({
  person: z.string(),
  name: z.string().nullable(),
  role: z.string(),
  office: words.nullable(),
  kind: z.enum(['staff', 'device', 'visitor', 'system']),
});

export const eventAnswer = z.object({
  position: z.string(),
  id: z.string(),
  type: z.string(),
  stream: z.string(),
  version: z.number().int(),
  recordedAt: z.string(),
  occurredAt: z.string(),
  actor,
  correlationId: z.string(),
  causationId: z.string().nullable(),
  commandId: z.string(),
  leaf: z.string(),
  /** The form it is about. */
  formId: z.string().nullable(),
  who: words,
  place: words,
  did: words,
  detail: words.nullable(),
  sentence: words,
  /** Where several events of one command are told as one: for the last of them. */
  many: z.object({ n: z.number().int(), did: words }).nullable(),
  /** A step of the machinery, folded in the list. */
  minor: z.boolean(),
});
export type EventAnswer = z.infer<typeof eventAnswer>;

export const replayAnswer = z.object({
  caseId: z.string(),
  number: z.string(),
  office: words,
  lifeEvent: words,
  receptionDate: z.string(),
  status: words,
  protected: z.boolean(),
  asOf: z.string(),
  events: z.array(eventAnswer),
  bands: z.array(z.object({ kind: z.enum(bandKinds), from: z.string(), to: z.string().nullable() })),
  /** Every leaf recomputed from what is stored, and every stream without a gap. */
  verified: z.object({ events: z.number().int(), altered: z.array(z.string()), gaps: z.array(z.string()) }),
});
export type ReplayAnswer = z.infer<typeof replayAnswer>;

const staff = z.string();
const change = z.object({ label: words, before: words.nullable(), after: words.nullable(), hidden: z.boolean() });

export const thenAnswer = z.object({
  eventId: z.string(),
  position: z.string(),
  at: z.string(),
  caseId: z.string(),
  case: z.object({
    status: words,
    statusCode: z.string(),
    filer: z.object({ kind: words, paper: words, name: z.string().nullable() }).nullable(),
    persons: z.array(
      z.object({
        person: z.string(),
        role: words,
        provisional: z.boolean(),
        protected: z.boolean(),
        name: z.string().nullable(),
        birthDate: z.string().nullable(),
        address: z.string().nullable(),
        /** Fields kept back: 開示不可. */
        hidden: z.array(z.string()),
      }),
    ),
    items: z.array(z.object({ procedure: words, status: words, statusCode: z.string() })),
    outputs: z.array(z.object({ name: words, handedOver: z.boolean() })),
  }),
  forms: z.array(
    z.object({
      formId: z.string(),
      name: words,
      stage: z.string(),
      stageWord: words,
      holder: z.string().nullable(),
      promisedAt: z.string().nullable(),
      images: z.number().int(),
      received: z.array(staff),
      entered: z.array(staff),
      reviewed: z.array(staff),
      isAbout: z.boolean(),
    }),
  ),
  tickets: z.array(
    z.object({ ticketId: z.string(), label: z.string(), status: words, counter: z.number().int().nullable() }),
  ),
  changes: z.array(change),
  why: z.array(z.object({ rule: z.string(), words, holds: z.boolean() })),
  seen: z
    .object({
      form: words.nullable(),
      images: z.array(
        z.object({
          documentId: z.string().nullable(),
          page: z.number().int().nullable(),
          sha256: z.string(),
          url: z.string().nullable(),
        }),
      ),
      imagesMatch: z.boolean(),
      layout: z.string().nullable(),
      entry: z.object({ version: z.number().int(), by: z.string(), at: z.string() }).nullable(),
      catalogue: z.string().nullable(),
    })
    .nullable(),
  cause: z.object({ eventId: z.string(), sentence: words }).nullable(),
  masked: z.boolean(),
});
export type ThenAnswer = z.infer<typeof thenAnswer>;

export const looksAnswer = z.object({
  looks: z.array(
    z.object({
      at: z.string(),
      person: z.string(),
      name: z.string().nullable(),
      role: z.string(),
      office: words.nullable(),
      action: z.string(),
      actionWord: words,
      subjects: z.number().int(),
      reason: z.string().nullable(),
    }),
  ),
});
export type LooksAnswer = z.infer<typeof looksAnswer>;

export const rawAnswer = z.object({
  id: z.string(),
  position: z.string(),
  type: z.string(),
  stream: z.string(),
  version: z.number().int(),
  recordedAt: z.string(),
  occurredAt: z.string(),
  /** Text, exactly as stored; personal values are still sealed. */
  metadata: z.string(),
  payload: z.string(),
  leaf: z.string(),
  recomputed: z.string(),
  matches: z.boolean(),
});
export type RawAnswer = z.infer<typeof rawAnswer>;
