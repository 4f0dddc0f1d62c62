/** What was before somebody's eyes when she decided: the paper by its hashes, the layout, the entry, the rules of the day. */
import { listOf, recordOf, textOf, type Happening } from './dossier.js';
import type { Then } from './then.js';
import type { OfficeWords, Words } from './words.js';

export interface SeenImage {
  readonly documentId: string | null;
  readonly page: number | null;
  readonly sha256: string;
  /** Null when it may not be opened here. */
  readonly url: string | null;
}

export interface SeenThen {
  readonly form: Words | null;
  readonly images: readonly SeenImage[];
  /** Every image was one of the form's at that moment. */
  readonly imagesMatch: boolean;
  readonly layout: string | null;
  readonly entry: { readonly version: number; readonly by: string; readonly at: string } | null;
  readonly catalogue: string | null;
}

/** Whoever typed or handed on a form had its pages before her. */
const BY_PAPER = ['centre.EntrySubmitted', 'reception.FormHandedOff'];
/** Decided on the answers of the rules alone. */
const BY_GUIDANCE = [
  'reception.ItemAccepted',
  'reception.ItemDeferred',
  'reception.ItemReferred',
  'reception.ItemDeclined',
];

export const seenOf = (
  { event }: Happening,
  before: Then,
  words: OfficeWords,
  paperClosed: boolean,
): SeenThen | null => {
  if (event.actor.kind !== 'staff') return null;
  const catalogue = textOf(event.data['catalogue']);
  if (BY_GUIDANCE.includes(event.type)) return { ...NOTHING, catalogue: before.case.guidance?.catalogue ?? null };
  if (event.data['seen'] === undefined && !BY_PAPER.includes(event.type)) return null;
  const seen = event.data['seen'] === undefined ? event.data : recordOf(event.data['seen']);
  const hashes = listOf(seen['images']).map((one) => textOf(one) ?? textOf(recordOf(one)['sha256']) ?? '');
  if (hashes.length === 0) return null;
  const formId = textOf(event.data['formId']) ?? '';
  const item = before.items.get(formId);
  const known = item?.status === 'known' ? item : null;
  const papers = known?.form.images ?? before.case.forms[formId]?.images ?? [];
  const images = hashes.map((sha256): SeenImage => {
    const paper = papers.find((one) => one.sha256 === sha256);
    const url = paper && !paperClosed ? `/api/documents/${paper.documentId}/pages/${paper.page}/image` : null;
    return { documentId: paper?.documentId ?? null, page: paper?.page ?? null, sha256, url };
  });
  const version = seen['entryVersion'];
  const entry =
    known?.entry && known.entry.version === version
      ? { version: known.entry.version, by: words.staff(known.entry.by), at: known.entry.at }
      : null;
  return {
    form: words.form(formId),
    images,
    imagesMatch: hashes.every((hash) => papers.some((paper) => paper.sha256 === hash)),
    layout: textOf(seen['layoutVersion']),
    entry,
    catalogue: catalogue ?? known?.form.catalogue ?? null,
  };
};

const NOTHING: SeenThen = { form: null, images: [], imagesMatch: true, layout: null, entry: null, catalogue: null };
