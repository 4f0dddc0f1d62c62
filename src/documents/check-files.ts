/** Every file that a scan's events name must be on the disk, open with its key and have its hash. Used by `verify`. */
import type { DataSource } from 'typeorm';
import { isErased } from '../kernel/decider.js';
import type { Executor } from '../kernel/execute.js';
import type { Finding } from '../kernel/verify.js';
import { BlobDamaged, blobPath, type BlobStore } from './blobs/blob-store.js';
import { displayName, documentFold, documentStream, type PageOfDocument } from './document.js';
import { DocumentRow } from './documents.projection.js';

export async function* damagedFiles(source: DataSource, executor: Executor, blobs: BlobStore): AsyncGenerator<Finding> {
  const rows = await source.getRepository(DocumentRow).find({ select: { id: true }, order: { id: 'ASC' } });
  for (const { id } of rows) {
    const { state } = await executor.load(documentStream(id), documentFold);
    // With a shredded key the files are unreadable on purpose.
    if (state.status === 'none' || isErased(state.secret)) continue;
    const folder = { caseId: state.folder, documentId: id };
    const key = Buffer.from(state.secret.key, 'base64');
    for (const [name, sha256] of state.pages.flatMap(named)) {
      const fault = await blobs.open(folder, name, key, sha256).then(() => null, faultOf);
      if (fault !== null) yield { kind: 'blob', position: null, what: `${blobPath(folder, name)}: ${fault}` };
    }
  }
}

const named = ({ page, shown, sha256 }: PageOfDocument): [name: string, sha256: string | undefined][] => [
  [displayName(page), sha256],
  [`original-${page}`, undefined],
  ...(shown.name === displayName(page) ? [] : [[shown.name, shown.sha256] as [string, string]]),
];

const faultOf = (error: unknown): string => {
  if (error instanceof BlobDamaged) return error.fault;
  throw error;
};
