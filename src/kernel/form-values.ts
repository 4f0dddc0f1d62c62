/** The stored shape of a form's values, shared by the events that carry a form from the ward to the centre. */
import { z } from 'zod';

const value = z.union([z.string(), z.boolean(), z.null()]);
const values = z.record(z.string(), value.optional());
const sealedLine = z.object({ group: z.string(), index: z.number().int().min(0), values });

/** Clear values: what stands once on the form, and the lines of each group with the person they are about. */
export const entryShape = z.object({
  header: values,
  lines: z.record(z.string(), z.array(z.object({ pid: z.string().nullable(), values }))),
});

/** Personal values that belong to the case. */
export const sealedHeader = z.object({ header: values, lines: z.array(sealedLine) });

/** Personal values of one person's lines. */
export const sealedLines = z.object({ lines: z.array(sealedLine) });
