/** What happens to accounts and offices. Credentials, sessions and devices are operational data, not events. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

export const roles = [
  'floor',
  'window',
  'operator',
  'reviewer',
  'supervisor',
  'mail',
  'protection',
  'manager',
  'auditor',
  'admin',
] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const employment = z.enum(['official', 'contractor']);

const bilingual = z.object({ ja: z.string().min(1), en: z.string().min(1) });

export const counterShape = z.object({
  id: z.string(),
  number: z.number().int().positive(),
  /** Purposes it serves, in no order; the longest waiting of them comes next. */
  purposes: z.array(z.string()),
});

export const purposeShape = z.object({
  id: z.string(),
  series: z.string().regex(/^[A-Z]$/),
  name: bilingual,
  detail: bilingual,
});

export const officeShape = z.object({
  officeId: z.string(),
  kind: z.enum(['ward', 'centre']),
  name: bilingual,
  section: bilingual,
  place: bilingual,
  /** Leads the office's case numbers, as 小倉北 in 小倉北-26-004211-7. */
  numberPrefix: z.string(),
  opens: z.string(),
  closes: z.string(),
  counters: z.array(counterShape),
  purposes: z.array(purposeShape),
});
export type OfficeShape = z.infer<typeof officeShape>;

export const identityEvents = defineEvents({
  'identity.OfficeOpened': {
    doc: 'An office began to work with its hours, counters and ticket series.',
    published: true,
    data: officeShape,
  },
  'identity.OfficeChanged': {
    doc: 'Hours, counters or ticket series of an office changed.',
    published: true,
    data: officeShape,
  },
  'identity.AccountOpened': {
    doc: 'A person was given an account with roles at an office.',
    published: true,
    data: z.object({
      accountId: z.string(),
      person: z.string(),
      roles: z.array(role).min(1),
      employment,
      officeId: z.string(),
    }),
    personal: { staff: z.object({ name: z.string(), kana: z.string().optional() }) },
  },
  'identity.RolesChanged': {
    doc: 'The roles of an account changed.',
    published: true,
    data: z.object({ accountId: z.string(), roles: z.array(role), employment, officeId: z.string() }),
  },
  'identity.AccountClosed': {
    doc: 'An account may no longer be used.',
    published: true,
    data: z.object({ accountId: z.string() }),
  },
});

export type IdentityEvent = EventOf<typeof identityEvents>;
