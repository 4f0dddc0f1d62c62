/** Reads config/certificates; whatever is wrong in it stops the start with file, line and reason. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import type { z } from 'zod';
import { CatalogueError, schemaProblems, YamlFile, type CatalogueProblem } from '../../guidance/index.js';
import { canonical } from '../../kernel/canonical.js';
import { issuerFile, kindFile, postFile, sourcesFile, type CertificateKind, type CertificateRules } from './kinds.js';

const WITHOUT_PAGE = ['seed', 'domain'];

export const loadCertificateRules = (configFolder: string): CertificateRules => {
  const problems: CatalogueProblem[] = [];
  const read = <T>(file: YamlFile, schema: z.ZodType<T>): T | undefined => {
    problems.push(...file.problems);
    if (file.problems.length > 0) return undefined;
    const parsed = schema.safeParse(file.root);
    if (parsed.success) return parsed.data;
    problems.push(
      ...schemaProblems(parsed.error, file.root).map(({ path, reason }) => ({ ...file.place(path), reason })),
    );
    return undefined;
  };
  const one = (name: string) => open(configFolder, join('certificates', name));
  const sources = Object.keys(read(one('sources.yaml'), sourcesFile)?.sources ?? {});
  const files = kindFiles(configFolder);
  const kinds = files.flatMap((file) => {
    const kind = read(file, kindFile);
    if (kind) problems.push(...kindProblems(file, kind, sources));
    return kind ?? [];
  });
  const post = read(one('post.yaml'), postFile);
  const issuer = read(one('issuer.yaml'), issuerFile);
  if (problems.length > 0 || !post || !issuer) throw new CatalogueError(problems);
  kinds.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  const version = createHash('sha256').update(canonical({ kinds, post, issuer })).digest('hex');
  return { version, kinds, post, issuer };
};

const open = (configFolder: string, path: string): YamlFile => {
  try {
    return new YamlFile(path, readFileSync(join(configFolder, path), 'utf8'));
  } catch {
    throw new CatalogueError([{ file: path, line: 1, column: 1, reason: 'the file is missing' }]);
  }
};

const kindFiles = (configFolder: string): YamlFile[] => {
  const folder = join(configFolder, 'certificates/kinds');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => open(configFolder, relative(configFolder, join(folder, name))));
  } catch (error) {
    if (error instanceof CatalogueError) throw error;
    throw new CatalogueError([
      { file: 'certificates/kinds', line: 1, column: 1, reason: `there is no folder ${folder}` },
    ]);
  }
};

const kindProblems = (
  file: YamlFile,
  { id, basis, post, template, verified }: CertificateKind,
  sources: readonly string[],
): CatalogueProblem[] => {
  const expected = basename(file.name, '.yaml');
  const unknown = basis.find((mark) => !sources.includes(mark) && !WITHOUT_PAGE.includes(mark));
  const paged = basis.some((mark) => !WITHOUT_PAGE.includes(mark));
  return [
    ...(id === expected ? [] : [{ ...file.place(['id']), reason: `the file is named ${expected}, its id is ${id}` }]),
    ...(unknown === undefined ? [] : [{ ...file.place(['basis']), reason: `there is no source ${unknown}` }]),
    ...(post === 'here' && template === null
      ? [{ ...file.place(['post']), reason: 'what is printed here needs a template' }]
      : []),
    ...(verified && !paged ? [{ ...file.place(['verified']), reason: 'verified needs a source' }] : []),
  ];
};
