import { z } from 'zod';
import { day, written } from '../printable.js';

/** The contents of an envelope, laid out as a photograph would show them: only the demo city writes such letters. */
export const sampleLetter = z.object({
  city: written(40),
  writtenOn: day(),
  sender: z.object({
    name: written(120),
    kana: written(120),
    birthDate: day(),
    postcode: written(10),
    address: written(200),
    phone: written(30),
  }),
  kind: written(80),
  copies: z.number().int().min(1).max(20),
  purpose: written(80),
  identity: z.object({ kind: written(40), validUntil: day(), address: written(200) }),
  orders: z
    .array(z.object({ number: written(20), issuedOn: day(), amount: z.number().int().min(1).max(1_000) }))
    .max(8),
  reply: z.object({
    name: written(120),
    postcode: written(10),
    address: written(200),
    express: z.boolean(),
    postage: z.number().int().min(0),
  }),
});

export type SampleLetterData = z.input<typeof sampleLetter>;
