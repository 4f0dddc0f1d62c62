import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Host, processesIn, untilNoneIn } from '../../../test/support/host-under-test.js';

let folder: string;
let host: Host | undefined;
beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'madoguchi-life-')));
  // Started as root, the database's own user has to pass.
  chmodSync(folder, 0o711);
  host = await Host.start(folder);
  await host.ask(`CREATE TABLE kept AS SELECT '山田' AS name`);
  await host.stop();
}, 60_000);
afterEach(() => host?.stop());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = [{ name: '山田' }];
const database = () => join(folder, 'database');

describe('the embedded database', () => {
  it('starts again in under a second with what was in it, and stops without leaving a process', async () => {
    const times: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      host = await Host.start(folder);
      times.push(host.started.ms);
      expect(await host.ask('SELECT * FROM kept')).toEqual(kept);
      expect(processesIn(database())).not.toEqual([]);
      await host.stop();
      expect(processesIn(database())).toEqual([]);
    }
    expect(Math.min(...times)).toBeLessThan(1000);
  }, 60_000);

  it('that a killed server left alive is adopted', async () => {
    const killed = await Host.start(folder);
    await killed.kill();
    host = await Host.start(folder);
    expect(host.started).toMatchObject({ adopted: true, postmasterPid: killed.started.postmasterPid });
    expect(await host.ask('SELECT * FROM kept')).toEqual(kept);
    await host.stop();
    expect(processesIn(database())).toEqual([]);
  }, 60_000);

  it('refuses a second server, names the first, and goes on', async () => {
    const first = (host = await Host.start(folder));
    const { sentence, code } = await Host.refusal(folder);
    expect(sentence).toBe(
      `The data folder ${folder} is in use by process ${first.child.pid}; stop that server first, or set MADOGUCHI_DATA to another folder.`,
    );
    expect(code).toBe(1);
    expect(await first.ask('SELECT * FROM kept')).toEqual(kept);
  }, 60_000);

  it('is back within five seconds when it is killed, at the same address, as often as that happens', async () => {
    const running = (host = await Host.start(folder));
    for (let round = 1; round <= 3; round += 1) {
      process.kill(Number(readFileSync(join(database(), 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      expect(await running.answersWithin(5_000)).toBeLessThan(5_000);
      expect(await running.ask('SELECT * FROM kept')).toEqual(kept);
      // The database answers a moment before its supervisor has noted that it is ready.
      while (running.notices.filter((notice) => notice === 'restarted').length < round) await pause(10);
    }
    expect(running.notices.filter((notice) => notice === 'died')).toHaveLength(3);
  }, 60_000);

  it('is started again also when it was adopted and then killed', async () => {
    await (await Host.start(folder)).kill();
    host = await Host.start(folder);
    process.kill(host.started.postmasterPid, 'SIGKILL');
    await untilNoneIn(database());
    expect(await host.answersWithin(5_000)).toBeLessThan(5_000);
  }, 60_000);

  it('stops with its server at every moment of a restart', async () => {
    for (const moment of [0, 20, 60, 120, 200, 300]) {
      const running = (host = await Host.start(folder));
      process.kill(running.started.postmasterPid, 'SIGKILL');
      await pause(moment);
      await running.stop();
      expect(running.child.exitCode).toBe(0);
      await untilNoneIn(database());
    }
  }, 60_000);

  it('goes with a server that ends by a bug', async () => {
    host = await Host.start(folder);
    await host.crash();
    await untilNoneIn(database());
    host = await Host.start(folder);
    expect(host.started.adopted).toBe(false);
  }, 60_000);

  it('starts when its old process number now belongs to a process that is not PostgreSQL, which is left alone', async () => {
    const killed = await Host.start(folder);
    await killed.kill();
    process.kill(killed.started.postmasterPid, 'SIGKILL');
    await untilNoneIn(database());
    // PostgreSQL itself would refuse to start only if that process is of its own user.
    const { uid, gid } = statSync(database());
    const innocent = spawn('sleep', ['600'], { uid, gid, cwd: '/' });
    const file = join(database(), 'postmaster.pid');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^\d+/, String(innocent.pid)));

    host = await Host.start(folder);
    expect(host.started.adopted).toBe(false);
    expect(await host.ask('SELECT * FROM kept')).toEqual(kept);
    expect([innocent.exitCode, innocent.signalCode]).toEqual([null, null]);
    innocent.kill();
  }, 60_000);

  it('of another major version is refused in one sentence and not touched', async () => {
    const file = join(database(), 'PG_VERSION');
    const right = readFileSync(file, 'utf8');
    writeFileSync(file, '17\n');
    const { sentence, code } = await Host.refusal(folder);
    expect(sentence).toBe(
      `The database in ${database()} was made by PostgreSQL 17, but this program brings PostgreSQL 18; start the release that made it and move the data by backup and restore.`,
    );
    expect(code).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('17\n');
    writeFileSync(file, right);
  }, 60_000);

  it('says what to do when its programs are missing', async () => {
    const programs = mkdtempSync(join(tmpdir(), 'madoguchi-no-programs-'));
    const { sentence, code } = await Host.refusal(folder, { programs });
    expect(sentence).toBe(
      `The PostgreSQL program ${join(programs, 'bin', 'postgres')} is missing; run "npm ci" again.`,
    );
    expect(code).toBe(1);
    rmSync(programs, { recursive: true });
  }, 60_000);

  it('says what to do when its passwords are gone', async () => {
    const file = join(folder, 'keys', 'database-passwords.json');
    const passwords = readFileSync(file);
    rmSync(file);
    expect((await Host.refusal(folder)).sentence).toMatch(/its passwords in .* are gone; put the file back/);
    writeFileSync(file, passwords, { mode: 0o600 });
  }, 60_000);

  it('writes nothing of a refused value into its log', async () => {
    host = await Host.start(folder);
    await expect(host.ask(`SELECT '山田太郎'::int`)).rejects.toThrow(/山田太郎/);
    await expect(host.ask(`SELECT 1 / 0 AS 山田花子`)).rejects.toThrow(/zero/);
    expect(readFileSync(join(folder, 'log', 'postgresql.log'), 'utf8')).not.toMatch(/山田/);
  }, 60_000);
});
