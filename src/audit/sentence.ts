/** One event as the office would say it: who, and what she did. No name of a visitor, no address, whoever it is about. */
import { formatEra, type IsoDate } from '../calendar/index.js';
import { tokyoTime } from '../kernel/tokyo.js';
import { listOf, textOf, type Happening } from './dossier.js';
import { joined, reasonCodes, type OfficeWords, type Value, type Words } from './words.js';

export interface Said {
  readonly who: Words;
  /** Where she works; empty for machines. */
  readonly place: Words;
  readonly did: Words;
  readonly detail: Words | null;
  readonly sentence: Words;
}

type Say = (value: unknown, words: OfficeWords, happening: Happening) => Value | undefined;

const count: Say = (value) => listOf(value).length;
const text =
  (say: (code: string, words: OfficeWords, happening: Happening) => Value): Say =>
  (value, words, happening) => {
    const code = textOf(value);
    return code === null || code === '' ? undefined : say(code, words, happening);
  };
const code = (group: string) => text((value, words) => words.code(group, value));
/** Only what is put in words by us: a reason typed freely may name a person. */
const knownReason = text((value, words) => (words.has(`codes/reason/${value}`) ? words.code('reason', value) : ''));

/** How a field of an event's data becomes a value of its sentence. */
const SAYS: Readonly<Record<string, readonly [name: string, say: Say]>> = {
  formId: ['form', text((id, words) => words.form(id))],
  ticketId: ['ticket', text((id, words) => words.ticket(id))],
  counterNumber: ['counter', (value) => (typeof value === 'number' ? value : undefined)],
  purpose: ['purpose', text((id, words) => words.purpose(id))],
  ahead: ['ahead', (value) => Number(value)],
  needs: ['needs', (value, words) => joined(listOf(value).map((need) => words.code('need', String(need))))],
  place: ['place', code('place')],
  lifeEvent: ['life', code('life')],
  filerKind: ['filer', text((value, words) => words.listed('FILER_KIND', value))],
  idDocument: ['paper', text((value, words) => words.listed('ID_DOCUMENT', value))],
  persons: ['persons', count],
  event: ['facts', count],
  required: ['required', count],
  toConfirm: ['confirm', count],
  procedureId: ['procedure', text((id, words) => words.procedure(id))],
  itemId: ['procedure', text((id, words) => words.procedure(id))],
  section: ['section', text((id, words) => words.section(id))],
  due: ['due', text((date) => inEra(date))],
  reason: ['reason', knownReason],
  sheets: ['sheets', (value) => Number(value)],
  images: ['images', count],
  pages: ['pages', count],
  page: ['page', (value) => Number(value)],
  promisedAt: ['promised', text((moment) => tokyoTime(moment))],
  outcome: ['outcome', code('outcome')],
  outputs: ['outputs', count],
  kind: ['output', text((kind, words) => words.output(kind))],
  stage: ['stage', code('stage')],
  by: ['by', code('by')],
  mode: ['mode', code('mode')],
  holder: ['holder', text((person, words) => words.shortName(person))],
  operator: ['operator', text((person, words) => words.shortName(person))],
  change: ['change', code('life')],
  date: ['date', text((date) => inEra(date))],
  obligation: ['obligation', code('follow-up')],
  number: ['number', (value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)],
  copies: ['copies', (value) => Number(value)],
  reasons: ['reasons', (value, words, { event }) => reasonWords(value, words, textOf(event.data['formId']) ?? '')],
};

/** R8.11.24 for the office, 2026-11-24 in English. */
const inEra = (date: string): Words => ({ ja: formatEra(date as IsoDate, 'short'), en: date });

const reasonWords = (value: unknown, words: OfficeWords, formId: string): Words =>
  joined(
    reasonCodes(value).map(({ field, line, code: why }) =>
      joined([words.field(formId, field, line), words.code('return', why)], ' ', ', '),
    ),
    '、',
    '; ',
  );

const valuesOf = (happening: Happening, words: OfficeWords): Record<string, Value> => {
  const { event } = happening;
  const said = Object.entries(event.data).flatMap(([field, value]) => {
    const [name, say] = SAYS[field] ?? [];
    const word = name && say ? say(value, words, happening) : undefined;
    return name && word !== undefined ? [[name, word] as const] : [];
  });
  const waited = minutesSince(words.issuedAt(textOf(event.data['ticketId']) ?? ''), event.recordedAt);
  return { ...(waited === null ? {} : { wait: waited }), ...Object.fromEntries(said) };
};

const minutesSince = (from: string | null, to: string): number | null =>
  from === null ? null : Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);

/** Every name that a template may use. */
export const valueNames: ReadonlySet<string> = new Set(['wait', 'n', ...Object.values(SAYS).map(([name]) => name)]);

/** A call to hand over, or to come for the first time: one type, two sentences. */
const variantOf = ({ event: { type, data } }: Happening, words: OfficeWords): string => {
  if (words.shielded && words.has(`sentences/${type}/shielded/did`)) return `sentences/${type}/shielded`;
  const variant =
    data['handingOver'] === true
      ? 'handing-over'
      : (textOf(data['source']) ?? textOf(data['outcome']) ?? textOf(data['by']));
  const key = `sentences/${type}/${variant ?? ''}`;
  return variant && words.has(`${key}/did`) ? key : `sentences/${type}`;
};

const whoOf = ({ event: { actor } }: Happening, words: OfficeWords): Words => {
  if (actor.kind === 'staff') {
    const name = words.shortName(actor.person);
    return name ? { ja: name, en: name } : words.text('who/somebody');
  }
  if (actor.kind === 'device') return words.text(`who/${actor.role === 'board' ? 'board' : 'kiosk'}`);
  return words.text(actor.kind === 'visitor' ? 'who/visitor' : 'who/system');
};

export const say = (happening: Happening, words: OfficeWords): Said => {
  const key = variantOf(happening, words);
  const values = valuesOf(happening, words);
  const { actor } = happening.event;
  const place = actor.office && actor.kind === 'staff' ? words.office(actor.office) : { ja: '', en: '' };
  const who = whoOf(happening, words);
  const did = words.text(`${key}/did`, values);
  const detail = words.has(`${key}/detail`) ? words.text(`${key}/detail`, values) : null;
  const sentence = words.text(place.ja ? 'sentence' : 'sentence-machine', { who, place, did });
  return { who, place, did, detail: detail?.ja ? detail : null, sentence };
};

/** Many equal acts of one command in one line: 手続き7件を受付. */
export const sayMany = (happening: Happening, words: OfficeWords, n: number): Words | null => {
  const key = `sentences/${happening.event.type}/many`;
  return words.has(key) ? words.text(key, { ...valuesOf(happening, words), n }) : null;
};

/** Steps of the machinery and preparations: folded in the list until somebody wants them. */
const MINOR: ReadonlySet<string> = new Set([
  'kernel.NumberReserved',
  'documents.ScanStored',
  'documents.PagePlaced',
  'reception.GuidanceGiven',
  'reception.ItemDone',
  'reception.TicketRecalled',
  'reception.TicketReady',
  'reception.CentreWaitEnded',
  'reception.ServingStarted',
  'reception.NeedsChanged',
  'registry.ProvisionalPersonRecorded',
  'registry.HouseholdChanged',
  'registry.FormApplied',
  'certificates.SheetPrinted',
  'certificates.CertificateIssued',
]);
export const isMinor = (type: string): boolean => MINOR.has(type);
