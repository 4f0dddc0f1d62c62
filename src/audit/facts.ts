/** A state laid out as single facts with their words, so that two moments can be compared field by field. */
import { entryFrom, type EntryValue, type EntryValues } from '../guidance/index.js';
import { isErased, type Personal } from '../kernel/decider.js';
import type { Mask } from './mask.js';
import { holderOf, stageOf, type KnownItem, type Then, type Values } from './then.js';
import { joined, type OfficeWords, type Words } from './words.js';

export interface Fact {
  readonly label: Words;
  /** Null when there was nothing. */
  readonly value: Words | null;
  /** Kept back: shown as 開示不可, which is not the same as empty. */
  readonly hidden: boolean;
}
export type Facts = ReadonlyMap<string, Fact>;

const plain = (value: string): Words => ({ ja: value, en: value });

class Sheet {
  readonly facts = new Map<string, Fact>();

  constructor(
    readonly words: OfficeWords,
    readonly mask: Mask,
    /** The form the event is about: its name need not be said again in every line. */
    private readonly about: string | null,
  ) {}

  put(key: string, label: Words, value: Words | string | null, hidden = false): void {
    this.facts.set(key, { label, value: typeof value === 'string' ? plain(value) : value, hidden });
  }

  label(name: string): Words {
    return this.words.text(`fields/${name}`);
  }

  ofForm(formId: string, name: string): Words {
    return formId === this.about ? this.label(name) : this.of(this.words.form(formId), name);
  }

  of(thing: Words, name: string): Words {
    return joined([thing, this.label(name)], ' ', ': ');
  }
}

export const factsOf = (then: Then, words: OfficeWords, mask: Mask, about: string | null = null): Facts => {
  const sheet = new Sheet(words, mask, about);
  tickets(sheet, then);
  if (then.case.status !== 'none') caseFacts(sheet, then);
  for (const form of Object.values(then.case.forms)) formFacts(sheet, then, form.formId);
  return sheet.facts;
};

const tickets = (sheet: Sheet, then: Then): void => {
  for (const { ticketId, status, purpose, counter } of then.tickets.values()) {
    const ticket = plain(sheet.words.ticket(ticketId));
    sheet.put(`ticket.${ticketId}.status`, ticket, sheet.words.code('ticket', status));
    sheet.put(`ticket.${ticketId}.purpose`, sheet.of(ticket, 'purpose'), sheet.words.purpose(purpose));
    if (counter !== null) sheet.put(`ticket.${ticketId}.counter`, sheet.of(ticket, 'counter'), String(counter));
  }
};

const caseFacts = (sheet: Sheet, { case: state }: Then): void => {
  const { words, mask } = sheet;
  sheet.put('case.status', sheet.label('case'), words.code('case', state.status));
  sheet.put('case.number', sheet.label('number'), state.number);
  sheet.put('case.life', sheet.label('life'), words.code('life', state.lifeEvent));
  if (state.filer) {
    const { kind, idDocument, details } = state.filer;
    sheet.put('filer.kind', sheet.label('filer'), words.listed('FILER_KIND', kind));
    sheet.put('filer.paper', sheet.label('paper'), words.listed('ID_DOCUMENT', idDocument));
    if (!isErased(details)) {
      sheet.put('filer.name', sheet.label('filer-name'), details.name);
      if (details.phone) sheet.put('filer.phone', sheet.label('phone'), details.phone, mask.paper);
      if (details.address) sheet.put('filer.address', sheet.label('address'), details.address, mask.paper);
    }
  }
  for (const { person, role, details } of state.persons) {
    sheet.put(
      `person.${person}`,
      words.code('role-in-case', role),
      isErased(details) ? words.text('erased') : details.name,
    );
  }
  answers(sheet, 'event', state.eventFacts);
  for (const [person, facts] of Object.entries(state.personFacts)) answers(sheet, 'person', facts, person);
  if (state.guidance) {
    sheet.put('guidance.required', sheet.label('required'), String(state.guidance.required.length));
    sheet.put('guidance.confirm', sheet.label('confirm'), String(state.guidance.toConfirm.length));
  }
  for (const { itemId, procedureId, status } of Object.values(state.items))
    sheet.put(`item.${itemId}`, words.procedure(procedureId), words.code('item', status));
  for (const { outputId, kind, handedOver } of state.outputs) {
    sheet.put(`output.${outputId}`, words.output(kind), words.code('output', handedOver ? 'handed-over' : 'printed'));
  }
};

/** Answers at the interview; of a protected household none is shown, because some say where somebody is. */
const answers = (
  sheet: Sheet,
  scope: 'event' | 'person',
  facts: Readonly<Record<string, string | number | boolean>>,
  person = '',
): void => {
  const { words, mask } = sheet;
  for (const [name, value] of Object.entries(facts)) {
    const full = `${scope}.${name}`;
    const option = words.catalogue.content.facts
      .find((fact) => fact.name === full)
      ?.values?.find((one) => one.value === value);
    const said = option
      ? { ja: option.ja, en: option.en }
      : typeof value === 'boolean'
        ? words.code('boolean', String(value))
        : plain(String(value));
    sheet.put(`answer.${person}.${full}`, words.fact(full), said, mask.paper);
  }
};

const formFacts = (sheet: Sheet, then: Then, formId: string): void => {
  const { words } = sheet;
  const form = then.case.forms[formId];
  const item = then.items.get(formId);
  sheet.put(`form.${formId}.stage`, sheet.ofForm(formId, 'stage'), words.code('stage-of-form', stageOf(then, formId)));
  const holder = holderOf(then, formId);
  if (holder) sheet.put(`form.${formId}.holder`, sheet.ofForm(formId, 'holder'), words.staff(holder));
  if (form && form.images.length > 0)
    sheet.put(`form.${formId}.images`, sheet.ofForm(formId, 'images'), String(form.images.length));
  if (item?.status === 'known') itemFacts(sheet, item);
};

const itemFacts = (sheet: Sheet, item: KnownItem): void => {
  const { words, mask } = sheet;
  const { form, entry, place, returns, raised } = item;
  const key = `form.${form.formId}`;
  sheet.put(`${key}.promise`, sheet.ofForm(form.formId, 'promise'), form.promisedAt);
  sheet.put(
    `${key}.priority`,
    sheet.ofForm(form.formId, 'priority'),
    words.code('priority', raised ? 'RAISED' : form.priority),
  );
  entryFacts(sheet, item, entry ?? form.prefill, `${key}.entry`);
  if (place.at === 'approved' && place.correction) {
    sheet.put(
      `${key}.correction`,
      sheet.ofForm(form.formId, 'correction'),
      words.code('reason', place.correction.reason),
    );
    entryFacts(sheet, item, place.correction, `${key}.entry`);
  }
  returns.forEach(({ reasons, words: said }, index) => {
    const fields = reasons.map(({ field, line, code }) =>
      joined([words.field(form.formId, field, line), words.code('return', code)], ' ', ', '),
    );
    sheet.put(`${key}.return.${index}`, sheet.label('return-fields'), joined(fields, '、', '; '));
    sheet.put(`${key}.return.${index}.words`, sheet.label('return-words'), wordsOf(said, words), mask.paper);
  });
};

const wordsOf = (said: Personal<string>, words: OfficeWords): Words =>
  isErased(said) ? words.text('erased') : plain(said);

const entryFacts = (sheet: Sheet, { form }: KnownItem, values: Values, key: string): void => {
  const entry = entryFrom(values.clear as EntryValues, values.personal);
  const put = (id: string, value: EntryValue | undefined, line: number | null) => {
    if (value === undefined || value === null || value === '') return;
    const field = sheet.words.layout(form.formKind)?.fields.find((one) => one.id === id);
    const option = field?.codes?.find(({ code }) => code === value);
    const said = option
      ? { ja: option.ja, en: option.en }
      : typeof value === 'boolean'
        ? sheet.words.code('boolean', String(value))
        : plain(String(value));
    const hidden = sheet.mask.paper && (field?.personal ?? true);
    sheet.put(`${key}.${line ?? ''}.${id}`, sheet.words.field(form.formId, id, line), said, hidden);
  };
  for (const [id, value] of Object.entries(entry.header)) put(id, value, null);
  for (const lines of Object.values(entry.lines)) {
    lines.forEach(({ values: line }, index) => Object.entries(line).forEach(([id, value]) => put(id, value, index)));
  }
};
