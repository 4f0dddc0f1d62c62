import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkTemplates } from './check-templates.js';
import { standardFontFiles } from './font-files.js';
import { createPaper, type Paper, type Standard } from './paper.js';
import { codesOn, differing, inked, inkOf, printed } from './spec/printed.js';
import { isTemplateId, templates, type PaperData, type TemplateId } from './templates.js';

const templatesDir = fileURLToPath(new URL('../../config/templates', import.meta.url));
const createdAt = '2026-11-24T01:12:00Z';
const sample = (template: TemplateId) =>
  JSON.parse(readFileSync(join(templatesDir, 'samples', `${template}.json`), 'utf8'));
const longName =
  '寿限無寿限無五劫の擦り切れ海砂利水魚の水行末雲来末風来末食う寝る処に住む処藪ら柑子の藪柑子パイポパイポパイポのシューリン';
const inOneLine = (texts: string[]) => texts.join('').replace(/[\r\n]/g, '');

let paper: Paper;
beforeAll(() => {
  paper = createPaper({ templatesDir, fontFiles: standardFontFiles(), workers: 1, timeLimitMs: 30_000 });
});
afterAll(() => paper.close());

const sheet = (template: TemplateId, data: unknown, standard: Standard = 'ua-1') =>
  paper.render(template, data, { standard, createdAt });

const certificateFor = (name: string): PaperData['move-out-certificate'] => {
  const data: PaperData['move-out-certificate'] = sample('move-out-certificate');
  return { ...data, persons: data.persons.slice(0, 1).map((person) => ({ ...person, name })) };
};

describe.each(Object.keys(templates).filter(isTemplateId))('%s', (template) => {
  it.each(['ua-1', 'a-2a'] as const)('is set as %s, the same bytes every time', async (standard) => {
    const one = await sheet(template, sample(template), standard);
    const two = await sheet(template, sample(template), standard);
    expect(one.findings).toEqual([]);
    expect(Buffer.from(one.pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(Buffer.from(two.pdf).equals(Buffer.from(one.pdf))).toBe(true);
  });

  it('bears a code that is read from a scan at 200 dpi, on every page that has one', async () => {
    const { pdf } = await sheet(template, sample(template));
    const { pictures } = await printed(pdf, 200);
    const codes = (await Promise.all(pictures.map(codesOn))).flat();
    // A letter of a citizen bears none.
    const expected = { 'address-label': 3, form: 2, 'sample-letter': 0 }[template as string] ?? 1;
    expect(codes).toHaveLength(expected);
    const { qr } = sample(template);
    if (qr) expect(codes).toEqual([qr]);
  });
});

describe('a name on paper', () => {
  it.each([
    '𠮷田 太郎',
    '髙橋　﨑子',
    '葛\u{E0100}城 辻\u{E0101}',
    '渡邉\u{E0112}',
    'MARIA FERNANDA GONZALEZ DE LA CRUZ SANTOS',
    longName,
  ])('comes out as it went in: %s', async (name) => {
    expect([...longName]).toHaveLength(60);
    const { pdf } = await sheet('move-out-certificate', certificateFor(name), 'a-2a');
    const text = inOneLine((await printed(pdf)).texts).replaceAll(' ', '');
    expect(text).toContain(name.replaceAll(' ', ''));
  });

  it('is seen, in its own form', async () => {
    const seen = async (name: string) => {
      const label = { ...sample('address-label').labels[0], name, honorific: '', notes: [] };
      const { pdf } = await sheet('address-label', { startAt: 1, labels: [label] });
      const [picture] = (await printed(pdf, 200)).pictures;
      return picture ? inkOf(picture, { x: 23, y: 42, width: 12, height: 11 }) : [];
    };
    const [nothing, plain, variant, rare, common, missing, geta] = await Promise.all(
      ['', '葛', '葛\u{E0100}', '𠮷', '吉', '𪚥', '〓'].map(seen),
    );
    expect(inked(nothing ?? [])).toBe(0);
    for (const glyph of [plain, variant, rare, common, missing]) expect(inked(glyph ?? [])).toBeGreaterThan(80);
    expect(differing(plain ?? [], variant ?? [])).toBeGreaterThan(20);
    expect(differing(rare ?? [], common ?? [])).toBeGreaterThan(20);
    expect(differing(rare ?? [], geta ?? [])).toBeGreaterThan(80);
    expect(differing(missing ?? [], geta ?? [])).toBe(0);
  });

  it('with a character of no font is printed with a geta and reported once', async () => {
    const { pdf, findings } = await sheet('move-out-certificate', certificateFor('山𪚥田𪚥'), 'a-2a');
    expect(findings).toEqual([{ kind: 'missing-glyph', text: '𪚥', codePoints: ['U+2A6A5'] }]);
    expect(inOneLine((await printed(pdf)).texts)).toContain('山〓田〓');
  });
});

describe('a certificate', () => {
  it('omits domicile and relationship unless they were asked for', async () => {
    const data = sample('resident-record');
    const domicile = '山口県下関市南部町1番1号';
    const hidden = await sheet('resident-record', { ...data, show: { domicile: false, relation: false } });
    const shown = await sheet('resident-record', { ...data, show: { domicile: true, relation: true } });
    expect(inOneLine((await printed(hidden.pdf)).texts)).not.toMatch(new RegExp(`${domicile}|夫（未届）`));
    expect(inOneLine((await printed(hidden.pdf)).texts)).toContain('省略');
    expect(inOneLine((await printed(shown.pdf)).texts)).toContain(domicile);
    expect(inOneLine((await printed(shown.pdf)).texts)).not.toContain('省略');
  });

  it('that lacks a value is refused with the name of what is missing, not with what was given', async () => {
    const data = { ...certificateFor('秘密 太郎'), plannedDate: undefined };
    const refused = sheet('move-out-certificate', data);
    await expect(refused).rejects.toMatchObject({ kind: 'data', message: expect.stringContaining('plannedDate') });
    await expect(refused).rejects.not.toThrow(/秘密/);
  });
});

describe('templates that are wrong', () => {
  const folders: string[] = [];
  const opened: Paper[] = [];
  const withTicket = (source: string, timeLimitMs = 20_000, documentsPerWorker = 500): [Paper, string] => {
    const folder = mkdtempSync(join(tmpdir(), 'paper-'));
    folders.push(folder);
    writeFileSync(join(folder, 'ticket.typ'), source);
    const fontFiles = standardFontFiles();
    const wrong = createPaper({ templatesDir: folder, fontFiles, workers: 1, timeLimitMs, documentsPerWorker });
    opened.push(wrong);
    return [wrong, folder];
  };
  afterAll(async () => {
    await Promise.all(opened.map((wrong) => wrong.close()));
    for (const folder of folders) rmSync(folder, { recursive: true });
  }, 60_000);
  const ticket = (given: Paper, part: object = {}) =>
    given.render('ticket', { ...sample('ticket'), ...part }, { standard: 'ua-1', createdAt });

  it('are named by file, line and column', async () => {
    const [wrong, folder] = withTicket('#set document(title: "x")\n\n  #no-such-thing\n');
    const place = { file: join(folder, 'ticket.typ'), line: 3, column: 4 };
    await expect(ticket(wrong)).rejects.toMatchObject({ kind: 'template', diagnostics: [place] });
  });

  it('do not tell what a person is called', async () => {
    const source = '#let data = json(bytes(sys.inputs.paper)).data\n#panic(data.number.first().text)';
    const [wrong] = withTicket(source);
    const failure = ticket(wrong, { number: '秘密太郎' });
    await expect(failure).rejects.toMatchObject({ kind: 'template' });
    await expect(failure).rejects.not.toThrow(/秘密/);
  });

  it('stop the start with everything that is wrong, and nothing for our own', async () => {
    const [wrong, folder] = withTicket('#let');
    const problems = await checkTemplates(wrong, folder);
    expect(new Set(problems.map(({ template }) => template))).toEqual(new Set(Object.keys(templates)));
    expect(await checkTemplates(paper, templatesDir)).toEqual([]);
  });

  it('that never end are given up at the time limit, and the next sheet is printed', async () => {
    const loop = '#if json(bytes(sys.inputs.paper)).data.waiting == 9999 { for x in range(14000000) { let y = x } }';
    const [slow] = withTicket(`#set document(title: "x")\n${loop}\nA`, 1_000);
    await ticket(slow);
    await expect(ticket(slow, { waiting: 9999 })).rejects.toMatchObject({ kind: 'time-limit' });
    expect((await ticket(slow)).pdf.length).toBeGreaterThan(0);
  }, 30_000);

  it('and right ones print on while threads are replaced; a closed printer refuses', async () => {
    const [brief] = withTicket('#set document(title: "x")\nA', 20_000, 2);
    const many = await Promise.all(Array.from({ length: 7 }, () => ticket(brief)));
    expect(many.every(({ pdf }) => pdf.length > 0)).toBe(true);
    await brief.close();
    await expect(ticket(brief)).rejects.toMatchObject({ kind: 'closed' });
  });
});

it('200 sheets leave no memory behind', async () => {
  const print = async (count: number) => {
    for (let index = 0; index < count; index++) await sheet('ticket', { ...sample('ticket'), number: `A ${index}` });
    return process.memoryUsage().rss / 1e6;
  };
  const before = await print(60);
  expect((await print(200)) - before).toBeLessThan(120);
}, 60_000);
