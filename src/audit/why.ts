/** Why somebody could do what she did: the rules that had to hold, judged on the state before the event. */
import { mayDo, type Action, type PrincipalRole } from '../identity/index.js';
import { textOf, type Happening } from './dossier.js';
import type { KnownItem, Then } from './then.js';
import type { OfficeWords, Value, Words } from './words.js';

export interface Reason {
  readonly rule:
    'right' | 'three-persons' | 'official' | 'holder' | 'protected-pool' | 'follow-up' | 'device' | 'visitor';
  readonly words: Words;
  /** Whether the rule holds on what was recorded. */
  readonly holds: boolean;
}

export type Employment = 'official' | 'contractor' | null;

interface Judged {
  readonly happening: Happening;
  /** Before the event. */
  readonly before: Then;
  readonly employment: Employment;
  /** The sentence of the event that caused this one, if it is of this case. */
  readonly cause: Words | null;
  readonly words: OfficeWords;
}

/** The action of the rights table behind each event that a person brings about. */
const ACTIONS: Readonly<Record<string, Action>> = {
  'reception.TicketIssued': 'reception.issue-ticket',
  'reception.TicketCalled': 'reception.call',
  'reception.TicketRecalled': 'reception.serve',
  'reception.TicketNoShow': 'reception.serve',
  'reception.ServingStarted': 'reception.serve',
  'reception.TicketWaitingForCentre': 'reception.serve',
  'reception.TicketServed': 'reception.serve',
  'reception.TicketRequeued': 'reception.direct',
  'reception.TicketWithdrawn': 'reception.direct',
  'reception.PurposeChanged': 'reception.direct',
  'reception.NeedsChanged': 'reception.direct',
  'documents.ScanStored': 'documents.scan',
  'documents.PagePlaced': 'documents.scan',
  'documents.PageSetAside': 'documents.scan',
  'documents.ScanDiscarded': 'documents.scan',
  'reception.FormScanned': 'documents.scan',
  'reception.OutputPrinted': 'certificates.print',
  'certificates.CertificateIssued': 'certificates.print',
  'certificates.SheetPrinted': 'certificates.print',
  'certificates.CertificateVoided': 'certificates.print',
  'centre.EntrySubmitted': 'centre.enter',
  'centre.Approved': 'centre.review',
  'centre.ReturnedToOperator': 'centre.review',
  'centre.PriorityRaised': 'centre.supervise',
  'centre.Corrected': 'centre.correct',
  'centre.CorrectionApproved': 'centre.review',
  'centre.CorrectionRefused': 'centre.review',
};

const actionOf = ({ type, data }: Happening['event']): Action | null => {
  const known = ACTIONS[type];
  if (known) return known;
  if (type === 'reception.FormFinished') return data['outcome'] === 'window' ? 'cases.check' : 'cases.work';
  if (type === 'centre.ReturnedToWard') return data['by'] === 'review' ? 'centre.review' : 'centre.enter';
  if (type === 'centre.Claimed') return data['stage'] === 'review' ? 'centre.review' : 'centre.enter';
  if (type.startsWith('centre.')) return 'centre.work';
  return type.startsWith('reception.') ? 'cases.work' : null;
};

export const whyOf = (judged: Judged): Reason[] => {
  const { event } = judged.happening;
  const { words, cause } = judged;
  const one = (
    rule: Reason['rule'],
    key: string,
    values: Readonly<Record<string, Value>> = {},
    holds = true,
  ): Reason => ({ rule, words: words.text(`why/${key}`, values), holds });
  if (event.actor.kind === 'device') return [one('device', 'device')];
  if (event.actor.kind === 'visitor') return [one('visitor', 'visitor')];
  if (event.actor.kind === 'system') {
    return [
      cause
        ? one('follow-up', 'follow-up', { obligation: words.code('follow-up', event.actor.account), cause })
        : one('follow-up', 'system', { obligation: words.code('follow-up', event.actor.account) }),
    ];
  }
  const action = actionOf(event);
  const right = action
    ? [
        one(
          'right',
          'right',
          { role: words.code('role', event.actor.role), action: words.code('action', action) },
          mayDo(event.actor.role as PrincipalRole, action) !== null,
        ),
      ]
    : [];
  const item = judged.before.items.get(textOf(event.data['formId']) ?? '');
  return [
    ...right,
    ...(item?.status === 'known' && event.type.startsWith('centre.') ? atCentre(judged, item) : []),
    ...atWindow(judged),
  ];
};

const BY_OFFICIALS = [
  'centre.Approved',
  'centre.ReturnedToOperator',
  'centre.CorrectionApproved',
  'centre.CorrectionRefused',
];
const BY_HOLDERS = [
  'centre.Approved',
  'centre.ReturnedToOperator',
  'centre.ReturnedToWard',
  'centre.EntrySubmitted',
  'centre.PutOnHold',
];
const ENTERING = ['centre.EntrySubmitted', 'centre.Corrected'];

const atCentre = ({ happening: { event }, words, employment }: Judged, item: KnownItem): Reason[] => {
  const { person, role } = event.actor;
  const reviewing =
    BY_OFFICIALS.includes(event.type) || event.data['by'] === 'review' || event.data['stage'] === 'review';
  const entering = ENTERING.includes(event.type) || event.data['by'] === 'entry' || event.data['stage'] === 'entry';
  const held = 'held' in item.place ? item.place.held : null;
  return [
    ...(reviewing ? [officialRule(words, employment)] : []),
    ...(reviewing || entering ? [threePersons(words, item, person, reviewing)] : []),
    ...(BY_HOLDERS.includes(event.type) && held
      ? [
          {
            rule: 'holder',
            words: words.text('why/holder', { since: clock(held.since) }),
            holds: held.holder === person,
          } as const,
        ]
      : []),
    ...(item.form.protected
      ? [{ rule: 'protected-pool', words: words.text('why/protected-pool'), holds: role === 'protection' } as const]
      : []),
  ];
};

const clock = (moment: string): string =>
  new Date(new Date(moment).getTime() + 9 * 3_600_000).toISOString().slice(11, 19);

const threePersons = (words: OfficeWords, item: KnownItem, person: string, reviewing: boolean): Reason => {
  const received = [...new Set([...item.form.receivedBy, ...item.form.scannedBy])];
  const others = reviewing ? item.enteredBy : item.reviewedBy;
  const holds = !received.includes(person) && !others.includes(person);
  const names = (persons: readonly string[]) => persons.map((one) => words.shortName(one)).join('、') || '—';
  const key = reviewing ? 'review' : others.length > 0 ? 'entry-after-review' : 'entry';
  return {
    rule: 'three-persons',
    words: words.text(`why/three-persons/${key}`, { received: names(received), others: names(others) }),
    holds,
  };
};

/** A form checked at the window needs an official and a second person as well. */
const atWindow = ({ happening: { event }, before, words, employment }: Judged): Reason[] => {
  if (event.type !== 'reception.FormFinished' || event.data['outcome'] !== 'window') return [];
  const scannedBy = before.case.forms[textOf(event.data['formId']) ?? '']?.scannedBy ?? [];
  const received = [...new Set([...before.case.receivedBy, ...scannedBy])];
  const values = { received: received.map((one) => words.shortName(one)).join('、') };
  return [
    officialRule(words, employment),
    {
      rule: 'three-persons',
      words: words.text('why/three-persons/window', values),
      holds: !received.includes(event.actor.person),
    },
  ];
};

const officialRule = (words: OfficeWords, employment: Employment): Reason => {
  const holds = employment === 'official';
  return { rule: 'official', words: words.text(`why/${holds ? 'official' : 'not-official'}`), holds };
};
