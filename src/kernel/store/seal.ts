/**
 * Seals personal values per subject. One ciphertext per event and subject (AES-256-GCM, a fresh nonce each time,
 * additional data = event id + subject). Subject keys are wrapped by the master key; a shredded key leaves `Erased`.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { erased, type Personal, type Subject } from '../decider.js';
import { Batcher } from './batcher.js';

const VERSION = 1;
const KEY_ID = 4;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + KEY_ID + NONCE;
const CACHE = 50_000;
/** A key shredded by another process is forgotten here within this time. */
const CACHE_MS = 60_000;

/** Sealed with a key that was shredded: its subject got a new one since. */
export class OtherKey extends Error {}

/** The bytes were altered, or moved to another event or subject. */
export class AlteredValue extends Error {}

const keyId = (key: Uint8Array): Buffer => createHash('sha256').update(key).digest().subarray(0, KEY_ID);

/** Version, key id, nonce, ciphertext, tag. */
export const encrypt = (key: Uint8Array, clear: Uint8Array, context: string): Buffer => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(context));
  return Buffer.concat([
    Buffer.from([VERSION]),
    keyId(key),
    nonce,
    cipher.update(clear),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
};

/** @throws OtherKey, or an error when the bytes were altered or belong to another event or subject. */
export const decrypt = (key: Uint8Array, sealed: Uint8Array, context: string): Buffer => {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION || bytes.length < HEAD + TAG) throw new Error('not a sealed value');
  if (!bytes.subarray(1, 1 + KEY_ID).equals(keyId(key))) throw new OtherKey('sealed with another key');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(1 + KEY_ID, HEAD), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG));
  return Buffer.concat([decipher.update(bytes.subarray(HEAD, bytes.length - TAG)), decipher.final()]);
};

/** Where subject keys lie. Keys are committed before the append that uses them. */
export interface KeyRing {
  /** Makes the missing ones. */
  keysFor(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, Uint8Array>>;
  /** Only those that exist; a missing one was shredded. */
  existing(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, Uint8Array>>;
}

export class MemoryKeyRing implements KeyRing {
  private readonly keys = new Map<Subject, Uint8Array>();

  async keysFor(subjects: readonly Subject[]) {
    for (const subject of subjects) if (!this.keys.has(subject)) this.keys.set(subject, randomBytes(32));
    return this.existing(subjects);
  }

  async existing(subjects: readonly Subject[]) {
    return new Map(subjects.flatMap((subject) => pair(subject, this.keys.get(subject))));
  }

  shred(subject: Subject): void {
    this.keys.delete(subject);
  }
}

const pair = (subject: Subject, key: Uint8Array | undefined): [Subject, Uint8Array][] => (key ? [[subject, key]] : []);

export class PostgresKeyRing implements KeyRing {
  private cache = new Map<Subject, Uint8Array>();
  private cachedAt = Date.now();
  /** What is asked for while a call is under way goes together into the next one. */
  private readonly loading = new Batcher(
    this.together((subjects) => this.load(subjects)),
    ({ length }: readonly Subject[]) => length,
  );
  private readonly making = new Batcher(
    this.together((subjects) => this.make(subjects)),
    ({ length }: readonly Subject[]) => length,
  );

  constructor(
    private readonly pool: Pool,
    private readonly master: Uint8Array,
  ) {}

  async keysFor(subjects: readonly Subject[]) {
    const known = await this.existing(subjects);
    const missing = subjects.filter((subject) => !known.has(subject));
    if (missing.length === 0) return known;
    await this.making.add(missing);
    return this.existing(subjects);
  }

  async existing(subjects: readonly Subject[]) {
    if (this.cache.size > CACHE || Date.now() - this.cachedAt > CACHE_MS) this.forgetAll();
    const keys = new Map(subjects.flatMap((subject) => pair(subject, this.cache.get(subject))));
    const unknown = [...new Set(subjects)].filter((subject) => !keys.has(subject));
    if (unknown.length > 0) {
      const loaded = await this.loading.add(unknown);
      for (const subject of unknown) for (const [, key] of pair(subject, loaded.get(subject))) keys.set(subject, key);
    }
    return keys;
  }

  /** For good: what these keys sealed is `Erased` from now on, here at once and in other processes within a minute. */
  async shred(subjects: readonly Subject[]): Promise<void> {
    await this.pool.query('DELETE FROM ops.subject_key WHERE subject = ANY ($1)', [subjects]);
    this.forgetAll();
  }

  private forgetAll(): void {
    this.cache = new Map();
    this.cachedAt = Date.now();
  }

  private together<T>(call: (subjects: readonly Subject[]) => Promise<T>) {
    return async (items: readonly (readonly Subject[])[]): Promise<readonly T[]> => {
      const answer = await call([...new Set(items.flat())].sort());
      return items.map(() => answer);
    };
  }

  private async make(subjects: readonly Subject[]): Promise<void> {
    const wrapped = subjects.map((subject) => encrypt(this.master, randomBytes(32), subject));
    await this.pool.query(
      `INSERT INTO ops.subject_key (subject, wrapped) SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT DO NOTHING`,
      [subjects, wrapped],
    );
  }

  private async load(subjects: readonly Subject[]): Promise<ReadonlyMap<Subject, Uint8Array>> {
    const cache = this.cache;
    const { rows } = await this.pool.query<{ subject: Subject; wrapped: Buffer }>(
      'SELECT subject, wrapped FROM ops.subject_key WHERE subject = ANY ($1)',
      [subjects],
    );
    const keys = new Map<Subject, Uint8Array>(
      rows.map(({ subject, wrapped }) => [subject, decrypt(this.master, wrapped, subject)]),
    );
    // Read before a shredding that has emptied the cache meanwhile: good for this call, not to be kept.
    for (const [subject, key] of keys) cache.set(subject, key);
    return keys;
  }
}

export type SealedValues = Readonly<Record<string, string>>;

const context = (id: string, subject: string): string => `${id}|${subject}`;

export class Sealer {
  private readonly fingerprintKey: Buffer;

  constructor(
    private readonly ring: KeyRing,
    master: Uint8Array,
  ) {
    this.fingerprintKey = createHmac('sha256', master).update('command fingerprints').digest();
  }

  /** Keyed, so that a stored fingerprint cannot be used to guess a name. Hex. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.fingerprintKey).update(text).digest('hex');
  }

  /** @param id event id (or another stable id) the ciphertext is bound to. */
  async seal(id: string, values: Readonly<Record<string, unknown>>): Promise<SealedValues> {
    const subjects = Object.keys(values) as Subject[];
    const keys = await this.ring.keysFor(subjects);
    return Object.fromEntries(
      subjects.map((subject) => [subject, this.sealOne(id, subject, keys.get(subject), values[subject])]),
    );
  }

  private sealOne(id: string, subject: Subject, key: Uint8Array | undefined, value: unknown): string {
    if (!key) throw new Error(`no key for a subject of kind ${subject.split(':')[0] ?? ''}`);
    return encrypt(key, Buffer.from(JSON.stringify(value)), context(id, subject)).toString('base64');
  }

  async open(id: string, sealed: SealedValues): Promise<Record<string, Personal<unknown>>> {
    const [opened] = await this.openMany([{ id, sealed }]);
    return opened ?? {};
  }

  /** One look-up of keys for many sealed values. */
  async openMany(items: readonly { id: string; sealed: SealedValues }[]): Promise<Record<string, Personal<unknown>>[]> {
    const subjects = [...new Set(items.flatMap(({ sealed }) => Object.keys(sealed) as Subject[]))];
    const keys = subjects.length > 0 ? await this.ring.existing(subjects) : new Map<Subject, Uint8Array>();
    return items.map(({ id, sealed }) =>
      Object.fromEntries(
        (Object.entries(sealed) as [Subject, string][]).map(([subject, text]) => [
          subject,
          openOne(id, subject, text, keys.get(subject)),
        ]),
      ),
    );
  }
}

const openOne = (id: string, subject: Subject, text: string, key: Uint8Array | undefined): Personal<unknown> => {
  if (!key) return erased;
  try {
    return JSON.parse(decrypt(key, Buffer.from(text, 'base64'), context(id, subject)).toString()) as unknown;
  } catch (error) {
    if (error instanceof OtherKey) return erased;
    throw new AlteredValue('a sealed value was altered', { cause: error });
  }
};
