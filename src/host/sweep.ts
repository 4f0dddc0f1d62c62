/** Sealed files that no event names, left by an upload or a print that was killed before its event, go after a day. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { In } from 'typeorm';
import { CertificateRow, certificatesModel } from '../certificates/index.js';
import { DocumentRow, documentsModel, sweepOrphans } from '../documents/index.js';
import type { Stores } from './stores.js';

type Sources = Pick<Stores, 'source' | 'store' | 'projections'>;

const DAY_MS = 86_400_000;
/** Not in the first minutes, when everybody wants something. */
const FIRST_MS = 600_000;
const SLICE = 1_000;

/** @returns the paths that it removed; none while it cannot know what is named. */
export const sweepBlobs = async (
  { source, store, projections }: Sources,
  root: string,
  before: Date,
): Promise<string[]> => {
  const head = await store.head();
  for (const model of [documentsModel, certificatesModel]) if (!(await projections.reached(model, head))) return [];
  const folders = await documentsOn(root);
  const named = new Set<string>();
  for (let from = 0; from < folders.length; from += SLICE) {
    const slice = folders.slice(from, from + SLICE);
    const ids = slice.map(({ documentId }) => documentId);
    const scans = await source.getRepository(DocumentRow).find({ where: { id: In(ids) }, select: { id: true } });
    const sheets = await source
      .getRepository(CertificateRow)
      .find({ where: { documentId: In(ids) }, select: { documentId: true } });
    const known = new Set([...scans.map(({ id }) => id), ...sheets.map(({ documentId }) => documentId)]);
    for (const { documentId, files } of slice) if (known.has(documentId)) for (const file of files) named.add(file);
  }
  return sweepOrphans(root, { named, openUploads: new Set(), before });
};

/** @returns what ends it */
export const sweepDaily = (sources: Sources, root: string, onError: (error: unknown) => void): (() => void) => {
  const sweep = () => void sweepBlobs(sources, root, new Date(Date.now() - DAY_MS)).catch(onError);
  const first = setTimeout(sweep, FIRST_MS).unref();
  const daily = setInterval(sweep, DAY_MS).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
};

interface DocumentFolder {
  readonly documentId: string;
  /** `<case>/<document>/<name>` */
  readonly files: readonly string[];
}

const documentsOn = async (root: string): Promise<DocumentFolder[]> => {
  const folders: DocumentFolder[] = [];
  for (const caseId of await entries(root))
    for (const documentId of await entries(join(root, caseId))) {
      const names = await entries(join(root, caseId, documentId));
      folders.push({ documentId, files: names.map((name) => `${caseId}/${documentId}/${name}`) });
    }
  return folders;
};

const entries = (path: string): Promise<string[]> => readdir(path).catch(() => []);
