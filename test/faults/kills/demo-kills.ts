/** `npm run demo:kills`: the twin run in full, with its figures. */
import { parseArgs } from 'node:util';
import { playKills, type KillsResult } from './play-kills.js';

const HELP = `npm run demo:kills [-- --kills N] [-- --seed N] [-- --folder DIR] [-- --json]
  Plays one seeded day of the demo city twice, on two copies of the same data folder: calmly, and with kill -9 of the
  server, of its database, or of both, at seeded moments. Everything is started again by the same command, and the people
  go on under the same idempotency keys. Then compares what they sent and were told with what is stored, verifies the store
  after each kill and at the end, rebuilds the read models, and compares how every visitor and envelope ended in the two days.
  Exits 1 when anything is not as it should be.
  --kills N      default 20    --seed N  default 1
  --visitors N   default 150   --cases N  default 60   --envelopes N  default 30   --households N  default 2000
  --folder DIR   keeps both data folders, their logs and the ledger there
  --json         prints one JSON object
`;

const number = { type: 'string' } as const;

export const run = async (argv: readonly string[]): Promise<number> => {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args: [...argv],
    options: {
      help: flag, json: flag, kills: number, seed: number, visitors: number, cases: number, envelopes: number, households: number,
      folder: { type: 'string' }, port: number,
    }, // prettier-ignore
  });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const result = await playKills({
    kills: Number(values.kills ?? 20),
    seed: Number(values.seed ?? 1),
    visitors: Number(values.visitors ?? 150),
    cases: Number(values.cases ?? 60),
    envelopes: Number(values.envelopes ?? 30),
    households: Number(values.households ?? 2_000),
    morning: true,
    ...(values.folder === undefined ? {} : { folder: values.folder }),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
    say: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(values.json ? `${JSON.stringify(result)}\n` : inWords(result));
  return result.broken.length === 0 ? 0 : 1;
};

const inWords = ({ kills, ledger, day, twin, broken, stopMs }: KillsResult): string => {
  const longest = Math.max(0, ...kills.map(({ readyAgainMs }) => readyAgainMs));
  return [
    `${kills.length} kills; ready again within ${longest} ms; stopped in ${stopMs} ms`,
    `${ledger.sent} commands: ${ledger.acknowledged} acknowledged, ${ledger.refused} refused, ${ledger.answersLost} answers lost, ${ledger.notNow} told to ask again`,
    `${day.visitors} visitors, ${day.cases} cases, ${day.scannedPages} pages, ${day.envelopes} envelopes in ${day.seconds} s (calmly ${day.calmSeconds} s)`,
    `business digest ${twin.killed.hash.slice(0, 16)}, calmly ${twin.calm.hash.slice(0, 16)}`,
    ...(broken.length === 0 ? ['everything holds'] : broken),
    '',
  ].join('\n');
};
