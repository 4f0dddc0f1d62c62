/** The few parts of fontkit that the coverage check reads; the package ships no types. */
declare module 'fontkit' {
  type LazyList<T> = { toArray(): T[] } | T[];

  export type VariationSelector = {
    varSelector: number;
    defaultUVS: LazyList<{ startUnicodeValue: number; additionalCount: number }> | null;
    nonDefaultUVS: LazyList<{ unicodeValue: number; glyphID: number }> | null;
  };

  export type Font = {
    familyName: string;
    characterSet: number[];
    cmap: { tables: { table: { version: number; varSelectors?: LazyList<VariationSelector> } }[] };
  };

  export function openSync(path: string): Font;
}
