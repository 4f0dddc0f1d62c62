/** How the approved values of a form become what is known of a person. What the form does not say stays as it was. */
import { isErased } from '../../kernel/decider.js';
import { personDetails, type PersonDetails } from '../events.js';
import type { Standing } from '../resident.js';
import type { FormToApply } from './form-to-apply.js';
import type { Ground } from './plan.js';

type Line = Readonly<Record<string, unknown>>;

export const lineOf = ({ entry }: FormToApply, person: string): Line | null =>
  Object.values(entry?.lines ?? {})
    .flat()
    .find(({ pid }) => pid === person)?.values ?? null;

export const headerText = ({ entry }: FormToApply, field: string): string | undefined => text(entry?.header[field]);

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

interface About {
  readonly form: FormToApply;
  readonly person: string;
  readonly standing: Standing;
  readonly date: string;
  readonly change: string;
  readonly ground: Ground;
}

/** Null: erased, there is nothing to change. */
export const detailsAfter = (about: About, addressChanges: boolean): PersonDetails | null => {
  const { details } = about.standing;
  if (isErased(details)) return null;
  const known = typed(details, lineOf(about.form, about.person));
  return addressChanges ? moved(about, known) : known;
};

const FIELDS = ['name', 'kana', 'birthDate', 'sex', 'relation'] as const;

const typed = (details: PersonDetails, line: Line | null): PersonDetails => {
  const stated = FIELDS.map((field) => [field, text(line?.[`person.${field}`])] as const);
  return personDetails.parse({ ...details, ...Object.fromEntries(stated.filter(([, value]) => value !== undefined)) });
};

const moved = ({ form, standing, date, change, ground }: About, details: PersonDetails): PersonDetails => {
  const { postcode: _postcode, ...rest } = details;
  if (change === 'BIRTH') return { ...rest, ...bornInto(form, ground), addressSince: details.birthDate };
  const told = form.eventFacts['newAddress'];
  const address = headerText(form, 'newAddress') ?? text(told) ?? details.address;
  const before = headerText(form, 'oldAddress') ?? (isErased(standing.details) ? undefined : standing.details.address);
  const since = headerText(form, 'newSince') ?? date;
  return {
    ...rest,
    ...registerOf(form),
    address,
    addressSince: since,
    ...(before === undefined ? {} : { previousAddress: before }),
  };
};

/** 本籍 and 筆頭者, if the form states them. */
const registerOf = (form: FormToApply): Partial<PersonDetails> => {
  const [domicile, registerHead] = [headerText(form, 'domicile'), headerText(form, 'registerHead')];
  return { ...(domicile ? { domicile } : {}), ...(registerHead ? { registerHead } : {}) };
};

/** A newborn lives where its parents live and enters their family register. */
const bornInto = (form: FormToApply, { persons }: Ground): Partial<PersonDetails> => {
  const parents = form.persons
    .filter(({ role }) => role === 'PARENT' || role === 'REMAINING')
    .map(({ person }) => persons.get(person)?.details);
  const parent = parents.find((details): details is PersonDetails => details !== undefined && !isErased(details));
  if (!parent) return {};
  const { address, postcode, domicile, registerHead } = parent;
  return {
    address,
    ...(postcode ? { postcode } : {}),
    ...(domicile ? { domicile } : {}),
    ...(registerHead ? { registerHead } : {}),
  };
};
