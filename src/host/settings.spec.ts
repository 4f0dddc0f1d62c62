import { describe, expect, it } from '@jest/globals';
import { readSettings, settingsTable } from './settings.js';

const twoLogins = {
  DATABASE_URL: 'postgres://server:s3cret@db/city',
  DATABASE_OWNER_URL: 'postgres://owner:s3cret@db/city',
};

describe('settings', () => {
  it('run a fresh checkout with nothing set', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({
      port: 8080,
      demo: undefined,
      database: undefined,
      queueUrl: undefined,
      logLevel: 'info',
    });
    expect(settings.uploads).toEqual({ bytes: 50_000_000, pages: 200, megapixels: 100 });
    expect(settings.dataFolder).toMatch(/\/\.data$/);
    expect(settings.configFolder).toMatch(/\/config$/);
  });

  it('take what is set', () => {
    const settings = readSettings({
      ...twoLogins,
      PORT: '0',
      MADOGUCHI_DEMO: '1',
      MADOGUCHI_DATA: '/srv/窓口 data',
      QUEUE_URL: 'redis://q:6379/1',
    });
    expect(settings).toMatchObject({ port: 0, demo: true, dataFolder: '/srv/窓口 data', queueUrl: 'redis://q:6379/1' });
    expect(settings.database).toEqual({ serverUrl: twoLogins.DATABASE_URL, ownerUrl: twoLogins.DATABASE_OWNER_URL });
  });

  it('take an empty variable as not set', () => {
    expect(readSettings({ PORT: '', QUEUE_URL: '' })).toMatchObject({ port: 8080, queueUrl: undefined });
  });

  it.each([
    [{ PORT: 'http' }, 'The setting PORT is "http"; allowed is a whole number from 0 to 65535.'],
    [{ PORT: '70000' }, 'The setting PORT is "70000"; allowed is a whole number from 0 to 65535.'],
    [{ LOG_LEVEL: 'loud' }, 'The setting LOG_LEVEL is "loud"; allowed is debug, info, warn, error, silent.'],
    [{ MADOGUCHI_DEMO: 'maybe' }, 'The setting MADOGUCHI_DEMO is "maybe"; allowed is 1 or 0.'],
    [
      { MADOGUCHI_CONFIG: '/nowhere' },
      'The setting MADOGUCHI_CONFIG is "/nowhere"; allowed is the path of an existing folder.',
    ],
    [
      { QUEUE_URL: 'http://u:s3cret@q' },
      'The setting QUEUE_URL begins with http:; allowed is redis://… or rediss://….',
    ],
    [{ DATABASE_URL: 's3cret' }, 'The setting DATABASE_URL is no address; allowed is postgres://… or postgresql://….'],
  ])('%j stop the start with one sentence', (environment, sentence) => {
    expect(() => readSettings(environment)).toThrow(new Error(sentence));
  });

  it('name every bad variable at once, and never a password', () => {
    const read = () => readSettings({ PORT: 'x', DATABASE_URL: 'mysql://root:s3cret@db' });
    expect(read).toThrow(/PORT[^]*DATABASE_URL/);
    expect(read).not.toThrow(/s3cret/);
  });

  it('want two different logins of a foreign database', () => {
    expect(() => readSettings({ DATABASE_URL: twoLogins.DATABASE_URL })).toThrow(/DATABASE_OWNER_URL is missing/);
    expect(() => readSettings({ ...twoLogins, DATABASE_OWNER_URL: twoLogins.DATABASE_URL })).toThrow(/same login/);
  });

  it('are all in the table of the documentation', () => {
    for (const name of ['PORT', 'MADOGUCHI_DATA', 'DATABASE_OWNER_URL', 'MADOGUCHI_UPLOAD_MEGAPIXELS']) {
      expect(settingsTable()).toContain(`| \`${name}\` |`);
    }
  });
});
