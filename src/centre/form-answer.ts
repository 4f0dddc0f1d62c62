/** A form at the centre as the workbench sees it, and as lists and the counter do. */
import { z } from 'zod';
import { priority, returnReason, stage } from './events.js';
import { workStates } from './work-item.projection.js';

export const words = z.object({ ja: z.string(), en: z.string() });
export const state = z.enum(workStates);

const value = z.union([z.string(), z.boolean(), z.null()]);
const values = z.record(z.string(), value);
export const entryValues = z.object({
  header: values,
  lines: z.record(z.string(), z.array(z.object({ pid: z.string().nullable(), values }))),
});

const clause = z.union([z.boolean(), z.record(z.string(), z.unknown())]);
const region = z.tuple([z.number(), z.number(), z.number(), z.number()]);
const layout = z.object({
  form: z.string(),
  name: words,
  version: z.string(),
  date: z.string(),
  isDefault: z.boolean(),
  page: z.object({
    size: z.string(),
    orientation: z.string(),
    width: z.number(),
    height: z.number(),
    unit: z.string(),
  }),
  groups: z.array(z.object({ id: z.string(), label: words, repeat: z.number(), pitch: z.number() })),
  fields: z.array(
    z.object({
      id: z.string(),
      label: words,
      type: z.string(),
      group: z.string().nullable(),
      required: clause,
      personal: z.boolean(),
      keep: z.enum(['never', 'masked']).nullable(),
      office: z.boolean(),
      mark: z.boolean(),
      western: clause,
      codes: z.array(words.extend({ code: z.string() })).nullable(),
      length: z.number().nullable(),
      shorter: z.boolean(),
      past: z.boolean(),
      region: region.nullable(),
    }),
  ),
});

const staff = z.object({ person: z.string(), name: z.string().nullable() });
const typed = z.object({
  version: z.number(),
  by: staff,
  at: z.string(),
  layoutVersion: z.string(),
  values: entryValues,
});

export const acts = [
  'claim-entry',
  'claim-review',
  'release',
  'hold',
  'submit',
  'approve',
  'return-operator',
  'return-ward',
  'raise',
  'correct',
  'judge-correction',
] as const;
export type Act = (typeof acts)[number];

export const formAnswer = z.object({
  formId: z.string(),
  caseId: z.string(),
  caseNumber: z.string(),
  officeId: z.string(),
  formKind: z.string(),
  lifeEvent: z.string(),
  receptionDate: z.string(),
  procedures: z.array(z.string()),
  persons: z.array(z.string()),
  protected: z.boolean(),
  prefilled: z.boolean(),
  state,
  stage: stage.nullable(),
  priority,
  raised: z.boolean(),
  promisedAt: z.string(),
  arrivedAt: z.string(),
  /** For If-Match. */
  etag: z.string(),
  /** For `seen.entryVersion`. */
  entryVersion: z.number().nullable(),
  /** What the counter knows: the case's values, to be checked. */
  prefill: entryValues,
  entry: typed.nullable(),
  correction: typed.extend({ reason: z.string() }).nullable(),
  draft: z.object({ values: entryValues, savedAt: z.string() }).nullable(),
  layout,
  /** Where each field lies, by sheet, in millimetres; lines by person. */
  regions: z.array(z.object({ field: z.string(), line: z.number().nullable(), sheet: z.number(), region })),
  images: z.array(z.object({ documentId: z.string(), page: z.number(), sha256: z.string(), url: z.string() })),
  returns: z.array(
    z.object({
      at: z.string(),
      by: staff,
      to: z.enum(['operator', 'ward']),
      reasons: z.array(returnReason),
      words: z.string().nullable(),
    }),
  ),
  lease: z.object({ holder: staff, mine: z.boolean(), stage, since: z.string(), until: z.string() }).nullable(),
  hold: z.object({ by: staff, reason: z.string() }).nullable(),
  /** Who has done what, for the three persons. */
  did: z.object({
    received: z.array(staff),
    scanned: z.array(staff),
    entered: z.array(staff),
    reviewed: z.array(staff),
  }),
  acts: z.array(z.enum(acts)),
  /** Of the claim, when this answers one. */
  position: z.string().nullable(),
});
export type FormAnswer = z.infer<typeof formAnswer>;
