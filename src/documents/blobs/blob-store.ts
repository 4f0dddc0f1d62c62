import { createHash, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, readdir, readFile, rename, rm, rmdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { seal, unseal } from './sealed-bytes.js';

/** Opaque ids only: a file name is seen by anyone who can list the disk. */
export interface BlobFolder {
  readonly caseId: string;
  readonly documentId: string;
}

export interface StoredBlob {
  readonly name: string;
  /** Of the plain bytes. */
  readonly sha256: string;
  readonly size: number;
}

export type BlobFault = 'missing' | 'cannot be opened' | 'other content';

/** Altered, deleted, or not sealed with this key: never served as if whole. */
export class BlobDamaged extends Error {
  constructor(
    readonly blob: string,
    readonly fault: BlobFault,
  ) {
    super(`blob ${blob}: ${fault}`);
    this.name = 'BlobDamaged';
  }
}

/** Blobs are written once. Other bytes under a taken name are a mistake of the caller, who removes first what no event names. */
export class BlobExists extends Error {
  constructor(readonly blob: string) {
    super(`blob ${blob} exists with other content`);
    this.name = 'BlobExists';
  }
}

export const temporaryPrefix = '.part-';
const opaqueId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/;
const plainName = /^[a-z0-9][a-z0-9.-]{0,99}$/;

export const blobPath = ({ caseId, documentId }: BlobFolder, name: string) => `${caseId}/${documentId}/${name}`;

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const context = ({ documentId }: BlobFolder, name: string) => `${documentId}/${name}`;
const isFault = (error: unknown, code: string) =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === code;

/** The sealed files of scans, under `<root>/<case>/<document>/<name>`. Keys are the caller's: one random key for each document. */
export class BlobStore {
  constructor(readonly root: string) {}

  /** Back only when the bytes are on the disk under their name. The same bytes again under one name are no new fact. */
  async put(folder: BlobFolder, name: string, bytes: Uint8Array, key: Uint8Array): Promise<StoredBlob> {
    const target = this.path(folder, name);
    const part = join(dirname(target), `${temporaryPrefix}${randomUUID()}`);
    const stored = { name, sha256: hash(bytes), size: bytes.length };
    await this.prepare(folder);
    try {
      await writeThrough(part, seal(bytes, key, context(folder, name)));
      await nameOnce(part, target);
    } catch (error) {
      if (!isFault(error, 'EEXIST')) throw error;
      await this.sameAs(folder, stored, key);
    } finally {
      await rm(part, { force: true });
    }
    await flushFolder(dirname(target));
    return stored;
  }

  /** `sha256` as the event names it, where known: the seal proves that we wrote these bytes, the hash that they are the ones. */
  async open(folder: BlobFolder, name: string, key: Uint8Array, sha256?: string): Promise<Uint8Array> {
    const blob = blobPath(folder, name);
    const sealed = await readFile(this.path(folder, name)).catch((error: unknown) => {
      if (isFault(error, 'ENOENT')) throw new BlobDamaged(blob, 'missing');
      throw error;
    });
    const plain = unseal(sealed, key, context(folder, name));
    if (!plain) throw new BlobDamaged(blob, 'cannot be opened');
    if (sha256 !== undefined && hash(plain) !== sha256) throw new BlobDamaged(blob, 'other content');
    return plain;
  }

  async list(folder: BlobFolder): Promise<string[]> {
    const names = await readdir(dirname(this.path(folder, 'x'))).catch((error: unknown) => {
      if (isFault(error, 'ENOENT')) return [];
      throw error;
    });
    return names.filter((name) => !name.startsWith(temporaryPrefix)).sort();
  }

  /** Gone already is gone. An emptied folder goes too. */
  async remove(folder: BlobFolder, name: string): Promise<void> {
    const path = this.path(folder, name);
    await unlink(path).catch((error: unknown) => {
      if (!isFault(error, 'ENOENT')) throw error;
    });
    await rmdir(dirname(path)).catch(() => undefined);
  }

  /** For an upload that failed half-way: everything of a document that no event names. */
  async removeDocument(folder: BlobFolder): Promise<void> {
    await rm(dirname(this.path(folder, 'x')), { recursive: true, force: true });
  }

  private async sameAs(folder: BlobFolder, wanted: StoredBlob, key: Uint8Array): Promise<void> {
    const same = await this.open(folder, wanted.name, key, wanted.sha256).catch((error: unknown) => {
      if (error instanceof BlobDamaged) return undefined;
      throw error;
    });
    if (!same) throw new BlobExists(blobPath(folder, wanted.name));
  }

  private async prepare({ caseId, documentId }: BlobFolder): Promise<void> {
    await mkdir(join(this.root, caseId, documentId), { recursive: true, mode: 0o700 });
    // Also when it was there: a server killed here before may have made it without waiting for the disk.
    await flushFolder(join(this.root, caseId));
    await flushFolder(this.root);
  }

  private path({ caseId, documentId }: BlobFolder, name: string): string {
    if (!opaqueId.test(caseId) || !opaqueId.test(documentId)) throw new TypeError('a blob lies under opaque ids');
    if (!plainName.test(name)) throw new TypeError('a blob is named in small letters, digits, dots and hyphens');
    return join(this.root, caseId, documentId, name);
  }
}

/** Like a rename, but never over a file that is there: a filed scan is not replaced. Disks without links get a rename. */
async function nameOnce(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (error) {
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].some((code) => isFault(error, code))) throw error;
    await access(target).then(
      () => Promise.reject(Object.assign(new Error('taken'), { code: 'EEXIST' })),
      () => rename(part, target),
    );
  }
}

async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Without this a name that was acknowledged may be lost when the power goes. Windows keeps names by itself and cannot do it. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
