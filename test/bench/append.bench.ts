/** How much group commit gains: a transaction per event behind the head's lock, against the batcher, from 64 callers. */
import { Pool } from 'pg';
import { migrate } from '../../src/kernel/store/migrate.js';
import { PostgresEventStore } from '../../src/kernel/store/postgres.js';
import { toBatch } from '../../src/kernel/store/postgres-rows.js';
import { anAppend, aStream } from '../contracts/sent.js';

const CALLERS = 64;
const SECONDS = 5;

/** @returns events per second. */
const measure = async (append: (n: number) => Promise<unknown>): Promise<number> => {
  const until = Date.now() + SECONDS * 1_000;
  let count = 0;
  const caller = async (): Promise<void> => {
    while (Date.now() < until) {
      await append(count);
      count += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return Math.round(count / SECONDS);
};

const [ownerUrl, serverUrl] = process.argv.slice(2);
if (!ownerUrl || !serverUrl)
  throw new Error('give the address of the owner and that of the server, of an empty database');
await migrate(ownerUrl, decodeURIComponent(new URL(serverUrl).username));

const pool = new Pool({ connectionString: serverUrl, max: CALLERS });
const alone = await measure(() => pool.query('SELECT store.append($1::jsonb)', [toBatch([anAppend(aStream(), 0)])]));
await pool.end();

const store = new PostgresEventStore({ url: serverUrl });
const together = await measure(() => store.append(anAppend(aStream(), 0)));
await store.close();

console.log(JSON.stringify({ alone, together, ratio: Number((together / alone).toFixed(1)) }));
