/** What the case already knows of a form's fields, so that nothing is written twice. Pure. */
import { isTyped, type EntryValue, type EntryValues, type Layout, type LayoutField } from '../../guidance/index.js';
import { isErased } from '../../kernel/decider.js';
import type { Case, CaseForm, PersonInCase } from './case.js';
import type { CasePerson, LifeEvent } from './events.js';

const CHANGE_KIND: Partial<Record<LifeEvent, string>> = {
  MOVE_IN: 'IN',
  MOVE_WARD: 'WARD',
  MOVE_HOME: 'HOME',
  MOVE_OUT: 'OUT',
  HOUSEHOLD_CHANGE: 'HOUSEHOLD',
  MOVE_IN_ABROAD: 'IN_ABROAD',
  MOVE_OUT_ABROAD: 'OUT_ABROAD',
};
const NHI: Partial<Record<LifeEvent, { kind: string; reason: string }>> = {
  MOVE_IN: { kind: 'ACQ', reason: 'A_MOVE' },
  MOVE_IN_ABROAD: { kind: 'ACQ', reason: 'A_MOVE' },
  BIRTH: { kind: 'ACQ', reason: 'A_BIRTH' },
  MOVE_OUT: { kind: 'LOSS', reason: 'L_MOVE' },
  MOVE_OUT_ABROAD: { kind: 'LOSS', reason: 'L_MOVE' },
  DEATH: { kind: 'LOSS', reason: 'L_DEATH' },
  MOVE_HOME: { kind: 'CHG', reason: 'C_ADDR' },
  MOVE_WARD: { kind: 'CHG', reason: 'C_ADDR' },
  HOUSEHOLD_CHANGE: { kind: 'CHG', reason: 'C_HH' },
  NAME_CHANGE: { kind: 'CHG', reason: 'C_NAME' },
};

const CHANGE_DATES = [
  'moveInDate',
  'moveDate',
  'plannedMoveOutDate',
  'moveOutDate',
  'householdChangeDate',
  'childBirthDate',
  'deathDate',
  'acceptedDate',
];

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const known = ({ details }: PersonInCase): CasePerson | undefined => (isErased(details) ? undefined : details);

/** The day of the change: the first of the event's dates that the visitor told. */
export const changeDate = ({ eventFacts }: Case): string | undefined =>
  CHANGE_DATES.map((name) => text(eventFacts[name])).find(Boolean);

const filerDetails = ({ filer }: Case) => (filer && !isErased(filer.details) ? filer.details : undefined);

const headOf = ({ persons }: Case): CasePerson | undefined => {
  const details = persons.map(known);
  return details.find((person) => person?.relation === 'HEAD') ?? details.find(Boolean);
};

/** Everybody was asked whether somebody may not learn the address: the office ticks that it has checked. */
const isProtectionChecked = ({ persons, personFacts }: Case): true | undefined =>
  persons.length > 0 &&
  persons.every(
    (person) =>
      (personFacts[person.person]?.['dvProtection'] ?? known(person)?.facts['person.dvProtection']) !== undefined,
  )
    ? true
    : undefined;

const headerValues = (state: Case): Readonly<Record<string, EntryValue>> => {
  const head = headOf(state);
  const filer = filerDetails(state);
  const nhi = NHI[state.lifeEvent];
  const oldAddress = text(state.eventFacts['oldAddress']) ?? head?.address;
  const newAddress = text(state.eventFacts['newAddress']);
  return {
    notificationDate: state.receptionDate,
    changeDate: changeDate(state),
    date: state.receptionDate,
    receptionNo: state.number.split('-').slice(2, 3).join(''),
    counterNo: state.counterNumber === null ? undefined : String(state.counterNumber),
    changeKind: CHANGE_KIND[state.lifeEvent],
    kind: nhi?.kind,
    reason: nhi?.reason,
    filerName: filer?.name,
    filerAddress: filer?.address ?? head?.address,
    filerPhone: filer?.phone,
    phone: filer?.phone,
    filerKind: state.filer?.kind,
    idDocument: state.filer?.idDocument,
    newAddress,
    oldAddress,
    newHead: text(state.eventFacts['newHead']) ?? head?.name,
    oldHead: head?.name,
    address: newAddress ?? head?.address,
    domicile: head?.domicile,
    registerHead: head?.registerHead,
    headName: head?.name,
    headKana: head?.kana,
    headBirthDate: head?.birthDate,
    protection: isProtectionChecked(state),
  };
};

const lineValues = (state: Case, person: PersonInCase): Readonly<Record<string, EntryValue>> => {
  const details = known(person);
  if (!details) return {};
  const pension = { TYPE1: 'T1', TYPE2: 'T2', TYPE3: 'T3', VOLUNTARY: 'V', NONE: 'N' } as Record<string, string>;
  const { name, kana, birthDate, sex, relation, facts, nationality } = details;
  return {
    'person.name': name,
    'person.kana': kana,
    'person.birthDate': birthDate,
    'person.sex': sex,
    'person.relation': relation,
    'person.card': facts['person.myNumberCard'] === true || facts['myNumberCard'] === true ? 'MY' : 'NONE',
    'person.changeDate': changeDate(state),
    'person.country': nationality === 'JP' ? undefined : nationality,
    'person.pensionKind': pension[String(facts['person.pension'] ?? facts['pension'] ?? '')],
  };
};

const keep = (
  fields: readonly LayoutField[],
  values: Readonly<Record<string, EntryValue>>,
): Record<string, EntryValue> =>
  Object.fromEntries(
    fields
      .filter((field) => isTyped(field) && field.keep !== 'never' && values[field.id] !== undefined)
      .map((field) => [field.id, values[field.id]] as const)
      .filter(([id, value]) =>
        fits(
          fields.find((field) => field.id === id),
          value,
        ),
      ),
  );

/** A code that the form does not offer is left to the person. */
const fits = (field: LayoutField | undefined, value: EntryValue): boolean =>
  !field?.codes || field.codes.some(({ code }) => code === value);

/** A form of one procedure is of that procedure's kind; the health insurance has kinds of its own. */
const kindOf = ({ items }: Pick<CaseForm, 'items'>, own: EntryValue, field: LayoutField | undefined): EntryValue =>
  [own, items.length === 1 ? items[0] : undefined].find((kind) => kind !== undefined && fits(field, kind));

export const prefill = (state: Case, form: Pick<CaseForm, 'persons' | 'items'>, layout: Layout): EntryValues => {
  const once = layout.fields.filter(({ group }) => group === null);
  const header = headerValues(state);
  const kindField = once.find(({ id }) => id === 'kind');
  const persons = state.persons.filter(({ person }) => form.persons.includes(person));
  return {
    header: keep(once, { ...header, kind: kindOf(form, header['kind'], kindField) }),
    lines: Object.fromEntries(
      layout.groups.map(({ id }) => {
        const fields = layout.fields.filter(({ group }) => group === id);
        return [id, persons.map((person) => ({ pid: person.person, values: keep(fields, lineValues(state, person)) }))];
      }),
    ),
  };
};
