/** What one event changed: the facts that were not so before. */
import { textOf, type Happening } from './dossier.js';
import type { Fact, Facts } from './facts.js';
import type { OfficeWords, Words } from './words.js';

export interface Change {
  readonly label: Words;
  readonly before: Words | null;
  readonly after: Words | null;
  /** Kept back: that it changed is shown, its values are not. */
  readonly hidden: boolean;
}

const NOTHING: Pick<Fact, 'value' | 'hidden'> = { value: null, hidden: false };
const equal = (a: Words | null, b: Words | null): boolean => a?.ja === b?.ja && a?.en === b?.en;

export const changesBetween = (before: Facts, after: Facts): Change[] => {
  const keys = [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))];
  return keys.flatMap((key): Change[] => {
    const was = before.get(key) ?? NOTHING;
    const is = after.get(key) ?? NOTHING;
    if (equal(was.value, is.value)) return [];
    const label = (after.get(key) ?? before.get(key))?.label ?? { ja: key, en: key };
    const hidden = was.hidden || is.hidden;
    return [{ label, before: hidden ? null : was.value, after: hidden ? null : is.value, hidden }];
  });
};

/** What the centre was told with the form is what the case had already: not a change. */
export const withoutPrefill = (facts: Facts, { event }: Happening): Facts =>
  event.type === 'centre.WorkItemOpened' ? new Map([...facts].filter(([key]) => !key.includes('.entry.'))) : facts;

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  'documents.ScanStored': ['type', 'bytes', 'pages'],
  'documents.PagePlaced': ['page', 'formId', 'by', 'masked'],
  'documents.PageSetAside': ['page', 'reason'],
  'documents.ScanDiscarded': [],
  'certificates.CertificateIssued': ['kind', 'number', 'copies'],
  'certificates.SheetPrinted': ['kind'],
  'certificates.CertificateVoided': ['reason'],
  'registry.ProvisionalPersonRecorded': ['protected'],
  'registry.PersonChanged': ['change', 'date', 'status'],
  'registry.HouseholdChanged': ['change', 'date', 'members'],
  'registry.FormApplied': ['formId', 'persons'],
  'kernel.NumberReserved': ['number'],
  'kernel.FollowUpParked': ['obligation', 'reason'],
  'kernel.FollowUpRetried': ['obligation'],
  'kernel.FollowUpDiscarded': ['obligation', 'reason'],
};

/** Of streams that are not folded here: what the event itself says. */
export const changesIn = ({ event }: Happening, words: OfficeWords): Change[] =>
  (SHOWN[event.type] ?? []).flatMap((field): Change[] => {
    const value = valueOf(field, event.data[field], words);
    return value ? [{ label: words.text(`fields/${field}`), before: null, after: value, hidden: false }] : [];
  });

const valueOf = (field: string, value: unknown, words: OfficeWords): Words | null => {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return { ja: String(value.length), en: String(value.length) };
  if (typeof value === 'boolean') return words.code('boolean', String(value));
  const text = textOf(value) ?? String(value);
  if (field === 'formId') return words.form(text);
  if (field === 'kind') return words.output(text);
  if (field === 'obligation') return words.code('follow-up', text);
  if (field === 'change') return words.code('life', text);
  if (field === 'reason') return words.code('reason', text);
  return words.code(field, text);
};
