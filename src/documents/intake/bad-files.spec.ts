import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { toTiff } from './degrade.js';
import { defaultIntakeLimits, type IntakeLimits } from './intake-problem.js';
import { readPages } from './read-pages.js';
import {
  emptyPages,
  endlessPdf,
  inflatingPdf,
  onePage,
  palettePng,
  printedPage,
  scannedPdf,
  zip,
} from './sample-files.js';
import { endSpare } from './spare-reader.js';

jest.setTimeout(90_000);

const limits = defaultIntakeLimits;
const name = '山田太郎の届.pdf';

/** Five seconds, and the start of the process, on a machine of its own; longer in proportion where other work shares the processors. */
const crowding = () => Math.max(1, (1.5 * (loadavg()[0] ?? 0)) / availableParallelism());

/** What the person is told, and how long she waited for it. */
async function told(bytes: Uint8Array, own: Partial<IntakeLimits> = {}): Promise<unknown> {
  const start = performance.now();
  const problem: unknown = await readPages(bytes, { name, limits: { ...limits, ...own } }).then(
    () => 'taken',
    (error: unknown) => error,
  );
  expect(performance.now() - start).toBeLessThan(7000 * crowding());
  return problem;
}

const problem = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining({ file: name, ...details }) });

afterAll(endSpare);

let jpeg: Buffer;
let png: Buffer;
beforeAll(async () => {
  png = await printedPage({ lines: 8 });
  jpeg = await sharp(png).jpeg({ quality: 70 }).toBuffer();
});

describe('a file that is no scan', () => {
  it('is told so: nothing in it, text under a PDF name, an archive', async () => {
    expect(await told(Buffer.alloc(0))).toEqual(problem('documents.empty-file'));
    expect(await told(Buffer.from('転入届をお願いします。'.repeat(50)))).toEqual(problem('documents.not-a-document'));
    expect(await told(zip())).toEqual(problem('documents.not-a-document', { found: 'application/zip' }));
    expect(await told(Buffer.from('%PDF-1.7 and nothing more'))).toEqual(problem('documents.damaged'));
  });

  it('never puts the file name, which may be a person, into the message that a log would keep', async () => {
    const error = await told(Buffer.alloc(0));
    expect(error instanceof Error && `${error.message}\n${error.stack}`).not.toContain('山田');
  });
});

describe('a file above a limit', () => {
  it('too large: refused before any process is started', async () => {
    expect(await told(Buffer.alloc(1.1e6), { megabytes: 1 })).toEqual(
      problem('documents.too-large', { limit: 1, unit: 'megabytes' }),
    );
  });

  it('three hundred pages', async () => {
    expect(await told(emptyPages(300))).toEqual(problem('documents.too-many-pages', { limit: 200, unit: 'pages' }));
  });

  it('more than a hundred megapixels, as picture, as sheet, as picture on a sheet', async () => {
    const large = problem('documents.too-many-pixels', { limit: 100, unit: 'megapixels', page: 1 });
    const wide = sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: 'white' } });
    expect(await told(await wide.jpeg().toBuffer())).toEqual(large);
    expect(await told(onePage('0 0 m 9 9 l S', { box: '[0 0 14400 14400]' }))).toEqual(large);
    const picture = {
      dictionary:
        '<< /Type /XObject /Subtype /Image /Width 30000 /Height 30000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode >>',
      stream: deflateSync(Buffer.alloc(1000)),
    };
    expect(
      await told(onePage('/Im Do', { page: '/Resources << /XObject << /Im 5 0 R >> >>', more: [picture] })),
    ).toEqual(large);
  });

  it('ten thousand by ten thousand pixels packed into a few kilobytes', async () => {
    const bomb = palettePng(10_000, 10_000);
    expect(bomb.length).toBeLessThan(50_000);
    expect(await told(bomb)).toEqual(problem('documents.too-many-pixels', { limit: 100 }));
  });

  it('the memory of the reading process, whatever the decoder is', async () => {
    const memory = problem('documents.too-many-pixels', { limit: 300, unit: 'megabytes of memory' });
    // A progressive picture is held whole by its decoder, six bytes a pixel.
    const blank = sharp({ create: { width: 6000, height: 6000, channels: 3, background: 'white' } });
    const progressive = await blank.jpeg({ progressive: true, chromaSubsampling: '4:4:4' }).toBuffer();
    expect(await told(progressive, { memoryMegabytes: 300 })).toEqual(memory);
    const drawing = await told(inflatingPdf(400), { memoryMegabytes: 300 });
    expect([problem('documents.damaged'), memory]).toContainEqual(drawing);
  });

  it('the time', async () => {
    expect(await told(endlessPdf(), { seconds: 2 })).toEqual(
      problem('documents.took-too-long', { limit: 2, unit: 'seconds' }),
    );
  });
});

describe('a locked, broken or two-faced file', () => {
  it('a PDF that asks for a password', async () => {
    const secret = '<< /Filter /Standard /V 1 /R 2 /P -4 /O <' + '41'.repeat(32) + '> /U <' + '42'.repeat(32) + '> >>';
    const trailer = '/Encrypt 5 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]';
    expect(await told(onePage('0 0 m 9 9 l S', { more: [{ dictionary: secret }], trailer }))).toEqual(
      problem('documents.encrypted'),
    );
  });

  it('a cut PDF, JPEG, PNG and TIFF, on whichever page', async () => {
    const damaged = problem('documents.damaged');
    const pdf = scannedPdf([jpeg, jpeg]);
    const tiff = Buffer.from(await toTiff([png, png]));
    expect(await told(pdf.subarray(0, pdf.length / 2))).toEqual(damaged);
    expect(await told(jpeg.subarray(0, jpeg.length / 2))).toEqual(damaged);
    expect(await told(png.subarray(0, png.length / 2))).toEqual(damaged);
    expect(await told(tiff.subarray(0, tiff.length * 0.7))).toEqual(damaged);
  });

  it('a PDF with a script, plain, spelled otherwise, or in a packed object', async () => {
    const script = problem('documents.two-in-one', { found: 'javascript' });
    const action = '<< /S /JavaScript /JS (app.alert(1)) >>';
    expect(await told(onePage('', { catalogue: `/OpenAction ${action}` }))).toEqual(script);
    expect(await told(onePage('', { catalogue: '/OpenAction << /S /Java#53cript /J#53 (app.alert(1)) >>' }))).toEqual(
      script,
    );
    const packed = {
      dictionary: '<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>',
      stream: deflateSync(Buffer.from(`9 0 ${action}`)),
    };
    expect(await told(onePage('', { more: [packed] }))).toEqual(script);
  });

  it('a PDF with an attachment, also a packed one', async () => {
    const names = '/Names << /EmbeddedFiles << /Names [(a) 5 0 R] >> >>';
    const more = [
      { dictionary: '<< /Type /Filespec /F (a.zip) /EF << /F 6 0 R >> >>' },
      { dictionary: '<< /Type /EmbeddedFile /Filter /FlateDecode >>', stream: deflateSync(zip()) },
    ];
    expect(await told(onePage('', { catalogue: names, more }))).toEqual(
      problem('documents.two-in-one', { found: 'attachment' }),
    );
  });

  it('a zip in a PDF, a PDF or a zip behind a JPEG, a script behind a PNG', async () => {
    const both = (found: string) => problem('documents.two-in-one', { found });
    expect(await told(onePage('', { more: [{ dictionary: '<< >>', stream: zip() }] }))).toEqual(both('zip'));
    expect(await told(Buffer.concat([jpeg, onePage('')]))).toEqual(both('pdf'));
    expect(await told(Buffer.concat([jpeg, zip()]))).toEqual(both('zip'));
    expect(await told(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]))).toEqual(both('script'));
  });
});

describe('while bad files are being read', () => {
  it('a good one goes on, and the server neither dies nor grows', async () => {
    const files = { endless: endlessPdf(), bomb: inflatingPdf(300) };
    const before = process.memoryUsage().rss;
    const ended: string[] = [];
    const stop = new AbortController();
    const bad = (['endless', 'bomb'] as const).map((label) =>
      readPages(files[label], { name, limits: { ...limits, seconds: 60 }, signal: stop.signal })
        .catch((error: unknown) => error)
        .finally(() => ended.push(label)),
    );
    const good = await readPages(jpeg, { name, limits });
    expect(good.pages).toHaveLength(1);
    expect(ended).not.toContain('endless');
    stop.abort(new Error('the sender has gone'));
    expect(await bad[0]).toEqual(new Error('the sender has gone'));
    await bad[1];
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });
});

describe('a server killed while a file hangs its reader', () => {
  it('leaves no process behind', async () => {
    const hook = new URL('./run-source.mjs', import.meta.url).href;
    const script = fileURLToPath(new URL('./abandoned-reader.ts', import.meta.url));
    const server = spawn(process.execPath, ['--import', hook, script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [line]: Buffer[] = await once(server.stdout, 'data');
    const reader = Number(String(line));
    const lives = () => {
      try {
        return process.kill(reader, 0);
      } catch {
        return false;
      }
    };
    expect(lives()).toBe(true);
    server.kill('SIGKILL');
    for (let i = 0; i < 100 && lives(); i += 1) await pause(100);
    expect(lives()).toBe(false);
  });
});
