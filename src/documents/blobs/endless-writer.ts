// A server that files pages until it is killed; only the specification of the blob store starts it.
import { randomUUID } from 'node:crypto';
import { BlobStore } from './blob-store.js';

const [, , root = '', key = ''] = process.argv;
const blobs = new BlobStore(root);
for (;;) {
  await blobs.put(
    { caseId: 'case-1', documentId: 'doc-1' },
    `${randomUUID()}.webp`,
    Buffer.alloc(4_000_000, 1),
    Buffer.from(key, 'hex'),
  );
  process.stdout.write('.');
}
