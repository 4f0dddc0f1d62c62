/** The master key: 32 random bytes in a file of mode 0600, with a check value in the database so that a wrong key stops the start. */
import { createHmac, randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Pool } from 'pg';

export class WrongMasterKey extends Error {}

/** Reads the key file; makes it when `create` and it is missing. */
export const readMasterKey = async (file: string, create: boolean): Promise<Buffer> => {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && create) return null;
    throw new WrongMasterKey(`The master key file ${file} cannot be read (${error.code ?? 'unknown'}).`);
  });
  if (text === null) return makeKey(file);
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32)
    throw new WrongMasterKey(`The master key file ${file} does not hold a key of 32 bytes in base64.`);
  return key;
};

const makeKey = async (file: string): Promise<Buffer> => {
  const key = randomBytes(32);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  await chmod(file, 0o600);
  return key;
};

/** Compares the key with the database's check value; the first key ever used sets it. */
export const checkMasterKey = async (pool: Pool, key: Uint8Array): Promise<void> => {
  const check = createHmac('sha256', key).update('madoguchi master key').digest('hex');
  await pool.query(
    `INSERT INTO ops.setting (name, value) VALUES ('master-key-check', to_jsonb($1::text)) ON CONFLICT DO NOTHING`,
    [check],
  );
  const { rows } = await pool.query<{ value: string }>(`SELECT value FROM ops.setting WHERE name = 'master-key-check'`);
  if (rows[0]?.value !== check) {
    throw new WrongMasterKey(
      'The master key does not belong to this database: restore the right key file; nothing was written.',
    );
  }
};
