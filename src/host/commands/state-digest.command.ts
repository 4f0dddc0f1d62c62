/** Prints the exact digest of a store, to compare a live, a rebuilt and a restored one; or the business digest, to compare two runs of the same work. */
import { parseArgs } from 'node:util';
import type { Counted, ExactDigest } from '../../kernel/digest.js';
import { digestAt, digestNow } from '../../kernel/digest-readers.js';
import { projections } from '../../wiring.js';
import { StartRefused } from '../start-refused.js';
import { businessDigest, businessRows, type BusinessDigest } from '../business-digest.js';
import { filesOf } from './blob-files.js';
import { catchUp } from './catch-up.js';
import { withStores } from './opened-stores.js';

const HELP = `npm run state:digest [-- --at POSITION | --business [--since POSITION]] [-- --json]
  Hashes the events, the rows of all read models and the sealed files. Equal stores have equal digests.
  --at POSITION  the store as it was at that position; builds the read models beside and leaves the files out.
  --business     how every visitor, case, form, envelope and household ended, with outputs, money and values, and without
                 ids, numbers, times and staff: equal for two runs of the same seeded work, whoever took what when.
  --since POSITION  only visitors and envelopes that came behind that position, with their cases and households.
  --json         prints one JSON object.
`;

export const run = async (argv: readonly string[]): Promise<number> => {
  const options = {
    help: { type: 'boolean' },
    json: { type: 'boolean' },
    business: { type: 'boolean' },
    at: { type: 'string' },
    since: { type: 'string' },
  } as const;
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const at = positionIn(values.at);
  const since = positionIn(values.since);
  if (at !== undefined && values.business)
    throw new StartRefused('The business digest is of the store as it is now; leave out --at or --business.');
  if (since !== undefined && !values.business) throw new StartRefused('--since belongs to --business; see --help.');
  const print = <D>(digest: D, inWords: (digest: D) => string): void =>
    void process.stdout.write(values.json ? `${JSON.stringify(digest)}\n` : inWords(digest));
  await withStores(async (opened) => {
    if (at !== undefined) return print(await digestAt(opened.stores, projections, at, opened.stores.elsewhere), text);
    const behind = await catchUp(opened);
    if (behind !== null) throw new StartRefused(`The read models do not reach the head: ${behind}.`);
    if (values.business) return print(businessDigest(await businessRows(opened.stores, since)), businessText);
    const { source, elsewhere } = opened.stores;
    return print(await digestNow(source, projections, filesOf(opened.blobFolder), elsewhere), text);
  });
  return 0;
};

const positionIn = (text: string | undefined): bigint | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d{1,18}$/.test(text)) throw new StartRefused(`"${text}" is not a position; it is a whole number.`);
  return BigInt(text);
};

const line = (name: string, { count, hash: part }: Counted): string =>
  `${part.slice(0, 16)}  ${String(count).padStart(9)}  ${name}\n`;

const businessText = ({ hash, sections }: BusinessDigest): string =>
  `${sections.map((one) => line(one.section, one)).join('')}${hash}\n`;

const text = ({ hash, events, tables, blobs }: ExactDigest): string => {
  const rows = tables.map((table) => line(`${table.projection} v${table.version} ${table.table}`, table)).join('');
  return `${line('events', events)}${rows}${blobs ? line('files', blobs) : ''}${hash}\n`;
};
