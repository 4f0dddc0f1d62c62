/** How much there is: events, database, sealed files, and what is left of the disk. */
import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { BlobStore } from '../documents/index.js';
import type { Storage } from './state.js';

/** Counting files walks the whole folder. */
const COUNT_AGAIN_MS = 60_000;

interface Sizes {
  events: string;
  last_minute: number;
  last_at: Date | null;
  bytes: string;
  engine: string;
}

@Injectable()
export class StorageQueries {
  private counted: Promise<{ bytes: number; files: number }> | null = null;
  private countedAt = 0;

  constructor(
    private readonly pool: Pool,
    private readonly blobs: BlobStore,
  ) {}

  async read(): Promise<{ storage: Storage; engine: string }> {
    const [{ rows }, files, disk] = await Promise.all([
      this.pool.query<Sizes>(SIZES),
      this.count(),
      statfs(this.blobs.root),
    ]);
    const [sizes] = rows;
    return {
      engine: `PostgreSQL ${sizes?.engine ?? ''}`,
      storage: {
        events: Number(sizes?.events ?? 0),
        lastMinute: sizes?.last_minute ?? 0,
        lastAt: sizes?.last_at?.toISOString() ?? null,
        databaseBytes: Number(sizes?.bytes ?? 0),
        blobBytes: files.bytes,
        blobFiles: files.files,
        freeBytes: disk.bavail * disk.bsize,
        diskBytes: disk.blocks * disk.bsize,
      },
    };
  }

  private count(): Promise<{ bytes: number; files: number }> {
    const now = performance.now();
    if (this.counted === null || now - this.countedAt > COUNT_AGAIN_MS) {
      this.countedAt = now;
      this.counted = countFiles(this.blobs.root);
    }
    return this.counted;
  }
}

const SIZES = `SELECT (SELECT position FROM store.head) AS events, pg_database_size(current_database()) AS bytes,
  split_part(current_setting('server_version'), ' ', 1) AS engine,
  (SELECT count(*)::int FROM store.events WHERE recorded_at > store.now() - interval '1 minute') AS last_minute,
  (SELECT recorded_at FROM store.events ORDER BY position DESC LIMIT 1) AS last_at`;

const countFiles = async (root: string): Promise<{ bytes: number; files: number }> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  let [bytes, files] = [0, 0];
  for (const entry of entries.filter((one) => one.isFile())) {
    // A file may go while it is counted.
    const size = await stat(join(entry.parentPath, entry.name)).then(
      (found) => found.size,
      () => null,
    );
    if (size === null) continue;
    bytes += size;
    files += 1;
  }
  return { bytes, files };
};
