import { z } from 'zod';
import { bilingual, coded, day, written } from '../printable.js';

/** The numbered slip of the kiosk, on a roll 80 mm wide. */
export const ticket = z.object({
  city: written(40),
  office: bilingual(60),
  number: written(12),
  purpose: bilingual(60),
  date: day(),
  time: written(10),
  waiting: z.number().int().min(0).max(9999),
  wait: bilingual(60).optional(),
  /** The address of the ticket's own page on a telephone. */
  qr: coded(),
  closing: bilingual(200).optional(),
});

export type TicketData = z.input<typeof ticket>;
