/** The sealed files of a data folder by path, each with the hash of its bytes as they lie on the disk. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { temporaryPrefix } from '../../documents/blobs/blob-store.js';

export async function* filesOf(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(temporaryPrefix));
  const paths = files.map(({ parentPath, name }) => join(parentPath, name)).sort();
  for (const path of paths) {
    const hash = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    yield JSON.stringify([relative(folder, path).split(sep).join('/'), hash]);
  }
}
