/** One small case for specs: a move-out from ticket to approval, with one return, told by the events of its streams. */
import { loadCatalogue } from '../../guidance/index.js';
import { Texts } from '../../edge/texts.js';
import type { Actor } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import { leafHash } from '../../kernel/store/leaf.js';
import type { CaseFact, Happening } from '../dossier.js';
import { OfficeWords } from '../words.js';

export const clerk: Actor = { kind: 'staff', account: 'a1', person: 'nakamura', role: 'window', office: 'kokurakita' };
export const operator: Actor = { kind: 'staff', account: 'a2', person: 'sato', role: 'operator', office: 'centre' };
export const reviewer: Actor = { kind: 'staff', account: 'a3', person: 'tanaka', role: 'reviewer', office: 'centre' };
const kiosk: Actor = { kind: 'device', account: 'k', person: 'k', role: 'kiosk', office: 'kokurakita' };
const system: Actor = {
  kind: 'system',
  account: 'centre.open-work-item',
  person: 'centre.open-work-item',
  role: 'system',
  office: null,
};

const catalogue = loadCatalogue('config');
const texts = new Texts('config');
const staff = new Map([['nakamura', '中村 美咲'], ['sato', '佐藤 健'], ['tanaka', '田中 由紀']]); // prettier-ignore
const names = { ja: '', en: '' };
const office = { section: names, place: names, opens: '08:30', closes: '17:15', counters: [] };
const purpose = { id: 'moving', series: 'A', name: { ja: '引っ越し', en: 'Moving' }, detail: names };
const offices = [
  {
    ...office,
    officeId: 'kokurakita',
    kind: 'ward',
    name: { ja: '小倉北区', en: 'Kokurakita Ward' },
    numberPrefix: '小倉北',
    purposes: [purpose],
  },
  {
    ...office,
    officeId: 'centre',
    kind: 'centre',
    name: { ja: '区政事務センター', en: 'Administrative Centre' },
    numberPrefix: '郵',
    purposes: [],
  },
] as const;

export const wordsFor = (happenings: readonly Happening[], shielded = false): OfficeWords =>
  new OfficeWords({
    texts,
    offices: offices.map((one) => ({ ...one, counters: [], purposes: [...one.purposes] })),
    staff,
    catalogues: new Map(),
    current: catalogue,
    happenings,
    shielded,
  });

interface Told extends CaseFact {
  readonly actor?: Actor;
  readonly at?: string;
}
export const by = (actor: Actor, fact: CaseFact, at = '00:00:00'): Told => ({ ...fact, actor, at });

const happening = (
  stream: string,
  version: number,
  position: number,
  { actor = clerk, at = '00:00:00', ...fact }: Told,
): Happening => {
  const recordedAt = `2026-11-24T${at}.000Z`;
  const commandId = derivedId('command', stream, version);
  const metadata = JSON.stringify({ actor, correlationId: 'case-1', causationId: null, commandId });
  const stored = {
    id: derivedId('event', stream, version),
    type: fact.type,
    stream,
    version,
    occurredAt: recordedAt,
    recordedAt,
    metadata,
    payload: JSON.stringify({ data: fact.data }),
  };
  const { id, occurredAt } = stored;
  const event = {
    ...fact,
    id,
    stream,
    version,
    occurredAt,
    recordedAt,
    actor,
    correlationId: 'case-1',
    causationId: null,
    commandId,
  };
  return { stored: { ...stored, position: BigInt(position), leaf: leafHash(stored) }, event };
};

export const asSaid = (stream: string, fact: Told): Happening => happening(stream, 1, 1, fact);

const form = { caseId: 'case-1', formId: 'form-1' };
const image = { documentId: 'doc-1', page: 1, sha256: 'a'.repeat(64) };
const header = { changeKind: 'OUT' };
const seen = { images: [image.sha256], layoutVersion: 'layout-1', entryVersion: 3 };
const details = {
  name: '山田　太郎',
  kana: 'ヤマダ　タロウ',
  birthDate: '1981-04-02',
  sex: 'M',
  relation: 'HEAD',
  address: '小倉北区若園1丁目',
  nationality: 'JP',
  facts: {},
};
const handOff = {
  ...form, handOffId: 'hand-1', caseNumber: '小倉北-26-000001-5', officeId: 'kokurakita', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', procedures: ['J01'], persons: ['p1'],
  receivedBy: ['nakamura'], scannedBy: ['nakamura'], images: [image], prefilled: true, catalogue: catalogue.version, priority: 'VISITOR_WAITING',
  promisedAt: '2026-11-24T01:35:00.000Z', protected: false, clear: { header, lines: {} },
} as const; // prettier-ignore
const entry = (name: string) => ({
  'case:case-1': { header: { filerName: name, filerPhone: '090-1111-2222' }, lines: [] },
});
const submitted = {
  ...form,
  mode: 'check',
  catalogue: catalogue.version,
  layoutVersion: 'layout-1',
  images: [image.sha256],
  clear: { header, lines: {} },
};

const HALL = 'floor-kokurakita-2026-11-24';
const TOLD: readonly (readonly [stream: string, told: Told])[] = [
  [HALL, by(kiosk, { type: 'reception.TicketIssued', data: { ticketId: 't1', series: 'A', number: 42, purpose: 'moving', needs: [], language: 'ja', token: 'x', ahead: 3 } }, '00:36:12')],
  [HALL, by(clerk, { type: 'reception.TicketCalled', data: { ticketId: 't1', counterId: 'c3', counterNumber: 3, handingOver: false } }, '00:59:20')],
  ['case-case-1', by(clerk, { type: 'reception.CaseOpened', data: { caseId: 'case-1', number: '小倉北-26-000001-5', officeId: 'kokurakita', lifeEvent: 'MOVE_OUT', receptionDate: '2026-11-24', ticketId: 't1', counterNumber: 3 } }, '01:01:00')],
  ['case-case-1', by(clerk, { type: 'reception.HouseholdTaken', data: { caseId: 'case-1', household: 'h1', source: 'registry', persons: [{ person: 'p1', role: 'MOVER', provisional: false, protected: false, registryVersion: 1 }] }, personal: { 'person:p1': details } }, '01:03:00')],
  ['case-case-1', by(clerk, { type: 'reception.ItemAccepted', data: { caseId: 'case-1', itemId: 'J01', procedureId: 'J01', persons: ['p1'], routing: 'one_stop' } }, '01:17:00')],
  ['case-case-1', by(clerk, { type: 'reception.FormPrepared', data: { ...form, formKind: 'JUKI-IDO', items: ['J01'], persons: ['p1'], prefilled: true, sheets: 1 } }, '01:18:00')],
  ['case-case-1', by(clerk, { type: 'reception.FormScanned', data: { ...form, images: [image], scannedBy: 'nakamura' } }, '01:19:00')],
  ['case-case-1', by(clerk, { type: 'reception.FormHandedOff', data: { ...handOff, items: ['J01'] }, personal: entry('山田　太郎') }, '01:20:11')],
  ['workItem-form-1', by(system, { type: 'centre.WorkItemOpened', data: { ...handOff, handOffVersion: 6 }, personal: entry('山田　太郎') }, '01:20:20')],
  ['workItem-form-1', by(operator, { type: 'centre.Claimed', data: { formId: 'form-1', stage: 'entry' } }, '01:20:52')],
  ['workItem-form-1', by(operator, { type: 'centre.EntrySubmitted', data: submitted, personal: entry('山田　太朗') }, '01:24:06')],
  ['workItem-form-1', by(reviewer, { type: 'centre.Claimed', data: { formId: 'form-1', stage: 'review' } }, '01:25:58')],
  ['workItem-form-1', by(reviewer, { type: 'centre.ReturnedToOperator', data: { formId: 'form-1', operator: 'sato', reasons: [{ field: 'filerName', line: null, code: 'misread' }], seen }, personal: { 'case:case-1': { words: '末尾が読めません' } } }, '01:27:41')],
  ['workItem-form-1', by(operator, { type: 'centre.Claimed', data: { formId: 'form-1', stage: 'entry' } }, '01:28:00')],
  ['workItem-form-1', by(operator, { type: 'centre.EntrySubmitted', data: submitted, personal: entry('山田　太郎') }, '01:28:22')],
  ['workItem-form-1', by(reviewer, { type: 'centre.Claimed', data: { formId: 'form-1', stage: 'review' } }, '01:29:00')],
  ['workItem-form-1', by(reviewer, { type: 'centre.Approved', data: { formId: 'form-1', handOffId: 'hand-1', caseId: 'case-1', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_OUT', persons: ['p1'], entryVersion: 7, seen: { ...seen, entryVersion: 7 } } }, '01:29:47')],
  ['case-case-1', by({ ...system, account: 'reception.finish-form' }, { type: 'reception.FormFinished', data: { ...form, handOffId: 'hand-1', outcome: 'approved' } }, '01:30:00')],
  ['case-case-1', by(system, { type: 'reception.CaseReady', data: { caseId: 'case-1', ticketId: 't1' } }, '01:30:03')],
]; // prettier-ignore

export const aCase = (): Happening[] => {
  const versions = new Map<string, number>();
  return TOLD.map(([stream, told], index) => {
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return happening(stream, version, index + 1, told);
  });
};

/** The story up to and with the n-th event of this type. */
export const until = (story: readonly Happening[], type: string, nth = 1): readonly Happening[] => {
  const places = story.flatMap(({ event }, index) => (event.type === type ? [index] : []));
  return story.slice(0, (places[nth - 1] ?? -1) + 1);
};
