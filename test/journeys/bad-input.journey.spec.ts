// Wrong and hostile input: a clear problem in the user's language that names the field, nothing stored, the server alive.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { toTiff } from '../../src/documents/intake/degrade.js';
import { emptyPages, onePage, palettePng, printedPage, zip } from '../../src/documents/intake/sample-files.js';
import { bootApp, Client, type TestApp } from '../support/app.js';

interface Problem {
  code: string;
  title: string;
  detail: string;
  errors?: { pointer: string; rule: string; detail: string }[];
}

let app: TestApp;
let clerk: Client;
let caseId: string;

beforeAll(async () => {
  app = await bootApp();
  clerk = await Client.role(app.url, 'window');
  ({ caseId } = await clerk.change<{ caseId: string }>('/api/cases', { lifeEvent: 'MOVE_IN' }));
}, 90_000);
afterAll(() => app?.close());

const head = () => app.stores.store.head();
const person = {
  name: '山田　太郎',
  kana: 'ヤマダ　タロウ',
  birthDate: '1990-01-01',
  sex: 'M',
  relation: 'HEAD',
  role: 'MOVER',
  address: '福岡市早良区西新九丁目8番1号',
};

const refusedWithout = async (send: () => Promise<{ status: number; body: unknown; headers: Headers }>) => {
  const before = await head();
  const answer = await send();
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(await head()).toBe(before);
  expect((await clerk.call('GET', '/health/live')).status).toBe(200);
  return { status: answer.status, problem: answer.body as Problem };
};

describe('bad input', () => {
  it('names an unknown life event', async () => {
    const { status, problem } = await refusedWithout(() => clerk.call('POST', '/api/cases', { lifeEvent: 'TELEPORT' }));
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, '/lifeEvent']);
    expect(problem.title).toBe('入力を確かめてください');
  });

  it('answers in English to whom reads English', async () => {
    const answer = await clerk.call<Problem>(
      'POST',
      '/api/cases',
      { lifeEvent: 'TELEPORT' },
      { headers: { 'accept-language': 'en' } },
    );
    expect(answer.body.title).toBe('Please check what you entered');
  });

  it('refuses a birth date in the future, and one that does not exist', async () => {
    for (const [birthDate, rule] of [
      ['2030-01-01', 'birthInFuture'],
      ['2025-02-30', 'isISO8601'],
    ]) {
      const { status, problem } = await refusedWithout(() =>
        clerk.call('POST', `/api/cases/${caseId}/household`, { typed: [{ ...person, birthDate }] }),
      );
      expect([status, problem.errors?.[0]?.pointer, problem.errors?.[0]?.rule]).toEqual([
        400,
        '/typed/0/birthDate',
        rule,
      ]);
    }
  });

  it('refuses a household of forty', async () => {
    const typed = Array.from({ length: 40 }, () => person);
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', `/api/cases/${caseId}/household`, { typed }),
    );
    expect([status, problem.errors?.[0]?.pointer]).toEqual([400, '/typed']);
  });

  it('refuses fifty megabytes of JSON', async () => {
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', '/api/cases', { lifeEvent: 'x'.repeat(50_000_000) }),
    );
    expect([status, problem.code]).toEqual([413, 'too-large']);
  }, 30_000);

  it('refuses half a character and a NUL with the place named', async () => {
    for (const name of ['山\ud842', 'a\u0000b']) {
      const { status, problem } = await refusedWithout(() =>
        clerk.call('POST', `/api/cases/${caseId}/household`, { typed: [{ ...person, name }] }),
      );
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(problem.detail).not.toBe('');
    }
  });

  it('refuses broken JSON, unknown fields and prototype tricks', async () => {
    const broken = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"login": ',
    });
    expect(broken.status).toBe(400);
    const { status, problem } = await refusedWithout(() =>
      clerk.call('POST', '/api/cases', { lifeEvent: 'MOVE_IN', isAdmin: true }),
    );
    expect([status, problem.errors?.[0]?.rule]).toEqual([400, 'whitelistValidation']);
    const trick = await fetch(`${app.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"__proto__": {"admin": true}, "login": "x", "password": "y"}',
    });
    expect([400, 401]).toContain(trick.status);
  });

  it('lets another site change nothing with the clerk’s cookie', async () => {
    const before = await head();
    const answer = await clerk.call(
      'POST',
      '/api/cases',
      { lifeEvent: 'MOVE_IN' },
      { headers: { 'sec-fetch-site': 'cross-site' } },
    );
    expect(answer.status).toBe(403);
    expect(await head()).toBe(before);
  });

  it('stops guessing at a password', async () => {
    const guess = () => new Client(app.url).call<Problem>('POST', '/api/session', { login: '1001', password: 'wrong' });
    const answers = [];
    for (let i = 0; i < 12; i += 1) answers.push((await guess()).status);
    expect(answers.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(answers.slice(10)).toEqual([429, 429]);
  }, 30_000);
});

describe('a bad file', () => {
  const JA = '山田太郎の届.pdf';
  let good: Buffer;
  let files: readonly (readonly [label: string, bytes: Uint8Array, code: string, told: string])[];

  const upload = (bytes: Uint8Array, name = JA, headers: Record<string, string> = {}) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    return clerk.call<Problem & { documentId?: string }>('POST', `/api/cases/${caseId}/scans`, form, { headers });
  };
  const kept = async () => (await readdir(app.blobFolder, { recursive: true })).length;

  beforeAll(async () => {
    const png = await printedPage({ lines: 8 });
    const jpeg = await sharp(png).jpeg({ quality: 70 }).toBuffer();
    good = jpeg;
    const wide = sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'white' } });
    const secret = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`;
    const trailer = '/Encrypt 5 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';
    const tiff = Buffer.from(await toTiff([png, png]));
    files = [
      ['of no bytes', Buffer.alloc(0), 'documents.empty-file', '空です'],
      ['of text under a PDF name', Buffer.from('転入届をお願いします。'.repeat(50)), 'documents.not-a-document', 'PDF・JPEG・PNG・TIFF'],
      ['with a password', onePage('0 0 m 9 9 l S', { more: [{ dictionary: secret }], trailer }), 'documents.encrypted', 'パスワード'],
      ['with a script', onePage('', { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' }), 'documents.two-in-one', 'プログラム'],
      ['of three hundred pages', emptyPages(300), 'documents.too-many-pages', '200 ページ'],
      ['of more than a hundred megapixels', await wide.jpeg().toBuffer(), 'documents.too-many-pixels', '100 メガピクセル'],
      ['of ten thousand by ten thousand points in a few kilobytes', palettePng(10_000, 10_000), 'documents.too-many-pixels', '100 メガピクセル'],
      ['with an archive in it', onePage('', { more: [{ dictionary: '<< >>', stream: zip() }] }), 'documents.two-in-one', '圧縮ファイル'],
      ['cut in the middle', tiff.subarray(0, tiff.length * 0.7), 'documents.damaged', '開けません'],
      ['that is two files at once', Buffer.concat([jpeg, onePage('')]), 'documents.two-in-one', 'PDF'],
    ]; // prettier-ignore
  }, 60_000);

  it('is refused by name and reason, leaves nothing behind, and does not delay a good one', async () => {
    const [before, folders] = [await head(), await kept()];
    const refusals = files.map(async ([label, bytes, code, told]) => {
      const { status, body, headers } = await upload(bytes);
      expect([label, status, headers.get('content-type')?.split(';')[0], body.code]).toEqual([
        label,
        422,
        'application/problem+json',
        code,
      ]);
      expect(body.detail).toContain(JA);
      expect(body.detail).toContain(told);
    });
    const taken = await upload(good, 'good.jpg');
    expect(taken.status).toBe(201);
    await Promise.all(refusals);
    expect((await clerk.call('GET', '/health/live')).status).toBe(200);
    const { documentId = '' } = taken.body;
    // Only the good one was recorded: one event in its stream, and its own folder of files.
    expect(await head()).toBe(before + 1n);
    expect((await app.stores.store.readStream(`document-${documentId}`)).length).toBe(1);
    expect(await kept()).toBeGreaterThan(folders);
    expect((await readdir(join(app.blobFolder, caseId))).sort()).toEqual([documentId]);
    expect(app.log.join('\n')).not.toContain('山田');
  }, 60_000);

  it('is told in English to whom reads English', async () => {
    const { body } = await upload(zip(), 'form.zip', { 'accept-language': 'en' });
    expect([body.title, body.detail]).toEqual(['Not a document', 'form.zip is not a PDF, JPEG, PNG or TIFF.']);
    const script = onePage('', { catalogue: '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>' });
    expect((await upload(script, 'form.pdf', { 'accept-language': 'en' })).body.detail).toBe(
      'form.pdf contains a program. Scan it again.',
    );
  });

  it('above the limit of uploads is refused with the limit, and the next one is taken', async () => {
    const { status, body } = await upload(Buffer.alloc(50_000_001), 'large.pdf');
    expect([status, body.code]).toEqual([413, 'documents.too-large']);
    expect(body.detail).toContain('large.pdf');
    expect(body.detail).toContain('50');
    expect((await upload(await printedPage({ lines: 3 }), 'next.png')).status).toBe(201);
  }, 30_000);
});
