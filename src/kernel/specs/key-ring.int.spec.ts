import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { EventDatabase } from '../../../test/support/event-database.js';
import { erased } from '../decider.js';
import { checkMasterKey, readMasterKey, WrongMasterKey } from '../store/master-key.js';
import { PostgresKeyRing, Sealer } from '../store/seal.js';

const MASTER = Buffer.alloc(32, 3);
const NAME = { name: '佐藤 花子' };

let database: EventDatabase;
let pool: Pool;
let folder: string;
beforeAll(async () => {
  database = await EventDatabase.make();
  pool = new Pool({ connectionString: database.serverUrl });
  // Connections that are still closing are ended with their database.
  pool.on('error', () => undefined);
  folder = await mkdtemp(join(tmpdir(), 'madoguchi-key-'));
}, 60_000);
afterAll(async () => {
  await pool.end();
  await database.close();
  await rm(folder, { recursive: true });
});

const sealer = (master = MASTER) => {
  const ring = new PostgresKeyRing(pool, master);
  return { ring, sealer: new Sealer(ring, master) };
};

it('keeps one key for a subject, whichever process asks first', async () => {
  const processes = [sealer(), sealer(), sealer()];
  const sealed = await Promise.all(processes.map(({ sealer: by }, n) => by.seal(`event-${n}`, { 'person:a': NAME })));
  for (const [n, values] of sealed.entries()) {
    for (const { sealer: by } of [...processes, sealer()])
      expect(await by.open(`event-${n}`, values)).toEqual({ 'person:a': NAME });
  }
});

it('holds no key in clear', async () => {
  const { ring } = sealer();
  const [key] = (await ring.keysFor(['person:b'])).values();
  const { rows } = await pool.query<{ wrapped: Buffer }>(
    `SELECT wrapped FROM ops.subject_key WHERE subject = 'person:b'`,
  );
  expect(rows[0]?.wrapped.includes(Buffer.from(key ?? ''))).toBe(false);
});

it('opens nothing any more of a subject whose key was shredded, and everything of the others', async () => {
  const { ring, sealer: by } = sealer();
  const values = await by.seal('event-1', { 'person:c': NAME, 'case:c': NAME });
  await ring.shred(['person:c']);
  for (const reader of [by, sealer().sealer]) {
    expect(await reader.open('event-1', values)).toEqual({ 'person:c': erased, 'case:c': NAME });
  }
});

it('stops at a master key that is not the one of this database, and writes nothing', async () => {
  await checkMasterKey(pool, MASTER);
  await checkMasterKey(pool, MASTER);
  await expect(checkMasterKey(pool, Buffer.alloc(32, 4))).rejects.toThrow(WrongMasterKey);
  await checkMasterKey(pool, MASTER);
});

it('makes a key file that only its owner reads, once, and refuses what is no key', async () => {
  const file = join(folder, 'keys', 'master.key');
  await expect(readMasterKey(file, false)).rejects.toThrow(WrongMasterKey);
  const key = await readMasterKey(file, true);
  expect(key).toHaveLength(32);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readMasterKey(file, true)).toEqual(key);
  expect(await readFile(file, 'utf8')).toBe(`${key.toString('base64')}\n`);
  await writeFile(join(folder, 'other'), 'no key');
  await expect(readMasterKey(join(folder, 'other'), true)).rejects.toThrow('32 bytes');
});
