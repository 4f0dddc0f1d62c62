/** What other contexts may use of `documents`. */
export { BlobDamaged, BlobStore, type BlobFolder } from './blobs/blob-store.js';
export { sweepOrphans } from './blobs/sweep-orphans.js';
export { damagedFiles } from './check-files.js';
export { DocumentsModule } from './documents.module.js';
export { documentsModel, documentsProjection, DocumentRow } from './documents.projection.js';
export { documentEvents, type DocumentEvent } from './events.js';
export { defaultIntakeLimits, type IntakeLimits } from './intake/intake-problem.js';
export { receiveFile } from './receive-file.js';
export { Scans, type Scan } from './scans.js';
export { INTAKE_LIMITS } from './tokens.js';
