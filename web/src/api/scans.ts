import { prefix } from './base.js';
import { casesTopic, caseTopic } from './cases.js';
import { answer, changing, client } from './client.js';
import { useLiveQuery } from '../live/use-live-query.js';
import type { components, paths } from './schema.js';
import { useAct } from './use-act.js';

/** The read model of what was read in. */
const documentsTopic = 'documents';
type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
export type UnplacedPage = Answered<'/api/cases/{caseId}/unplaced-pages'>['pages'][number];
export type SetAsideReason = components['schemas']['SetAsideInput']['reason'];

export type Scanned = paths['/api/cases/{caseId}/scans']['post']['responses'] extends {
  201: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

interface Upload {
  file: File;
  /** Tells one file from the next where the file itself cannot be compared. */
  named: string;
  /** Pages without a code belong to this form. */
  formId?: string;
}

export const useScan = (caseId: string, done: (scanned: Scanned) => void) =>
  useAct(
    ({ file, formId }: Upload, key) => {
      const form = new FormData();
      form.append('file', file);
      return answer<Scanned>(
        client.POST('/api/cases/{caseId}/scans', {
          params: { path: { caseId }, ...(formId ? { query: { formId } } : {}) },
          ...changing(key),
          // The document describes a file as text; the browser sends the form as it is.
          body: form as never,
          bodySerializer: (body) => body,
        }),
      );
    },
    { topics: [documentsTopic, caseTopic(caseId), casesTopic], done },
  );

const after = (position: string | undefined) => (position ? { after: position } : {});

/** Pages of the case that no code placed; whoever read them in, they wait for a person. */
export const useUnplacedPages = (caseId: string) =>
  useLiveQuery({
    key: ['unplaced-pages', caseId],
    topic: documentsTopic,
    read: (position, signal) =>
      answer(
        client.GET('/api/cases/{caseId}/unplaced-pages', {
          params: { path: { caseId }, query: after(position) },
          signal,
        }),
      ),
  });

/** The cases of this office that hold such pages. */
export const useUnplacedCases = () =>
  useLiveQuery({
    key: ['unplaced-cases'],
    topic: documentsTopic,
    read: (position, signal) =>
      answer(client.GET('/api/documents/unplaced', { params: { query: after(position) }, signal })),
  });

export const useSetAside = (done: () => void) =>
  useAct(
    ({ documentId, page, reason }: { documentId: string; page: number; reason: SetAsideReason }, key) =>
      answer(
        client.POST('/api/documents/{documentId}/set-aside', {
          params: { path: { documentId } },
          ...changing(key),
          body: { pages: [page], reason },
        }),
      ),
    { topics: [documentsTopic], done },
  );

export const usePlacePage = (caseId: string, done: (scanned: Scanned) => void) =>
  useAct(
    ({ documentId, page, formId }: { documentId: string; page: number; formId: string }, key) =>
      answer<Scanned>(
        client.POST('/api/documents/{documentId}/placing', {
          params: { path: { documentId } },
          ...changing(key),
          body: { pages: [{ page, formId }] },
        }),
      ),
    { topics: [documentsTopic, caseTopic(caseId), casesTopic], done },
  );

export const pageImage = (documentId: string, page: number): string =>
  `${prefix}/api/documents/${documentId}/pages/${page}/image`;

/** Pre-filled, or blank for the visitor's own hand. */
export const formPdf = (caseId: string, formId: string, blank = false): string =>
  `${prefix}/api/cases/${caseId}/forms/${formId}/form.pdf${blank ? '?blank=1' : ''}`;
