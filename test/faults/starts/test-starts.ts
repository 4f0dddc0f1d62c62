/** `npm run test:starts`: the program as an administrator starts it, from awkward places, twice, and stopped in each way. */
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ServerProcess, StartFailed, isReady, type Start } from '../support/server-process.js';

const HELP = `npm run test:starts [-- --json]
  Starts the whole program from a path with a space and kanji, below a folder that only its owner may enter, and as a
  plain user; starts it a second time on the same folder and on a taken port, which is refused in a sentence; and ends
  it by Ctrl-C and by SIGTERM, after which no process of it is left. Needs root for the rows that change users.
  --json  prints one JSON object
`;

interface Row {
  readonly what: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly said: string;
}

const NOBODY = { uid: 65_534, gid: 65_534 };
const MOST_MS_TO_STOP = 10_000;
const environment = { MADOGUCHI_DEMO: '0', LOG_LEVEL: 'warn' };

export const run = async (argv: readonly string[]): Promise<number> => {
  const { values } = parseArgs({ args: [...argv], options: { help: { type: 'boolean' }, json: { type: 'boolean' } } });
  if (values.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const rows = await allRows();
  const line = ({ what, ok, seconds, said }: Row) =>
    `${ok ? ' ' : '✗'} ${seconds.toFixed(1).padStart(5)} s  ${what}: ${said}\n`;
  process.stdout.write(values.json ? `${JSON.stringify({ rows })}\n` : rows.map(line).join(''));
  return rows.every(({ ok }) => ok) ? 0 : 1;
};

const allRows = async (): Promise<Row[]> => {
  const isRoot = process.getuid?.() === 0;
  const open = mkdtempSync(join(tmpdir(), 'madoguchi-starts-'));
  chmodSync(open, 0o777);
  const closed = mkdtempSync(join(homedir(), '.madoguchi-starts-'));
  const port = await freePort();
  try {
    return [
      await place('a path with a space and kanji', { folder: join(open, '区役所 data'), port }, 'SIGINT'),
      await place(
        `a folder that only its owner may enter (${homedir()})`,
        { folder: join(closed, 'data'), port },
        'SIGTERM',
      ),
      isRoot
        ? await place('a plain user', { folder: join(open, 'plain', 'data'), port, user: NOBODY }, 'SIGINT')
        : { what: 'a plain user', ok: true, seconds: 0, said: 'this is one' },
      ...(await refusals(join(open, 'twice'), port)),
    ];
  } finally {
    for (const folder of [open, closed]) rmSync(folder, { recursive: true, force: true });
  }
};

/** First start, a later start, and nothing left after either. */
const place = async (what: string, start: Start, signal: NodeJS.Signals): Promise<Row> => {
  const began = performance.now();
  const said: string[] = [];
  let ok = true;
  mkdirSync(join(start.folder, '..'), { recursive: true, mode: 0o777 });
  if (start.user) chmodSync(join(start.folder, '..'), 0o777);
  for (const which of ['first', 'later']) {
    const server = await ServerProcess.start({ ...start, environment });
    const ready = await isReady(server.url);
    const stopMs = await server.end(signal);
    const left = processesOn(start.folder);
    ok &&= ready && stopMs < MOST_MS_TO_STOP && left.length === 0;
    said.push(
      `${which} ${(server.readyMs / 1000).toFixed(1)} s, ${signal} ${(stopMs / 1000).toFixed(1)} s, ${left.length} left`,
    );
  }
  return { what, ok, seconds: (performance.now() - began) / 1000, said: said.join('; ') };
};

const refusals = async (folder: string, port: number): Promise<Row[]> => {
  const first = await ServerProcess.start({ folder, port, environment });
  try {
    return [
      await refused(
        'a second start on the same folder',
        { folder, port: await freePort(), environment },
        /is in use by process/,
        first,
      ),
      await refused(
        'a port that is taken',
        { folder: `${folder}-other`, port, environment },
        /Port \d+ is taken/,
        first,
      ),
    ];
  } finally {
    await first.end('SIGTERM');
  }
};

const refused = async (what: string, start: Start, words: RegExp, first: ServerProcess): Promise<Row> => {
  const began = performance.now();
  const outcome = await ServerProcess.start(start).catch((error: unknown) => error);
  const seconds = (performance.now() - began) / 1000;
  if (!(outcome instanceof StartFailed)) {
    if (outcome instanceof ServerProcess) await outcome.end('SIGKILL');
    return { what, ok: false, seconds, said: 'was not refused' };
  }
  const said = outcome.words.split('\n').at(-1) ?? '';
  const ok = outcome.code !== 0 && words.test(said) && (await isReady(first.url)) && first.running;
  return { what, ok, seconds, said };
};

/** Every process whose command names the folder, or the one in which its database lies. */
const processesOn = (folder: string): string[] => {
  const facts = join(folder, 'madoguchi-data.json');
  const { database } = existsSync(facts) ? (JSON.parse(readFileSync(facts, 'utf8')) as { database?: string }) : {};
  const names = [folder, ...(database?.startsWith('/') ? [database] : [])];
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
    .map((pid) => commandOf(pid))
    .filter((command) => names.some((name) => command.includes(name)));
};

const commandOf = (pid: string): string => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
