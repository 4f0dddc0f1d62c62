import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { ContentPath } from './content.js';

export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** One YAML file, with the line of everything in it. */
export class YamlFile {
  readonly root: Readonly<Record<string, unknown>>;
  readonly problems: readonly (Place & { readonly reason: string })[];
  private readonly lines = new LineCounter();
  private readonly document: Document;

  constructor(
    readonly name: string,
    text: string,
  ) {
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const value: unknown = this.document.errors.length === 0 ? this.document.toJS() : null;
    this.root = isMapping(value) ? value : {};
    this.problems = this.findProblems(value);
  }

  /** Line and column of a value (of its key where the value itself is missing or the key is what is wrong). */
  place(path: ContentPath): Place {
    for (let length = path.length; length > 0; length -= 1) {
      const offset = this.offsetOf(path.slice(0, length));
      if (offset !== undefined) return this.at(offset);
    }
    return this.at(this.document.contents?.range?.[0] ?? 0);
  }

  private offsetOf(path: ContentPath): number | undefined {
    const node = this.document.getIn(path, true);
    if (isScalar(node) && node.range) return node.range[0];
    const parent = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === path.at(-1))
      : null;
    if (pair && isNode(pair.key)) return pair.key.range?.[0];
    return isNode(node) ? node.range?.[0] : undefined;
  }

  private findProblems(value: unknown): readonly (Place & { readonly reason: string })[] {
    if (this.document.errors.length > 0) {
      return this.document.errors.map(({ pos, message }) => ({ ...this.at(pos[0]), reason: message }));
    }
    return isMapping(value) ? [] : [{ ...this.at(0), reason: 'the file is not a mapping of keys to values' }];
  }

  private at(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.name, line, column: col };
  }
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
