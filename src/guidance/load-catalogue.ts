import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { readContent, type Catalogue } from './catalogue.js';
import type { ContentPath } from './content.js';
import { YamlFile, type Place } from './yaml-file.js';

export type CatalogueProblem = Place & { readonly reason: string };

/** The files under config/ are wrong: each problem with file, line and reason. */
export class CatalogueError extends Error {
  constructor(readonly problems: readonly CatalogueProblem[]) {
    super(problems.map(({ file, line, column, reason }) => `${file}:${line}:${column} ${reason}`).join('\n'));
    this.name = 'CatalogueError';
  }
}

/** Mappings of the files whose order matters become lists: this key holds what was the name. */
const NAMED_LISTS: Readonly<Record<string, string>> = {
  severities: 'id', routings: 'id', groups: 'id', sections: 'id', outputs: 'id', systems: 'id', sources: 'id',
  facts: 'name', anchors: 'id', code_lists: 'id',
}; // prettier-ignore

/** Reads config/catalogue, config/procedures and config/forms; throws CatalogueError if anything in them is wrong. */
export function loadCatalogue(configDir: string): Catalogue {
  const assembly = new Assembly();
  for (const file of filesIn(configDir, 'catalogue')) assembly.addCatalogueFile(file);
  for (const kind of ['procedures', 'forms'] as const) {
    for (const file of filesIn(configDir, kind)) assembly.addItem(kind, file);
  }
  assembly.refuseProblems();
  const reading = readContent(assembly.content);
  if (reading.catalogue) return reading.catalogue;
  throw new CatalogueError(reading.problems.map(({ path, reason }) => ({ ...assembly.placeOf(path), reason })));
}

function filesIn(configDir: string, folder: string): readonly YamlFile[] {
  let names: string[];
  try {
    names = readdirSync(join(configDir, folder));
  } catch {
    throw new CatalogueError([
      { file: folder, line: 1, column: 1, reason: `there is no folder ${join(configDir, folder)}` },
    ]);
  }
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => {
      const path = join(configDir, folder, name);
      return new YamlFile(relative(configDir, path), readFileSync(path, 'utf8'));
    });
}

class Assembly {
  readonly content: Record<string, unknown> = { procedures: [], forms: [] };
  private readonly problems: CatalogueProblem[] = [];
  private readonly origins = new Map<string, { readonly file: YamlFile; readonly path: ContentPath }>();

  addCatalogueFile(file: YamlFile): void {
    if (!this.isReadable(file)) return;
    for (const [key, value] of Object.entries(file.root)) {
      if (key in this.content)
        this.problems.push({ ...file.place([key]), reason: `"${key}" is in another file already` });
      this.content[key] = this.listed(key, value, file);
      this.origins.set(key, { file, path: [key] });
    }
  }

  addItem(kind: 'procedures' | 'forms', file: YamlFile): void {
    if (!this.isReadable(file)) return;
    const expected = basename(file.name).replace(/\.ya?ml$/, '');
    if (file.root['id'] !== expected) this.problems.push({ ...file.place(['id']), reason: `the file is named ${expected}, its id is ${String(file.root['id'])}` }); // prettier-ignore
    const list = this.content[kind];
    if (!Array.isArray(list)) return;
    this.origins.set(key([kind, list.length]), { file, path: [] });
    list.push(file.root);
  }

  refuseProblems(): void {
    if (this.problems.length > 0) throw new CatalogueError(this.problems);
  }

  /** The file and line of a place in the content. */
  placeOf(path: ContentPath): Place {
    for (let length = path.length; length > 0; length -= 1) {
      const origin = this.origins.get(key(path.slice(0, length)));
      if (origin) return origin.file.place([...origin.path, ...path.slice(length)]);
    }
    return { file: 'catalogue', line: 1, column: 1 };
  }

  private isReadable(file: YamlFile): boolean {
    this.problems.push(...file.problems);
    return file.problems.length === 0;
  }

  private listed(name: string, value: unknown, file: YamlFile): unknown {
    const nameKey = NAMED_LISTS[name];
    if (nameKey === undefined || !isMapping(value)) return value;
    return Object.entries(value).map(([id, entry], index) => {
      this.origins.set(key([name, index]), { file, path: [name, id] });
      return { [nameKey]: id, ...this.inner(name, index, id, entry, file) };
    });
  }

  private inner(
    name: string,
    index: number,
    id: string,
    entry: unknown,
    file: YamlFile,
  ): Readonly<Record<string, unknown>> {
    if (name === 'code_lists') return { codes: this.options([name, index, 'codes'], [name, id], 'code', entry, file) };
    if (typeof entry === 'string') return { ja: entry };
    if (!isMapping(entry)) return {};
    if (name !== 'facts' || !('values' in entry)) return entry;
    return {
      ...entry,
      values: this.options([name, index, 'values'], [name, id, 'values'], 'value', entry['values'], file),
    };
  }

  private options(to: ContentPath, from: ContentPath, nameKey: string, options: unknown, file: YamlFile): unknown {
    if (!isMapping(options)) return options;
    this.origins.set(key(to), { file, path: from });
    return Object.entries(options).map(([option, words], index) => {
      this.origins.set(key([...to, index]), { file, path: [...from, option] });
      return { [nameKey]: option, ...(isMapping(words) ? words : { ja: words }) };
    });
  }
}

function key(path: ContentPath): string {
  return path.join('\u0000');
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
