/** One scanned file: its pages, the key that opens them, and which form each page belongs to. */
import { isErased, unreachable, type Fold, type Personal } from '../kernel/decider.js';
import type { DocumentEvent } from './events.js';

export interface PageOfDocument {
  readonly page: number;
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly blank: boolean;
  readonly code: { readonly kind: string; readonly id: string; readonly sheet: number } | null;
  readonly formId: string | null;
  /** A person said that it belongs to no form. */
  readonly aside: boolean;
  /** What people look at once fields that may not be kept are blacked out; else the page itself. */
  readonly shown: { readonly name: string; readonly sha256: string };
}

export type ScannedDocument =
  | { readonly status: 'none' }
  | {
      readonly status: 'stored' | 'discarded';
      readonly documentId: string;
      readonly folder: string;
      readonly subject: string;
      readonly duplicateOf: string | null;
      readonly secret: Personal<{ fileName: string; key: string }>;
      readonly pages: readonly PageOfDocument[];
    };

export const documentStream = (documentId: string): string => `document-${documentId}`;
export const displayName = (page: number): string => `display-${page}.webp`;
export const maskedName = (page: number): string => `masked-${page}.webp`;

export const documentFold: Fold<ScannedDocument, DocumentEvent> = {
  initial: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'documents.ScanStored': {
        const { documentId, folder, subject, duplicateOf } = event.data;
        const opened = Object.values(event.personal ?? {})[0] ?? { erased: true as const };
        const secret = isErased(opened) ? opened : (opened as { fileName: string; key: string });
        const pages = event.data.pages.map(({ skew: _skew, ...page }) => ({
          ...page,
          formId: null,
          aside: false,
          shown: { name: displayName(page.page), sha256: page.sha256 },
        }));
        return { status: 'stored', documentId, folder, subject, duplicateOf, secret, pages };
      }
      case 'documents.PagePlaced': {
        if (state.status === 'none') return state;
        const { page, formId, masked, sha256 } = event.data;
        const shown = { name: masked ? maskedName(page) : displayName(page), sha256 };
        return changePage(state, page, { formId, shown, aside: false });
      }
      case 'documents.PageSetAside':
        return state.status === 'none' ? state : changePage(state, event.data.page, { aside: true });
      case 'documents.ScanDiscarded':
        return state.status === 'none' ? state : { ...state, status: 'discarded' };
      default:
        return unreachable(event);
    }
  },
};

const changePage = (
  state: Exclude<ScannedDocument, { status: 'none' }>,
  page: number,
  changes: Partial<PageOfDocument>,
): ScannedDocument => ({
  ...state,
  pages: state.pages.map((known) => (known.page === page ? { ...known, ...changes } : known)),
});

/** Written on, of no form yet, and nobody said that it is of none. */
export const isUnplaced = ({ blank, formId, aside }: PageOfDocument): boolean => !blank && formId === null && !aside;
