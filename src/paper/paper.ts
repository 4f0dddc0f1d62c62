import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PaperFailure, withoutQuotes } from './failure.js';
import { PrintPool } from './pool.js';
import { dress, Written } from './printable.js';
import type { Finding } from './runs.js';
import { templates, type TemplateId } from './templates.js';
import { openTypefaces, type Typeface } from './typefaces.js';

export type Standard = 'ua-1' | 'a-2a';
export type RenderOptions = { standard: Standard; createdAt: string };
export type Sheet = { pdf: Uint8Array; findings: Finding[] };

export type PaperOptions = {
  templatesDir: string;
  fontFiles: readonly string[];
  workers: number;
  timeLimitMs: number;
  documentsPerWorker?: number;
};

export type Paper = {
  /** The archive copy is a-2a, the citizen's copy ua-1. The same data, fonts and time give the same bytes. */
  render(template: TemplateId, data: unknown, options: RenderOptions): Promise<Sheet>;
  /** What of these texts a sheet would show otherwise than it is written: known before anything is printed. */
  findingsIn(texts: readonly string[]): Finding[];
  /** Families in the order in which a character is looked for, with what each covers. */
  typefaces: readonly Pick<Typeface, 'family' | 'characters' | 'sequences'>[];
  close(): Promise<void>;
};

function checked(template: TemplateId, data: unknown): unknown {
  const result = templates[template].data.safeParse(data);
  if (result.success) return result.data;
  const told = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new PaperFailure('data', template, [], told.join('\n'));
}

export function createPaper(options: PaperOptions): Paper {
  const { fontFiles, workers, timeLimitMs, documentsPerWorker = 500 } = options;
  const workspace = resolve(options.templatesDir);
  const compiler = createRequire(import.meta.url).resolve('@myriaddreamin/typst-ts-node-compiler');
  const typefaces = openTypefaces(fontFiles);
  const fonts = typefaces.map(({ family }) => family);
  const pool = new PrintPool({ compiler, workspace, fontFiles, workers, timeLimitMs, documentsPerWorker });

  return {
    typefaces,
    findingsIn: (texts) =>
      dress(
        texts.map((text) => new Written(text)),
        typefaces,
      ).findings,
    async render(template, data, { standard, createdAt }) {
      const dressed = dress(checked(template, data), typefaces);
      const paper = JSON.stringify({ fonts, data: dressed.data });
      const main = resolve(workspace, templates[template].file);
      const seconds = Math.floor(Date.parse(createdAt) / 1000);
      const answer = await pool.print(template, { main, inputs: { paper }, standard, createdAt: seconds });
      if ('pdf' in answer) return { pdf: answer.pdf, findings: dressed.findings };
      const safe = answer.diagnostics.map((found) => ({
        ...found,
        reason: withoutQuotes(found.reason, dressed.texts),
      }));
      throw new PaperFailure('template', template, safe);
    },
    close: () => pool.close(),
  };
}
