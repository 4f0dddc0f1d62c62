/** The twin run: one seeded day played calmly and once more with kills, on two copies of one city; and what must hold of both. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  businessDifferences,
  businessDigest,
  businessRows,
  type BusinessDigest,
  type BusinessRow,
} from '../../../src/host/business-digest.js';
import { filesOf } from '../../../src/host/commands/blob-files.js';
import { besideServer, withStores, type Opened } from '../../../src/host/commands/opened-stores.js';
import { verifyAll } from '../../../src/host/commands/verify.command.js';
import { readSettings } from '../../../src/host/settings.js';
import { sweepBlobs } from '../../../src/host/sweep.js';
import { digestNow } from '../../../src/kernel/digest-readers.js';
import { rebuildProjections } from '../../../src/kernel/rebuild.js';
import { CITY_SEED } from '../../../src/simulator/city/index.js';
import { playDay, type DayOptions } from '../../../src/simulator/day.js';
import { endOfDay } from '../../../src/simulator/end-of-day.js';
import { Ledger } from '../../../src/simulator/ledger.js';
import { DayReport } from '../../../src/simulator/report.js';
import { projections } from '../../../src/wiring.js';
import { freePort } from '../../support/redis.js';
import { killPostmaster, ServerProcess, untilReady, type Start } from '../support/server-process.js';
import { judge, type Verdict } from './ledger-oracle.js';
import { planStrikes, type Strike, type Target } from './plan.js';
import { Subscriber } from './subscriber.js';

export interface KillsOptions {
  readonly kills: number;
  readonly seed: number;
  readonly visitors: number;
  readonly cases: number;
  readonly envelopes: number;
  readonly households: number;
  /** The city begins with its morning, whose visitors are served beside those of the day. */
  readonly morning: boolean;
  /** A folder that is kept; else a temporary one that goes. */
  readonly folder?: string;
  readonly port?: number;
  readonly say: (line: string) => void;
}

export interface Struck {
  readonly target: Target;
  readonly after: number;
  /** From the kill to the first answer that everything is ready. */
  readonly readyAgainMs: number;
  readonly events: number;
  readonly findings: readonly string[];
}

export interface KillsResult {
  readonly seed: number;
  readonly kills: readonly Struck[];
  readonly ledger: Verdict;
  readonly day: {
    readonly seconds: number;
    readonly calmSeconds: number;
    readonly longestAnswerMs: number;
  } & ReturnType<typeof figuresOf>;
  /** Cases and follow-ups that are not where they should be at the end. */
  readonly left: readonly string[];
  readonly twin: {
    readonly calm: BusinessDigest;
    readonly killed: BusinessDigest;
    readonly differences: readonly string[];
  };
  readonly subscriber: { readonly seen: number; readonly asListed: boolean };
  readonly rebuiltAsLive: boolean;
  readonly files: { readonly orphans: number; readonly unnamedAfterSweep: number };
  readonly verified: { readonly events: number; readonly findings: readonly string[] };
  readonly stopMs: number;
  /** Everything above that should be empty, equal or true, in one list. */
  readonly broken: readonly string[];
}

const PATIENCE_MS = 120_000;
const DAY = '2026-11-24';
const WARD = 'kokurakita';

export const playKills = async (options: KillsOptions): Promise<KillsResult> => {
  const folder = options.folder ?? realpathSync(mkdtempSync(join(tmpdir(), 'madoguchi-kills-')));
  mkdirSync(folder, { recursive: true });
  // Started as root, the database's own user has to pass.
  chmodSync(folder, 0o711);
  try {
    return await new TwinRun(folder, options.port ?? (await freePort()), options).play();
  } finally {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
  }
};

interface Calm {
  readonly rows: readonly BusinessRow[];
  readonly commands: number;
  readonly seconds: number;
}

class TwinRun {
  private readonly calmFolder: string;
  private readonly killedFolder: string;

  constructor(
    folder: string,
    private readonly port: number,
    private readonly options: KillsOptions,
  ) {
    this.calmFolder = join(folder, 'calm');
    this.killedFolder = join(folder, 'killed');
  }

  async play(): Promise<KillsResult> {
    await this.makeCity();
    const calm = await this.playCalmly();
    this.options.say(`the calm day took ${calm.seconds} s and ${calm.commands} commands`);
    return this.playWithKills(calm);
  }

  /** One first start; the twins begin from copies of what it made. */
  private async makeCity(): Promise<void> {
    const server = await ServerProcess.start(this.start(this.killedFolder));
    await server.end('SIGTERM');
    spawnSync('cp', ['-a', this.killedFolder, this.calmFolder]);
  }

  private async playCalmly(): Promise<Calm> {
    const since = await headOf(this.calmFolder);
    const server = await ServerProcess.start(this.start(this.calmFolder));
    const [ledger, report] = [new Ledger(), new DayReport()];
    const began = performance.now();
    try {
      await playDay(this.day(server.url, ledger), report);
      const { open, followUps } = await endOfDay(server.url, report);
      const left = [...report.unexpected, ...open, ...leftOf(followUps)];
      if (left.length > 0) throw new Error(`the calm day did not end well: ${left.join('; ')}`);
    } finally {
      await server.end('SIGTERM');
    }
    const seconds = Math.round((performance.now() - began) / 1_000);
    const rows = await openedAt(this.calmFolder, async (opened) => {
      await caughtUp(opened);
      return businessRows(opened.stores, since);
    });
    return { rows, commands: ledger.acknowledged, seconds };
  }

  private async playWithKills(calm: Calm): Promise<KillsResult> {
    const { seed, kills } = this.options;
    const since = await headOf(this.killedFolder);
    const [ledger, report] = [new Ledger(`${this.killedFolder}.ledger`), new DayReport()];
    const subscriber = new Subscriber(since);
    const striker = new Striker(this.start(this.killedFolder), subscriber, ledger, this.options.say);
    await striker.open();
    const began = performance.now();
    try {
      const striking = striker.strikeAll(planStrikes(seed, kills, calm.commands));
      await Promise.race([
        playDay(this.day(striker.url, ledger), report),
        striking.then(() => new Promise<never>(() => undefined)),
      ]);
      striker.dayIsOver = true;
      const struck = await striking;
      const { open, followUps } = await endOfDay(striker.url, report, { patienceMs: PATIENCE_MS });
      const seconds = Math.round((performance.now() - began) / 1_000);
      const stopMs = await striker.stop(subscriber);
      const left = [...report.unexpected, ...open, ...leftOf(followUps)];
      const checked = await openedAt(this.killedFolder, (opened) =>
        this.check(opened, ledger, subscriber, since, calm),
      );
      const day = {
        seconds,
        calmSeconds: calm.seconds,
        longestAnswerMs: Math.round(report.longestMs),
        ...figuresOf(report),
      };
      const result = { seed, kills: struck, day, left, stopMs, ...checked };
      return { ...result, broken: brokenIn(result, kills) };
    } finally {
      striker.dayIsOver = true;
      await striker.end(subscriber);
    }
  }

  private async check(opened: Opened, ledger: Ledger, subscriber: Subscriber, since: bigint, calm: Calm) {
    const { stores, blobFolder } = opened;
    await caughtUp(opened);
    const verified = await verifyAll(opened);
    const list = await stores.source.query<{ id: string }[]>(
      'SELECT id FROM store.events WHERE position > $1 ORDER BY position',
      [since.toString()],
    );
    const asListed =
      list.length === subscriber.seen.length && list.every(({ id }, index) => id === subscriber.seen[index]);
    const orphans = await sweepBlobs(stores, blobFolder, new Date());
    const unnamed = await sweepBlobs(stores, blobFolder, new Date());
    const again = await verifyAll(opened);
    const rows = await businessRows(stores, since);
    const live = await digestNow(stores.source, projections, filesOf(blobFolder));
    await rebuildProjections(stores, projections);
    const rebuilt = await digestNow(stores.source, projections, filesOf(blobFolder));
    return {
      ledger: await judge(stores.source, ledger.entries(), since),
      twin: {
        calm: businessDigest(calm.rows),
        killed: businessDigest(rows),
        differences: businessDifferences(calm.rows, rows),
      },
      subscriber: { seen: subscriber.seen.length, asListed },
      rebuiltAsLive: live.hash === rebuilt.hash,
      files: { orphans: orphans.length, unnamedAfterSweep: unnamed.length },
      verified: { events: again.events, findings: [...verified.findings, ...again.findings].map(inWords) },
    };
  }

  private start(folder: string): Start {
    const { households, morning } = this.options;
    const environment = { MADOGUCHI_DEMO_HOUSEHOLDS: String(households), MADOGUCHI_DEMO_MORNING: morning ? '1' : '0' };
    return { folder, port: this.port, environment };
  }

  private day(url: string, ledger: Ledger): DayOptions {
    const { seed, visitors, cases, envelopes, households } = this.options;
    const tools = { ledger, patienceMs: PATIENCE_MS };
    const day = {
      url,
      seed,
      visitors,
      cases,
      envelopes,
      households,
      tools,
      citySeed: CITY_SEED,
      date: DAY,
      ward: WARD,
    };
    return { ...day, arrivalMs: PATIENCE_MS, say: () => undefined };
  }
}

/** Kills, starts again by the same command or lets the server bring its database back, and verifies, one kill after another. */
class Striker {
  dayIsOver = false;
  private server: ServerProcess | null = null;

  constructor(
    private readonly start: Start,
    private readonly subscriber: Subscriber,
    private readonly ledger: Ledger,
    private readonly say: (line: string) => void,
  ) {}

  get url(): string {
    return this.server?.url ?? '';
  }

  async open(): Promise<void> {
    this.server = await ServerProcess.start(this.start);
    await this.listen();
  }

  async strikeAll(strikes: readonly Strike[]): Promise<Struck[]> {
    const struck: Struck[] = [];
    for (const { target, after, delayMs } of strikes) {
      while (this.ledger.acknowledged < after && !this.dayIsOver) await pause(5);
      if (this.dayIsOver) return struck;
      await pause(delayMs);
      const readyAgainMs = Math.round(await this.strike(target));
      const { events, findings } = await openedAt(this.start.folder, verifyAll);
      struck.push({ target, after, readyAgainMs, events, findings: findings.map(inWords) });
      this.say(
        `${struck.length}: ${target} killed after ${after} commands, ready again in ${readyAgainMs} ms, ${events} events, ${findings.length} findings`,
      );
    }
    return struck;
  }

  async stop(subscriber: Subscriber): Promise<number> {
    await subscriber.reached(await headOf(this.start.folder));
    await subscriber.close();
    return Math.round((await this.server?.end('SIGTERM')) ?? 0);
  }

  async end(subscriber: Subscriber): Promise<void> {
    await subscriber.close();
    await this.server?.end('SIGTERM');
  }

  private async strike(target: Target): Promise<number> {
    const began = performance.now();
    const back = target === 'server' ? null : killPostmaster(this.start.folder);
    if (target === 'database') {
      await back?.();
      await untilReady(this.url);
      return performance.now() - began;
    }
    await this.server?.end('SIGKILL');
    this.server = await ServerProcess.start(this.start);
    await untilReady(this.url);
    const ms = performance.now() - began;
    await this.listen();
    return ms;
  }

  private async listen(): Promise<void> {
    const url = besideServer(this.start.folder)?.serverUrl;
    if (url === undefined) throw new Error('no database serves');
    await this.subscriber.listenAt(url);
  }
}

const openedAt = <T>(folder: string, act: (opened: Opened) => Promise<T>): Promise<T> =>
  withStores(act, readSettings({ MADOGUCHI_DATA: folder }));

const headOf = (folder: string): Promise<bigint> => openedAt(folder, ({ stores }) => stores.store.head());

const caughtUp = async ({ stores }: Opened): Promise<void> => {
  await stores.projections.start();
  if (!(await stores.projections.allReached(await stores.store.head(), 120_000)))
    throw new Error('the read models are late');
};

const inWords = ({ kind, position, what }: { kind: string; position: string | null; what: string }): string =>
  `${kind}${position === null ? '' : ` at ${position}`}: ${what}`;

const leftOf = ({ open, parked }: { open: number; parked: number }): string[] => [
  ...(open > 0 ? [`${open} follow-ups are still owed`] : []),
  ...(parked > 0 ? [`${parked} follow-ups wait for a person`] : []),
];

const figuresOf = (report: DayReport) => {
  const {
    visitors,
    served,
    cases,
    closed,
    scannedPages,
    handedOff,
    approved,
    returnedToOperator,
    returnedToWard,
    envelopes,
    dispatched,
  } = report;
  return {
    visitors,
    served,
    cases,
    closed,
    scannedPages,
    handedOff,
    approved,
    returnedToOperator,
    returnedToWard,
    envelopes,
    dispatched,
  };
};

const brokenIn = (result: Omit<KillsResult, 'broken'>, kills: number): string[] => [
  ...(result.kills.length < kills ? [`the day was over after ${result.kills.length} of ${kills} kills`] : []),
  ...result.kills.flatMap(({ findings }) => findings),
  ...result.ledger.findings,
  ...result.left,
  ...result.twin.differences.map((difference) => `twin: ${difference}`),
  ...(result.subscriber.asListed ? [] : ['the subscriber saw another list of events']),
  ...(result.rebuiltAsLive ? [] : ['rebuilt read models differ from the live ones']),
  ...(result.files.unnamedAfterSweep > 0 ? ['files without a name are left after the sweep'] : []),
  ...result.verified.findings,
];
