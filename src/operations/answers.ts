/** How the program is, in sentences, and what waits for a person. */
import { z } from 'zod';
import { states } from './state.js';

const words = z.object({ ja: z.string(), en: z.string() });
const state = z.enum(states);

export const operationsAnswer = z.object({
  asOf: z.string(),
  state,
  headline: words,
  parts: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      name: words,
      state,
      sentence: words,
      todo: words.nullable(),
      figure: z.string(),
    }),
  ),
  projections: z.array(
    z.object({
      name: z.string(),
      version: z.number(),
      position: z.string(),
      head: z.string(),
      lag: z.number(),
      stopped: z.object({ position: z.string(), type: z.string(), error: z.string() }).nullable(),
      sentence: words,
      todo: words.nullable(),
    }),
  ),
  queues: z.array(
    z.object({
      queue: z.string(),
      waiting: z.number().nullable(),
      active: z.number().nullable(),
      delayed: z.number().nullable(),
      open: z.number(),
      parked: z.number(),
      oldest: z.string().nullable(),
      firstDue: z.string().nullable(),
    }),
  ),
  parked: z.array(
    z.object({
      id: z.string(),
      obligation: z.string(),
      name: words,
      queue: z.string(),
      /** The case or envelope it belongs to. */
      correlationId: z.string(),
      openedAt: z.string(),
      parkedAt: z.string(),
      retries: z.number(),
      code: z.string(),
      error: z.string().nullable(),
      /** What happened, and what to do. */
      reason: words,
      todo: words,
    }),
  ),
  storage: z.object({
    events: z.number(),
    lastMinute: z.number(),
    lastAt: z.string().nullable(),
    databaseBytes: z.number(),
    blobBytes: z.number(),
    blobFiles: z.number(),
    freeBytes: z.number(),
    diskBytes: z.number(),
  }),
  engine: z.string(),
});
export type OperationsAnswer = z.infer<typeof operationsAnswer>;
