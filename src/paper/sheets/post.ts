import { z } from 'zod';
import { coded, day, weekday, written } from '../printable.js';

const recipient = {
  postalCode: written(10),
  address: written(200),
  name: written(120),
  honorific: written(10).prefault('様'),
};

/** 不備照会: asks the sender of an envelope for a missing fee or paper. */
export const inquiry = z.object({
  number: written(40),
  date: day(),
  recipient: z.object(recipient),
  sender: z.object({
    city: written(40),
    office: written(60),
    postalCode: written(10),
    address: written(200),
    phone: written(30),
    hours: written(80).optional(),
  }),
  receivedOn: day(),
  requested: z.array(z.object({ kind: written(80), copies: z.number().int().min(1).max(99) })).min(1),
  fee: z.object({ due: z.number().int(), received: z.number().int(), missing: z.number().int().min(1) }).optional(),
  /** What is missing besides money, and what to send. */
  missing: z.array(z.object({ what: written(80), send: written(300) })).default([]),
  replyBy: weekday(),
  qr: coded(),
});

/** Labels on an A4 sheet of twelve (two by six); a sheet used in part starts at a later label. */
export const addressLabel = z.object({
  startAt: z.number().int().min(1).max(12).default(1),
  labels: z
    .array(z.object({ ...recipient, reference: written(40), qr: coded(), notes: z.array(written(20)).default([]) }))
    .min(1)
    .max(120),
});

export type InquiryData = z.input<typeof inquiry>;
export type AddressLabelData = z.input<typeof addressLabel>;
