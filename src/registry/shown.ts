/** What a route shows of a person. Of a protected one it keeps back what would lead somebody to her door (支援措置). */
import { z } from 'zod';
import { isErased } from '../kernel/decider.js';
import { factsOf, type RegistryHousehold, type RegistryPerson } from './registry-queries.js';

const text = z.string().nullable();

export const personShape = z.object({
  person: z.string(),
  status: z.enum(['provisional', 'resident', 'moved-out', 'deceased']),
  protected: z.boolean(),
  /** Fields kept back: to be shown as 開示不可, which is not the same as empty. */
  hidden: z.array(z.string()),
  version: z.number().int(),
  household: text,
  ward: text,
  name: text,
  kana: text,
  birthDate: text,
  sex: z.enum(['M', 'F', 'X']).nullable(),
  relation: text,
  nationality: text,
  address: text,
  postcode: text,
  addressSince: text,
  previousAddress: text,
  domicile: text,
  registerHead: text,
  phone: text,
  residentNumber: text,
  knownAs: text,
  change: text,
  changedOn: text,
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type ShownPerson = z.infer<typeof personShape>;

export const householdShape = z.object({
  household: z.string(),
  ward: text,
  protected: z.boolean(),
  version: z.number().int(),
  address: text,
  /** Null where the composition of the household is kept back. */
  members: z.array(personShape).nullable(),
});
export type ShownHousehold = z.infer<typeof householdShape>;

const KEPT_BACK = ['ward', 'address', 'postcode', 'addressSince', 'previousAddress', 'phone', 'relation'] as const;

/** Everything, for the routes that may: what was erased is empty. */
export const openPerson = (known: RegistryPerson): ShownPerson => {
  const { details } = known;
  const { person, status, version, household, ward, knownAs, change, changedOn } = known;
  const base = {
    person,
    status,
    version,
    household,
    ward,
    knownAs,
    change,
    changedOn,
    protected: known.protected,
    hidden: [],
  };
  if (isErased(details)) return { ...base, ...nothing, facts: {} };
  const { facts: _facts, ...values } = details;
  return { ...base, ...nothing, ...defined(values), facts: { ...factsOf(details) } };
};

export const shownPerson = (known: RegistryPerson): ShownPerson => {
  const open = openPerson(known);
  if (!known.protected) return open;
  const kept = Object.fromEntries(KEPT_BACK.map((field) => [field, null]));
  return { ...open, ...kept, hidden: [...KEPT_BACK] };
};

export const shownHousehold = ({
  household,
  ward,
  version,
  protected: shielded,
  members,
}: RegistryHousehold): ShownHousehold => {
  if (shielded) return { household, ward: null, protected: true, version, address: null, members: null };
  const shown = members.map(shownPerson);
  return { household, ward, protected: false, version, address: shown[0]?.address ?? null, members: shown };
};

const nothing = {
  name: null,
  kana: null,
  birthDate: null,
  sex: null,
  relation: null,
  nationality: null,
  address: null,
  postcode: null,
  addressSince: null,
  previousAddress: null,
  domicile: null,
  registerHead: null,
  phone: null,
  residentNumber: null,
};

const defined = <T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
