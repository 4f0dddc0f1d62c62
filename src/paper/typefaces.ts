import { openSync, type VariationSelector } from 'fontkit';

/** What one family can draw; with several files (regular, bold) only what all of them can. */
export type Typeface = {
  family: string;
  characters: number;
  sequences: number;
  has(codePoint: number): boolean;
  /** True if the font answers base + variation selector, by its own glyph or by its default one. */
  draws(base: number, selector: number): boolean;
};

type Coverage = { family: string; characters: Set<number>; selectors: Map<number, Set<number>> };

const opened = new Map<string, Coverage>();

const listed = <T>(list: { toArray(): T[] } | T[] | null | undefined): T[] =>
  !list ? [] : Array.isArray(list) ? list : list.toArray();

/** fontkit's own look-up reads the non-default list only if the default one matched; so both lists are walked here. */
function basesOf(selector: VariationSelector, characters: Set<number>): Set<number> {
  const bases = new Set<number>();
  for (const { unicodeValue } of listed(selector.nonDefaultUVS)) bases.add(unicodeValue);
  for (const { startUnicodeValue, additionalCount } of listed(selector.defaultUVS))
    for (let base = startUnicodeValue; base <= startUnicodeValue + additionalCount; base++)
      if (characters.has(base)) bases.add(base);
  return bases;
}

function coverageOf(file: string): Coverage {
  const known = opened.get(file);
  if (known) return known;
  const font = openSync(file);
  const characters = new Set(font.characterSet);
  const selectors = new Map<number, Set<number>>();
  const table = font.cmap.tables.find(({ table }) => table.version === 14)?.table;
  for (const entry of listed(table?.varSelectors)) selectors.set(entry.varSelector, basesOf(entry, characters));
  const coverage = { family: font.familyName, characters, selectors };
  opened.set(file, coverage);
  return coverage;
}

function typeface(family: string, files: Coverage[]): Typeface {
  const has = (codePoint: number) => files.every(({ characters }) => characters.has(codePoint));
  const draws = (base: number, selector: number) =>
    files.every(({ selectors }) => selectors.get(selector)?.has(base) ?? false);
  const sequences = files[0] ? [...files[0].selectors.values()].reduce((sum, bases) => sum + bases.size, 0) : 0;
  return { family, characters: files[0]?.characters.size ?? 0, sequences, has, draws };
}

/** The stack of families in the order of the files: a character is set in the first family that has it. */
export function openTypefaces(fontFiles: readonly string[]): Typeface[] {
  const families = new Map<string, Coverage[]>();
  for (const file of fontFiles) {
    const coverage = coverageOf(file);
    families.set(coverage.family, [...(families.get(coverage.family) ?? []), coverage]);
  }
  return [...families].map(([family, files]) => typeface(family, files));
}
