/** Prints the exact digest of a store, to compare a live, a rebuilt and a restored one. */
import { parseArgs } from 'node:util';
import type { Counted, ExactDigest } from '../../kernel/digest.js';
import { digestAt, digestNow } from '../../kernel/digest-readers.js';
import { makeSchemas } from '../../kernel/projection-schemas.js';
import { projections } from '../../wiring.js';
import { StartRefused } from '../start-refused.js';
import { filesOf } from './blob-files.js';
import { withStores, type Opened } from './opened-stores.js';

const HELP = `npm run state:digest [-- --at POSITION] [-- --json]
  Hashes the events, the rows of all read models and the sealed files. Equal stores have equal digests.
  --at POSITION  the store as it was at that position; builds the read models beside and leaves the files out.
  --json         prints one JSON object.
`;
const CATCH_UP_MS = 60_000;

export const run = async (argv: readonly string[]): Promise<number> => {
  const options = { help: { type: 'boolean' }, json: { type: 'boolean' }, at: { type: 'string' } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { at } = values;
  if (at !== undefined && !/^\d{1,18}$/.test(at))
    throw new StartRefused(`"${at}" is not a position; it is a whole number.`);
  const digest = await withStores((opened) =>
    at === undefined ? now(opened) : digestAt(opened.stores, projections, BigInt(at)),
  );
  process.stdout.write(values.json ? `${JSON.stringify(digest)}\n` : text(digest));
  return 0;
};

/** With read models that have reached the head, by their server or by this command. */
const now = async ({ stores, blobFolder }: Opened): Promise<ExactDigest> => {
  await makeSchemas(stores.source, projections);
  await stores.projections.start();
  if (!(await stores.projections.allReached(await stores.store.head(), CATCH_UP_MS))) {
    const behind = stores.projections.status().filter(({ stopped }) => stopped !== null);
    throw new StartRefused(
      `The read models do not reach the head: ${behind.map(({ name }) => name).join(', ') || 'not in time'}.`,
    );
  }
  return digestNow(stores.source, projections, filesOf(blobFolder));
};

const text = ({ hash, events, tables, blobs }: ExactDigest): string => {
  const line = (name: string, { count, hash: part }: Counted) =>
    `${part.slice(0, 16)}  ${String(count).padStart(9)}  ${name}\n`;
  const rows = tables.map((table) => line(`${table.projection} v${table.version} ${table.table}`, table)).join('');
  return `${line('events', events)}${rows}${blobs ? line('files', blobs) : ''}${hash}\n`;
};
