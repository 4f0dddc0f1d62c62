/** Every printed sheet that an event names must be on the disk, open with its key and have its hash. Used by `verify`. */
import type { DataSource } from 'typeorm';
import { BlobDamaged, type BlobStore } from '../documents/index.js';
import { isErased } from '../kernel/decider.js';
import type { Executor } from '../kernel/execute.js';
import type { Finding } from '../kernel/verify.js';
import { certificateFold, certificateStream } from './certificate.js';
import { CertificateRow } from './certificates.projection.js';
import { folderOf, SHEET_FILE } from './issue-register.js';

export async function* damagedSheets(
  source: DataSource,
  executor: Executor,
  blobs: BlobStore,
): AsyncGenerator<Finding> {
  const rows = await source.getRepository(CertificateRow).find({ select: { id: true }, order: { id: 'ASC' } });
  for (const { id } of rows) {
    const { state } = await executor.load(certificateStream(id), certificateFold);
    // With a shredded key the sheet is unreadable on purpose.
    if (state.status === 'none' || isErased(state.key)) continue;
    const opening = blobs.open(
      folderOf(state, state.documentId),
      SHEET_FILE,
      Buffer.from(state.key, 'base64'),
      state.sha256,
    );
    const fault = await opening.then(() => null, faultOf);
    if (fault !== null) yield { kind: 'blob', position: null, what: fault };
  }
}

const faultOf = (error: unknown): string => {
  if (error instanceof BlobDamaged) return `${error.blob}: ${error.fault}`;
  throw error;
};
