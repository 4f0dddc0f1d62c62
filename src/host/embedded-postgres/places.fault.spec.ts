import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Host, processesIn } from '../../../test/support/host-under-test.js';
import { findBinaries } from './binaries.js';

// Rows that change users need root: elsewhere they are shown as skipped, and in CI they fail.
const asRoot = process.getuid?.() === 0 || process.env['CI'] === 'true' ? it : it.skip;
const NOBODY = { uid: 65_534, gid: 65_534 };

let folder: string;
let host: Host | undefined;
const outside: string[] = [];
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'madoguchi-places-')));
  // Other users have to pass.
  chmodSync(folder, 0o755);
});
afterEach(() => host?.stop());
afterAll(() => {
  for (const path of [folder, ...outside]) rmSync(path, { recursive: true, force: true });
});

/** Below a folder that only root may enter, as /root is. */
function closedFolder(name: string): string {
  const closed = join(folder, name);
  mkdirSync(closed, { mode: 0o700 });
  return join(closed, 'data');
}

async function keepOutside(data: string): Promise<Host> {
  const started = await Host.start(data);
  outside.push(dirname(started.started.databaseFolder));
  return started;
}

describe('the embedded database', () => {
  it('lies below a path with a space and kanji', async () => {
    const data = join(folder, '区役所 data');
    host = await Host.start(data);
    expect(host.started.databaseFolder).toBe(join(data, 'database'));
    expect(await host.ask(`SELECT current_database() AS name`)).toEqual([{ name: 'madoguchi' }]);
    expect(statSync(join(data, 'keys')).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'keys', 'database-passwords.json')).mode & 0o777).toBe(0o600);
  }, 60_000);

  it('is made whole after a first start that was killed half-way', async () => {
    const data = join(folder, 'half');
    const first = Host.refusal(data);
    while (!existsSync(data) || !readdirSync(data).some((name) => name.includes('.partial'))) await pause(5);
    for (const pid of childrenOf(process.pid, data)) process.kill(pid, 'SIGKILL');
    await first;
    expect(existsSync(join(data, 'database'))).toBe(false);
    host = await Host.start(data);
    expect(await host.ask('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  asRoot(
    'of root below a closed folder lies where its own user can reach it',
    async () => {
      const data = closedFolder('closed');
      host = await keepOutside(data);
      expect(host.started.databaseFolder).toMatch(/^\/var\/lib\/madoguchi\/[0-9a-f]{16}-[0-9a-f]{8}\/database$/);
      await host.ask('CREATE TABLE kept ()');
      await host.stop();
      host = await Host.start(data);
      expect(await host.ask(`SELECT to_regclass('kept') IS NOT NULL AS kept`)).toEqual([{ kept: true }]);
      expect(await Host.refusal(data)).toMatchObject({ code: 1 });
    },
    60_000,
  );

  asRoot(
    'outside goes with a moved data folder, and does not serve a copy beside its original',
    async () => {
      const data = closedFolder('original');
      await (await keepOutside(data)).stop();
      const copy = closedFolder('copy');
      cpSync(data, copy, { recursive: true });
      expect((await Host.refusal(copy)).sentence).toMatch(
        /is a copy of .*original\/data and its database .* start with MADOGUCHI_DATA=/,
      );
      const moved = closedFolder('moved');
      renameSync(data, moved);
      host = await Host.start(moved);
      expect(outside).toContain(dirname(host.started.databaseFolder));
    },
    60_000,
  );

  asRoot(
    'that lies outside and is gone is missed, never made anew beside old keys',
    async () => {
      const data = closedFolder('lost');
      const lost = await keepOutside(data);
      await lost.stop();
      rmSync(dirname(lost.started.databaseFolder), { recursive: true });
      expect((await Host.refusal(data)).sentence).toMatch(/is not at .* any more; bring it back/);
    },
    60_000,
  );

  asRoot(
    'outside of a data folder that was deleted is not taken by a new one at the same place',
    async () => {
      const data = closedFolder('deleted');
      const earlier = await keepOutside(data);
      await earlier.stop();
      rmSync(data, { recursive: true });
      host = await keepOutside(data);
      expect(host.started.databaseFolder).not.toBe(earlier.started.databaseFolder);
      expect(existsSync(earlier.started.databaseFolder)).toBe(true);
    },
    60_000,
  );

  asRoot(
    'runs as the ordinary user who starts it, with programs whose links npm did not make',
    async () => {
      const home = join(folder, 'home');
      mkdirSync(home);
      chownSync(home, NOBODY.uid, NOBODY.gid);
      const { postgres } = await findBinaries(undefined);
      const programs = join(folder, 'native');
      cpSync(dirname(dirname(postgres)), programs, {
        recursive: true,
        filter: (path) => !lstatSync(path).isSymbolicLink(),
      });
      spawnSync('chown', ['-R', `${NOBODY.uid}:${NOBODY.gid}`, programs]);
      host = await Host.start(join(home, 'data'), { user: NOBODY, programs });
      expect(statSync(`/proc/${host.started.postmasterPid}`).uid).toBe(NOBODY.uid);
      await host.stop();
      expect(processesIn(host.started.databaseFolder)).toEqual([]);
      // An administrator who starts it once more as root does not change whose it is.
      host = await Host.start(join(home, 'data'));
      expect(statSync(`/proc/${host.started.postmasterPid}`).uid).toBe(NOBODY.uid);
    },
    60_000,
  );

  asRoot(
    'is not made in a folder that may not be written',
    async () => {
      const closed = join(folder, 'read-only');
      mkdirSync(closed, { mode: 0o555 });
      const { sentence, code } = await Host.refusal(closed, { user: NOBODY });
      expect(sentence).toMatch(/may not be written by this user; give this user a folder that it may write/);
      expect(code).toBe(1);
      expect(readdirSync(closed)).toEqual([]);
    },
    60_000,
  );
});

/** This suite's host process on a folder: killed, it must not take the first start's other processes along. */
function childrenOf(parent: number, argument: string): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(parent)], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(argument))
    .map((line) => Number.parseInt(line, 10));
}
