/** Builds read models anew from the events, beside the live ones, which go on answering. */
import { parseArgs } from 'node:util';
import { rebuildProjections, type Rebuilt } from '../../kernel/rebuild.js';
import { projections } from '../../wiring.js';
import { StartRefused } from '../start-refused.js';
import { withStores } from './opened-stores.js';

const HELP = `npm run projections:rebuild [-- NAME ...] [-- --json]
  Builds the named read models (all when none is named) anew from the first event and
  puts each in the place of the old one in one step. A running server goes on answering.
  --json  prints one JSON object.
Read models: ${projections.map(({ model }) => model.name).join(', ')}
`;

export const run = async (argv: readonly string[]): Promise<number> => {
  const options = { help: { type: 'boolean' }, json: { type: 'boolean' } } as const;
  const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const chosen = choose(positionals);
  const rebuilt = await withStores(({ stores }) =>
    rebuildProjections(stores, chosen, ({ projection, position, head }) => {
      if (!values.json && process.stderr.isTTY) process.stderr.write(`\r${projection}: ${position} of ${head}   `);
    }),
  );
  process.stdout.write(
    values.json ? `${JSON.stringify({ projections: rebuilt.map(plain) })}\n` : rebuilt.map(line).join(''),
  );
  return rebuilt.some(({ stopped }) => stopped !== null) ? 1 : 0;
};

const choose = (names: readonly string[]) => {
  const unknown = names.find((name) => !projections.some(({ model }) => model.name === name));
  if (unknown !== undefined) throw new StartRefused(`There is no read model ${unknown}; see --help.`);
  return names.length === 0 ? projections : projections.filter(({ model }) => names.includes(model.name));
};

const plain = ({ position, ...rebuilt }: Rebuilt) => ({ ...rebuilt, position: position.toString() });

const line = ({ projection, position, stopped }: Rebuilt): string =>
  stopped
    ? `${projection}: stopped at ${stopped.position} (${stopped.type}): ${stopped.error}; the old rows were left\n`
    : `${projection}: built anew up to ${position}\n`;
