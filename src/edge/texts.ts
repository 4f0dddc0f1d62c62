/** One source of words for server, paper and screens: config/texts/{ja,en}/*.yaml, keyed by file name, then by path. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import type { Language } from './principal.js';

interface Tree {
  [key: string]: string | Tree;
}

const readTexts = (folder: string): Tree =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.yaml'))
      .sort()
      .map((file) => [basename(file, '.yaml'), parse(readFileSync(join(folder, file), 'utf8')) as Tree]),
  );

const find = (tree: Tree, key: string): string | undefined => {
  let node: string | Tree | undefined = tree;
  for (const part of key.split('/')) {
    if (node === undefined || typeof node === 'string') return undefined;
    node = node[part];
  }
  return typeof node === 'string' ? node : undefined;
};

export class Texts {
  private readonly trees: Record<Language, Tree>;

  constructor(configFolder: string) {
    this.trees = { ja: readTexts(join(configFolder, 'texts/ja')), en: readTexts(join(configFolder, 'texts/en')) };
  }

  all(language: Language): Tree {
    return this.trees[language];
  }

  has(key: string): boolean {
    return find(this.trees.ja, key) !== undefined;
  }

  /** `key` is a path such as `problems/reception.nobody-waiting/title`; `{{name}}` is replaced from `values`. */
  get(language: Language, key: string, values: Readonly<Record<string, unknown>> = {}): string {
    const text = find(this.trees[language], key) ?? find(this.trees.ja, key) ?? key;
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_all, name: string) => String(values[name] ?? ''));
  }
}
