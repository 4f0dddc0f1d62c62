import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rename, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BlobDamaged, BlobExists, BlobStore } from './blob-store.js';
import { sweepOrphans } from './sweep-orphans.js';

const folder = { caseId: 'case-1', documentId: 'doc-1' };
const key = randomBytes(32);
const page = Buffer.from('氏名 山田太郎 の申請書の画像');
const name = 'page-1.display.webp';
const dayAgo = () => new Date(Date.now() - 24 * 3600 * 1000);

let root: string;
let blobs: BlobStore;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'blobs-'));
  blobs = new BlobStore(root);
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe('sealed scans on disk', () => {
  it('gives back what was put, under case and document, and nothing readable on disk', async () => {
    const stored = await blobs.put(folder, name, page, key);
    expect(stored).toEqual({ name, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), size: page.length });
    expect(Buffer.from(await blobs.open(folder, name, key, stored.sha256))).toEqual(page);
    const file = join(root, 'case-1', 'doc-1', name);
    expect((await readFile(file)).includes(page)).toBe(false);
    expect((await stat(file)).mode & 0o077).toBe(0);
    expect(await blobs.list(folder)).toEqual([name]);
  });

  it('seals the same bytes differently each time', async () => {
    await blobs.put(folder, 'a.webp', page, key);
    await blobs.put({ ...folder, documentId: 'doc-2' }, 'a.webp', page, key);
    const [first, second] = await Promise.all(
      ['doc-1', 'doc-2'].map((d) => readFile(join(root, 'case-1', d, 'a.webp'))),
    );
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  });

  it.each([0, 5, 20, 40, -1])('finds one changed byte (at %i) and names the file', async (at) => {
    await blobs.put(folder, name, page, key);
    const file = join(root, 'case-1', 'doc-1', name);
    const bytes = await readFile(file);
    const index = at < 0 ? bytes.length + at : at;
    bytes.writeUInt8((bytes.readUInt8(index) ^ 1) & 0xff, index);
    await writeFile(file, bytes);
    await expect(blobs.open(folder, name, key)).rejects.toMatchObject({
      blob: `case-1/doc-1/${name}`,
      fault: 'cannot be opened',
    });
  });

  it('finds a cut, an emptied and a deleted file', async () => {
    await blobs.put(folder, name, page, key);
    const file = join(root, 'case-1', 'doc-1', name);
    await writeFile(file, (await readFile(file)).subarray(0, 40));
    await expect(blobs.open(folder, name, key)).rejects.toBeInstanceOf(BlobDamaged);
    await writeFile(file, '');
    await expect(blobs.open(folder, name, key)).rejects.toBeInstanceOf(BlobDamaged);
    await unlink(file);
    await expect(blobs.open(folder, name, key)).rejects.toMatchObject({ fault: 'missing' });
  });

  it('refuses another key, and a page put in the place of another', async () => {
    await blobs.put(folder, 'page-1.webp', page, key);
    await expect(blobs.open(folder, 'page-1.webp', randomBytes(32))).rejects.toBeInstanceOf(BlobDamaged);
    await rename(join(root, 'case-1', 'doc-1', 'page-1.webp'), join(root, 'case-1', 'doc-1', 'page-2.webp'));
    await expect(blobs.open(folder, 'page-2.webp', key)).rejects.toBeInstanceOf(BlobDamaged);
  });

  it('finds an older genuine blob where an event names other bytes', async () => {
    await blobs.put(folder, name, page, key);
    await expect(blobs.open(folder, name, key, 'a'.repeat(64))).rejects.toMatchObject({ fault: 'other content' });
  });

  it('takes the same bytes twice as one, also at once, and refuses other bytes under a taken name', async () => {
    const twice = await Promise.all([1, 2, 3].map(() => blobs.put(folder, name, page, key)));
    expect(new Set(twice.map((stored) => stored.sha256)).size).toBe(1);
    await expect(blobs.put(folder, name, Buffer.from('other'), key)).rejects.toBeInstanceOf(BlobExists);
    expect(Buffer.from(await blobs.open(folder, name, key))).toEqual(page);
    expect(await readdir(join(root, 'case-1', 'doc-1'))).toEqual([name]);
  });

  it('leaves its folder for no name', async () => {
    await expect(blobs.put(folder, '../../etc', page, key)).rejects.toBeInstanceOf(TypeError);
    await expect(blobs.put({ caseId: '..', documentId: 'x' }, name, page, key)).rejects.toBeInstanceOf(TypeError);
    await expect(blobs.put(folder, '山田太郎.webp', page, key)).rejects.toBeInstanceOf(TypeError);
  });

  it('removes a blob once and for all, and a whole document', async () => {
    await blobs.put(folder, name, page, key);
    await blobs.remove(folder, name);
    await blobs.remove(folder, name);
    expect(await blobs.list(folder)).toEqual([]);
    await blobs.put(folder, name, page, key);
    await blobs.removeDocument(folder);
    expect(await readdir(join(root, 'case-1'))).toEqual([]);
  });
});

describe('a server killed while it files scans', () => {
  it('leaves whole blobs and unnamed parts only, and the sweep takes the parts', async () => {
    const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
    const writer = ['--import', new URL('../intake/run-source.mjs', import.meta.url).href, here('./endless-writer.ts')];
    let listed = 0;
    for (const delay of [5, 17, 41]) {
      const child = spawn(process.execPath, [...writer, root, key.toString('hex')], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      await pause(delay);
      child.kill('SIGKILL');
      await once(child, 'exit');
      const names = await blobs.list(folder);
      for (const each of names) expect((await blobs.open(folder, each, key)).length).toBe(4_000_000);
      listed += names.length;
    }
    expect(listed).toBeGreaterThan(0);
    const left = (await readdir(join(root, 'case-1', 'doc-1'))).filter((each) => each.startsWith('.'));
    for (const each of left) await utimes(join(root, 'case-1', 'doc-1', each), 0, 0);
    const named = new Set((await blobs.list(folder)).map((each) => `case-1/doc-1/${each}`));
    const swept = await sweepOrphans(root, { named, openUploads: new Set(), before: dayAgo() });
    expect(swept).toHaveLength(left.length);
    expect((await blobs.list(folder)).length).toBe(named.size);
  }, 20_000);
});

describe('the sweep', () => {
  const age = async (path: string) => utimes(join(root, path), 0, 0);

  it('takes what no event names and is older than a day, and nothing of an open upload', async () => {
    for (const documentId of ['filed', 'lost', 'open', 'young'])
      await blobs.put({ caseId: 'c', documentId }, 'p.webp', page, key);
    for (const documentId of ['filed', 'lost', 'open']) await age(`c/${documentId}/p.webp`);
    const named = new Set(['c/filed/p.webp']);
    expect(await sweepOrphans(root, { named, openUploads: new Set(['open']), before: dayAgo() })).toEqual([
      'c/lost/p.webp',
    ]);
    for (const documentId of ['filed', 'open', 'young']) await blobs.open({ caseId: 'c', documentId }, 'p.webp', key);
  });

  it('has nothing to do before the first scan', async () => {
    expect(
      await sweepOrphans(join(root, 'nowhere'), { named: new Set(), openUploads: new Set(), before: dayAgo() }),
    ).toEqual([]);
  });
});
