/** Japanese words of the catalogue's lists of choices, as they are printed. */
import type { CatalogueContent } from '../../guidance/index.js';

export const codeWord = (
  { code_lists: lists }: Pick<CatalogueContent, 'code_lists'>,
  list: string,
  code: string,
): string => lists.find(({ id }) => id === list)?.codes.find((option) => option.code === code)?.ja ?? code;
