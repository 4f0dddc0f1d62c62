/** Checks a whole store against itself: the first event that was altered, removed or inserted is named by its position. */
import { parseArgs } from 'node:util';
import { damagedSheets } from '../../certificates/index.js';
import { oneHolder, threePersons } from '../../centre/index.js';
import { BlobStore, damagedFiles } from '../../documents/index.js';
import { moneyBalances } from '../../mail-requests/index.js';
import { verifyElsewhere, verifyStore } from '../../kernel/verify-readers.js';
import type { Finding, Verified } from '../../kernel/verify.js';
import { projections } from '../../wiring.js';
import type { Stores } from '../stores.js';
import { catchUp } from './catch-up.js';
import { withStores, type Opened } from './opened-stores.js';

const HELP = `npm run verify [-- --json]
  Reads every event and checks hashes, order, versions, commands and checkpoints, that no form had two holders,
  that reception, entry and review were three persons and that money by post balances, and opens every scan and
  printed sheet that an event names. Exits 1 when something is wrong.
  --json  prints one JSON object.
`;

export const run = async (argv: readonly string[]): Promise<number> => {
  const options = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const { values } = parseArgs({ args: [...argv], options });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const { events, findings } = await withStores(async (opened) => {
    // One that a broken event stops is no reason not to name that event.
    await catchUp(opened);
    return verifyAll(opened);
  });
  const verdict = findings.length === 0 ? 'nothing was altered' : `${findings.length} findings`;
  const text = `${findings.map(line).join('')}${events} events: ${verdict}\n`;
  process.stdout.write(values.json ? `${JSON.stringify({ events, findings })}\n` : text);
  return findings.length === 0 ? 0 : 1;
};

export const verifyAll = ({ stores, blobFolder }: Pick<Opened, 'stores' | 'blobFolder'>): Promise<Verified> => {
  const { source, elsewhere } = stores;
  const files = damaged(stores, new BlobStore(blobFolder));
  const rules = [oneHolder(), threePersons(), moneyBalances()];
  return elsewhere ? verifyElsewhere(elsewhere, source, files, rules) : verifyStore(source, projections, files, rules);
};

async function* damaged({ source, executor }: Stores, blobs: BlobStore): AsyncGenerator<Finding> {
  yield* damagedFiles(source, executor, blobs);
  yield* damagedSheets(source, executor, blobs);
}

const line = ({ kind, position, what }: Finding): string =>
  `${kind}${position === null ? '' : ` at ${position}`}: ${what}\n`;
