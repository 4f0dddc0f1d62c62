/** Residents and households as a copy with a source: what was imported, what the window recorded, what approved forms changed. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

/** What the city knows of a person; sealed under the person. Dates are ISO, absent means unknown. */
export const personDetails = z.object({
  name: z.string().min(1).max(200),
  kana: z.string().max(200),
  birthDate: z.iso.date(),
  sex: z.enum(['M', 'F', 'X']),
  /** Code of RELATION in config/forms. */
  relation: z.string(),
  address: z.string().max(300),
  postcode: z.string().optional(),
  addressSince: z.iso.date().optional(),
  previousAddress: z.string().max(300).optional(),
  domicile: z.string().max(300).optional(),
  registerHead: z.string().max(200).optional(),
  nationality: z.string().default('JP'),
  phone: z.string().optional(),
  /** 宛名番号 of the source; a personal value, so sealed and never part of a key. */
  residentNumber: z.string().max(20).optional(),
  /** Facts of the guidance vocabulary that the registry answers, by full name, as `person.insurance: NHI`. */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});
export type PersonDetails = z.infer<typeof personDetails>;

/** `record` is the opaque key made from the source's number, never the number itself. */
const source = z.object({ system: z.string(), record: z.string(), version: z.number().int().positive() });
export type Source = z.infer<typeof source>;
const person = z.string();
const household = z.string();

export const registryEvents = defineEvents({
  'registry.HouseholdImported': {
    doc: 'A household was copied from the resident system.',
    published: true,
    data: z.object({ household, ward: z.string(), members: z.array(person).min(1), source }),
  },
  'registry.PersonImported': {
    doc: 'A resident was copied from the resident system.',
    published: true,
    data: z.object({ person, household, ward: z.string(), protected: z.boolean(), source }),
    personal: { person: personDetails },
  },
  'registry.ProvisionalPersonRecorded': {
    doc: 'A person who is not a resident yet was typed once at the window (from the move-out certificate of another city).',
    published: true,
    data: z.object({ person, caseId: z.string(), protected: z.boolean() }),
    personal: { person: personDetails },
  },
  'registry.PersonIdentified': {
    doc: 'A provisional person turned out to be a known one.',
    published: true,
    data: z.object({ person, known: person }),
  },
  'registry.PersonChanged': {
    doc: 'An approved form changed what is known of a person.',
    published: true,
    data: z.object({
      person,
      household: household.nullable(),
      ward: z.string().nullable(),
      status: z.enum(['resident', 'moved-out', 'deceased', 'provisional']),
      change: z.string(),
      date: z.iso.date(),
      formId: z.string(),
      caseId: z.string(),
    }),
    personal: { person: personDetails },
  },
  'registry.HouseholdChanged': {
    doc: 'An approved form changed who belongs to a household.',
    published: true,
    data: z.object({
      household,
      ward: z.string(),
      members: z.array(person),
      change: z.string(),
      date: z.iso.date(),
      formId: z.string(),
      caseId: z.string(),
    }),
  },
  'registry.FormApplied': {
    doc: 'Everything that an approved form changes has been entered; recorded in the stream of the form’s application.',
    published: true,
    data: z.object({
      formId: z.string(),
      caseId: z.string(),
      persons: z.array(person),
      /** Version of the correction whose approval was applied; absent for the first approval. */
      correction: z.number().int().positive().optional(),
    }),
  },
});

export type RegistryEvent = EventOf<typeof registryEvents>;
