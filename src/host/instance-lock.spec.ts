import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from './data-folder.js';
import { lockInstance } from './instance-lock.js';
import { identify, processSpace } from './process-identity.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'madoguchi 窓口 '));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const holder = (facts: object) =>
  writeFileSync(join(folder, 'instance-7.lock'), JSON.stringify({ space: processSpace(), beat: 0, ...facts }));

describe('the lock of a data folder', () => {
  it('is held by one, and its refusal names the holder and what to do', async () => {
    const lock = await lockInstance(folder);
    await expect(lockInstance(folder)).rejects.toThrow(
      `The data folder ${folder} is in use by process ${process.pid}; stop that server first, or set MADOGUCHI_DATA to another folder.`,
    );
    lock.release();
    (await lockInstance(folder)).release();
  });

  it('is granted to exactly one of many that come at the same time upon a dead holder', async () => {
    holder({ pid: 999_999, startedAt: '1' });
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockInstance(folder)));
    const granted = outcomes.filter(({ status }) => status === 'fulfilled');
    expect(granted).toHaveLength(1);
    for (const outcome of granted) if (outcome.status === 'fulfilled') outcome.value.release();
  });

  it('is free when the number of the dead holder now belongs to another process', async () => {
    holder({ pid: process.pid, startedAt: 'long ago' });
    (await lockInstance(folder)).release();
  });

  it('is held while the heart of another container beats, and free when it has stopped', async () => {
    const other = { pid: 1, startedAt: '1', space: 'another boot' };
    holder(other);
    let beat = 0;
    const heart = setInterval(() => holder({ ...other, beat: ++beat }), 500);
    await expect(lockInstance(folder)).rejects.toThrow(/process 1 of another container or machine/);
    clearInterval(heart);
    (await lockInstance(folder)).release();
  }, 20_000);

  it('does not count upwards from one again after a clean stop', async () => {
    (await lockInstance(folder)).release();
    (await lockInstance(folder)).release();
    expect(readdirSync(folder)).toEqual(['instance-2.lock']);
  });
});

describe('a data folder', () => {
  it('keeps keys, scans and logs to its user alone', async () => {
    const data = await openDataFolder(join(folder, 'data'));
    expect(readdirSync(data.path)).toEqual(expect.arrayContaining(['keys', 'blobs', 'log', 'madoguchi-data.json']));
    data.release();
    const again = await openDataFolder(join(folder, 'data'));
    expect(again.id).toBe(data.id);
    again.release();
  });

  it('of another data version is refused and left as it is', async () => {
    writeFileSync(join(folder, 'madoguchi-data.json'), '{"version":2,"id":"x"}');
    await expect(openDataFolder(folder)).rejects.toThrow(
      /data version 2, but this program reads version 1; start the release/,
    );
    expect(readdirSync(folder)).toEqual(['madoguchi-data.json']);
  });

  it('is not made among the files of others', async () => {
    writeFileSync(join(folder, 'thesis.txt'), 'mine');
    await expect(openDataFolder(folder)).rejects.toThrow(
      /holds other files.*set MADOGUCHI_DATA to an empty or new folder/,
    );
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
  });

  it('that is a file is refused', async () => {
    writeFileSync(join(folder, 'data'), '');
    await expect(openDataFolder(join(folder, 'data'))).rejects.toThrow(/is no folder; give this user a folder/);
    expect(readFileSync(join(folder, 'data'), 'utf8')).toBe('');
  });
});

describe('the identity of a process', () => {
  it('is stable while it lives and unknown for one that never was', () => {
    expect(identify(process.pid)).toEqual(identify(process.pid));
    expect(identify(999_999_999)).toBeUndefined();
  });
});
