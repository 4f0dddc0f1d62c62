import { prefix } from './base.js';
import { casesTopic, caseTopic } from './cases.js';
import { answer, changing, client } from './client.js';
import type { paths } from './schema.js';
import { useAct } from './use-act.js';

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
    { topics: [caseTopic(caseId), casesTopic], done },
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
    { topics: [caseTopic(caseId), casesTopic], done },
  );

export const pageImage = (documentId: string, page: number): string =>
  `${prefix}/api/documents/${documentId}/pages/${page}/image`;

/** Pre-filled, or blank for the visitor's own hand. */
export const formPdf = (caseId: string, formId: string, blank = false): string =>
  `${prefix}/api/cases/${caseId}/forms/${formId}/form.pdf${blank ? '?blank=1' : ''}`;
