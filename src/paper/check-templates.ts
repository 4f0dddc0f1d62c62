import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PaperFailure } from './failure.js';
import type { Paper } from './paper.js';
import { isTemplateId, templates, type TemplateId } from './templates.js';

export type TemplateProblem = { template: TemplateId; file: string; line: number; column: number; reason: string };

const CHECKED_AT = '2000-01-01T00:00:00Z';

async function problemsOf(paper: Paper, templatesDir: string, template: TemplateId): Promise<TemplateProblem[]> {
  const sample = join(templatesDir, 'samples', `${template}.json`);
  const inSample = (reason: string): TemplateProblem[] => [{ template, file: sample, line: 1, column: 1, reason }];
  try {
    const data: unknown = JSON.parse(await readFile(sample, 'utf8'));
    const { findings } = await paper.render(template, data, { standard: 'ua-1', createdAt: CHECKED_AT });
    return findings.flatMap(({ kind, codePoints }) => inSample(`${kind} ${codePoints.join(' ')}`));
  } catch (error) {
    if (!(error instanceof PaperFailure)) return inSample(error instanceof Error ? error.message : String(error));
    if (error.diagnostics.length === 0) return inSample(error.message);
    return error.diagnostics.map((found) => ({ template, ...found }));
  }
}

/** Sets every template with its sample (samples/<template>.json): a wrong template stops the start, not a visitor's sheet. */
export async function checkTemplates(paper: Paper, templatesDir: string): Promise<TemplateProblem[]> {
  const found = await Promise.all(
    Object.keys(templates)
      .filter(isTemplateId)
      .map((template) => problemsOf(paper, templatesDir, template)),
  );
  return found.flat();
}
