/** In a list of colleagues the family name is enough. */
export const familyName = (name: string | null | undefined): string => name?.split(/[\s　]/)[0] ?? '—';
