/**
 * The business digest: how every visitor, case, form, envelope and household ended, with outputs, money and values.
 * Two runs of the same seeded work have equal ones, whoever took what when. Ids, numbers, times and staff are left out.
 */
import { createHash } from 'node:crypto';
import { In } from 'typeorm';
import { CertificateRow } from '../certificates/index.js';
import { workItem, workItemStream, type WorkItem } from '../centre/index.js';
import { entryFrom, type EntryValues } from '../guidance/index.js';
import { canonical } from '../kernel/canonical.js';
import type { Position } from '../kernel/store/port.js';
import { ledgerOf, mailRequest, mailStream, stageOf, type MailRequest } from '../mail-requests/index.js';
import { caseFold, caseStream, TicketRow, type Case } from '../reception/index.js';
import { registryModel, RegistryQueries, type RegistryPerson } from '../registry/index.js';
import type { Stores } from './stores.js';

/** One visitor, case, envelope, household or kind of sheet. Its values may be personal: only their hashes leave this file. */
interface Row {
  readonly section: Section;
  /** What a person calls it; never personal. */
  readonly name: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const SECTIONS = ['visitors', 'cases', 'envelopes', 'households', 'sheets'] as const;
type Section = (typeof SECTIONS)[number];

export interface BusinessRow {
  readonly section: Section;
  readonly name: string;
  /** Hash of each value. */
  readonly values: Readonly<Record<string, string>>;
}

export interface BusinessDigest {
  /** Of all that follows. */
  readonly hash: string;
  readonly sections: readonly { readonly section: Section; readonly count: number; readonly hash: string }[];
}

type Sources = Pick<Stores, 'source' | 'store' | 'executor' | 'sealer'>;

/**
 * Read models must have reached the head.
 * @param since only what began behind this position: visitors, their cases, envelopes, and the households concerned
 */
export const businessRows = async (sources: Sources, since: Position = 0n): Promise<readonly BusinessRow[]> => {
  const rows: BusinessRow[] = [];
  for await (const { section, name, values } of allRows(sources, await begun(sources, since))) {
    const hashes = Object.entries(values).map(([part, value]) => [part, hashOf(canonical(value))]);
    rows.push({ section, name, values: Object.fromEntries(hashes) as Record<string, string> });
  }
  return rows;
};

export const businessDigest = (rows: readonly BusinessRow[]): BusinessDigest => {
  const sections = SECTIONS.map((section) => {
    const lines = rows.filter((row) => row.section === section).map(({ values }) => canonical(values));
    return { section, count: lines.length, hash: hashOf(lines.sort().join('\n')) };
  });
  return { hash: hashOf(canonical(sections)), sections };
};

/** What one run has and the other has not, named without a personal value; empty when the digests are equal. */
export const businessDifferences = (one: readonly BusinessRow[], other: readonly BusinessRow[]): string[] => {
  const counts = new Map<string, { readonly row: BusinessRow; count: number }>();
  const add = (row: BusinessRow, step: number) => {
    const key = canonical([row.section, row.values]);
    const known = counts.get(key) ?? { row, count: 0 };
    known.count += step;
    counts.set(key, known);
  };
  for (const row of one) add(row, 1);
  for (const row of other) add(row, -1);
  const [first, second] = [1, -1].map((sign) =>
    [...counts.values()].filter(({ count }) => count * sign > 0).map(({ row }) => row),
  );
  return (first ?? [])
    .map((row) => {
      const twin = second?.find(({ section, name }) => section === row.section && name === row.name);
      const parts = Object.keys(row.values).filter((part) => row.values[part] !== twin?.values[part]);
      return `${row.section} ${row.name}: ${twin ? parts.join(', ') : 'only in the first'}`;
    })
    .concat(
      (second ?? [])
        .filter((row) => !first?.some(({ section, name }) => section === row.section && name === row.name))
        .map((row) => `${row.section} ${row.name}: only in the second`),
    );
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What a digest is about. */
interface Begun {
  readonly tickets: readonly TicketRow[];
  readonly cases: readonly string[];
  readonly envelopes: readonly string[];
  /** Null: everybody. */
  readonly persons: Set<string> | null;
}

const BEGINNINGS = {
  'reception.TicketIssued': 'ticketId',
  'reception.CaseOpened': 'caseId',
  'mail-requests.EnvelopeRegistered': 'requestId',
} as const;

const begun = async ({ source, store }: Sources, since: Position): Promise<Begun> => {
  const [tickets, cases, envelopes] = await Promise.all(
    Object.entries(BEGINNINGS).map(([type, id]) => idsBehind(store, since, type, id)),
  );
  const rows = await source.getRepository(TicketRow).findBy({ id: In(tickets ?? []) });
  return { tickets: rows, cases: cases ?? [], envelopes: envelopes ?? [], persons: since === 0n ? null : new Set() };
};

const idsBehind = async (store: Sources['store'], since: Position, type: string, id: string): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = since, head = await store.head(); at < head;) {
    const { events, readTo } = await store.readAll(at, { types: [type], limit: 1_000 });
    for (const { payload } of events)
      ids.push((JSON.parse(payload) as { data: Record<string, string> }).data[id] ?? '');
    at = readTo;
  }
  return ids;
};

async function* allRows(sources: Sources, of: Begun): AsyncGenerator<Row> {
  const labels = new Map(of.tickets.map(({ id, date, label }) => [id, `${date} ${label}`]));
  for (const { id, officeId, purpose, needs, language, status } of of.tickets) {
    const label = labels.get(id) ?? '';
    yield {
      section: 'visitors',
      name: `${officeId} ${label}`,
      values: { officeId, label, purpose, needs, language, status },
    };
  }
  yield* cases(sources, of, labels);
  yield* envelopes(sources, of);
  yield* households(sources, of);
  yield* sheets(sources, of);
}

async function* cases({ executor }: Sources, of: Begun, labels: ReadonlyMap<string, string>): AsyncGenerator<Row> {
  for (const id of of.cases) {
    const { state } = await executor.load(caseStream(id), caseFold);
    const items = await Promise.all(
      Object.keys(state.forms).map(async (formId) => (await executor.load(workItemStream(formId), workItem)).state),
    );
    for (const { person } of state.persons) of.persons?.add(person);
    const tickets = state.tickets.map((ticket) => labels.get(ticket) ?? '').sort();
    const ends = withoutIds({ ...endsOf(state), atCentre: items.map(atCentre) }, idsOf(state));
    const values = { tickets, ...ends, outputs: ends.outputs.map(canonical).sort() };
    yield { section: 'cases', name: `${state.officeId} ${tickets.join(' ')}`, values };
  }
}

const endsOf = (state: Case) => ({
  office: [state.officeId, state.lifeEvent, state.status],
  filer: state.filer && { kind: state.filer.kind, idDocument: state.filer.idDocument, details: state.filer.details },
  persons: state.persons.map(({ role, provisional, protected: shielded, details }) => ({
    role,
    provisional,
    shielded,
    details,
  })),
  facts: [state.eventFacts, state.personFacts],
  items: Object.values(state.items).map(({ procedureId, persons, status }) => ({ procedureId, persons, status })),
  forms: Object.values(state.forms).map(({ formKind, items, persons, status, sheets, images, handOffs }) => ({
    formKind,
    items,
    persons,
    status,
    sheets,
    images: images.length,
    handOffs,
  })),
  outputs: state.outputs.map(({ kind, persons, handedOver }) => ({ kind, persons, handedOver })),
});

/** Fields in which a form names the counter and the number it gave: another run may give others. */
const BY_COUNTER = { counterNo: null, receptionNo: null };

const atCentre = (item: WorkItem) => {
  if (item.status === 'none') return null;
  const { form, place, approved, returns, withdrawn } = item;
  const entry = approved && entryFrom(approved.clear as EntryValues, approved.personal);
  const values = entry && { ...entry, header: { ...entry.header, ...BY_COUNTER } };
  return {
    formKind: form.formKind,
    at: place.at,
    values,
    returns: returns.map(({ to, reasons }) => ({ to, reasons })),
    withdrawn: withdrawn.length,
  };
};

/** Ids that differ from run to run, and what stands in their place. */
const idsOf = ({ caseId, persons, forms }: Case): ReadonlyMap<string, string> =>
  new Map([
    [caseId, 'case'],
    ...persons.map(({ person }, index): [string, string] => [person, `person ${index + 1}`]),
    ...Object.values(forms).map(({ formId, formKind }): [string, string] => [formId, `form ${formKind}`]),
  ]);

const withoutIds = <T extends Record<string, unknown>>(value: T, ids: ReadonlyMap<string, string>): T => {
  const named = (text: string): string => ids.get(text) ?? text;
  const replace = (inner: unknown): unknown => {
    if (typeof inner === 'string') return named(inner);
    if (Array.isArray(inner)) return inner.map(replace);
    if (typeof inner !== 'object' || inner === null) return inner;
    return Object.fromEntries(Object.entries(inner).map(([key, part]) => [named(key), replace(part)]));
  };
  return replace(value) as T;
};

async function* envelopes({ executor }: Sources, of: Begun): AsyncGenerator<Row> {
  for (const id of of.envelopes) {
    const { state } = await executor.load(mailStream(id), mailRequest);
    if (state.subject) of.persons?.add(state.subject.person);
    yield {
      section: 'envelopes',
      name: `with money order ${state.orders[0]?.number ?? 'none'}`,
      values: mailEnds(state),
    };
  }
}

const mailEnds = (state: MailRequest) => ({
  letter: state.letter,
  wanted: [state.requesterClass, state.kinds, state.identityPaper, state.reply],
  stage: stageOf(state),
  orders: state.orders.map(({ number, amount }) => ({ number, amount })),
  money: [ledgerOf([state.purse]), state.fee?.due ?? null],
  subject: state.subject?.person ?? null,
  inquiries: state.inquiries.map(({ reasons, channel }) => ({ reasons, channel })),
  certificates: state.certificates.map(({ kind, copies }) => ({ kind, copies })),
  sent: [state.dispatched?.service ?? null, state.rejected],
});

async function* households({ source, sealer }: Sources, { persons: concerned }: Begun): AsyncGenerator<Row> {
  const rows = await source.query<{ id: string }[]>(`SELECT id FROM ${registryModel.schema}.person`);
  const persons = await new RegistryQueries(source, sealer).getPersons(rows.map(({ id }) => id));
  for (const members of grouped(persons, ({ household, person }) => household ?? person).values()) {
    if (concerned && !members.some(({ person }) => concerned.has(person))) continue;
    const known = members.map(asKnown).sort();
    yield { section: 'households', name: `of ${known.length}`, values: { members: known } };
  }
}

const asKnown = ({ status, ward, protected: shielded, change, changedOn, details }: RegistryPerson): string =>
  canonical({ status, ward, shielded, change, changedOn, details });

async function* sheets({ source }: Sources, { cases: ofCases, envelopes: ofEnvelopes }: Begun): AsyncGenerator<Row> {
  const rows = await source
    .getRepository(CertificateRow)
    .findBy([{ caseId: In([...ofCases]) }, { requestId: In([...ofEnvelopes]) }]);
  const kinds = grouped(rows, ({ kind, voidedFor, copies }) => `${kind} ×${copies}${voidedFor ? ' void' : ''}`);
  for (const [kind, printed] of kinds)
    yield { section: 'sheets', name: kind, values: { kind, printed: printed.length } };
}

const grouped = <T>(list: readonly T[], keyOf: (one: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
};
