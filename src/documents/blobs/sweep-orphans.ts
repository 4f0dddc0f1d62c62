// Files of scans whose event was never written (the server was killed in between) are removed after a day.
import { readdir, rmdir, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { blobPath, temporaryPrefix } from './blob-store.js';

export interface SweepOptions {
  /** Paths `<case>/<document>/<name>` that events name. Read *after* `before` was taken, so that an event of today is among them. */
  readonly named: ReadonlySet<string>;
  /** Documents whose upload is under way: never touched, however old. */
  readonly openUploads: ReadonlySet<string>;
  /** A day ago. */
  readonly before: Date;
}

/** Returns the paths that it removed. */
export async function sweepOrphans(root: string, { named, openUploads, before }: SweepOptions): Promise<string[]> {
  const removed: string[] = [];
  for (const caseId of await entries(root))
    for (const documentId of await entries(join(root, caseId))) {
      if (openUploads.has(documentId)) continue;
      const folder = join(root, caseId, documentId);
      const old = await isOlder(folder, before);
      for (const name of await entries(folder)) {
        const path = blobPath({ caseId, documentId }, name);
        const orphan = name.startsWith(temporaryPrefix) || !named.has(path);
        if (!orphan || !(await isOlder(join(folder, name), before))) continue;
        await unlink(join(folder, name));
        removed.push(path);
      }
      // A young empty folder belongs to an upload that has just begun.
      if (old) await rmdir(folder).catch(() => undefined);
    }
  return removed;
}

const entries = (path: string) => readdir(path).catch((): string[] => []);

async function isOlder(path: string, before: Date): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtime < before;
}
