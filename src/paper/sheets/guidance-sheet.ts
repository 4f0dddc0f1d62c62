import { z } from 'zod';
import { bilingual, coded, day, weekday, written } from '../printable.js';

const paperToBring = z.object({ name: written(120), unverified: z.boolean().default(false) });

const place = z.object({
  name: written(60),
  floor: written(40).optional(),
  hours: written(80).optional(),
  phone: written(30).optional(),
});

const row = {
  name: bilingual(80),
  /** Whom it concerns, as the household says it: 世帯主, 子. */
  persons: written(200).optional(),
  /** The office has not confirmed this rule; the visitor is told so. */
  unverified: z.boolean().default(false),
};

/** 案内書: what was done today and what remains. It lies on kitchen tables, so it carries no address. */
export const guidanceSheet = z.object({
  city: bilingual(40),
  office: bilingual(60),
  counter: written(40).optional(),
  officePhone: written(30).optional(),
  officeHours: written(80).optional(),
  issuedOn: day(),
  visitor: written(120).optional(),
  lifeEvent: bilingual(40),
  caseNumber: written(40),
  ticketNumber: written(20).optional(),
  qr: coded(),
  received: z.array(z.object({ ...row, result: bilingual(80) })).default([]),
  later: z
    .array(
      z.object({
        ...row,
        due: weekday().optional(),
        /** What missing the day costs. */
        dueNote: written(200).optional(),
        papers: z.array(paperToBring).default([]),
        window: place,
      }),
    )
    .default([]),
  referrals: z
    .array(
      z.object({ ...row, window: place, note: written(200).optional(), papers: z.array(paperToBring).default([]) }),
    )
    .default([]),
  cautions: z.array(z.object({ text: bilingual(300), unverified: z.boolean().default(false) })).default([]),
});

export type GuidanceSheetData = z.input<typeof guidanceSheet>;
