/** Tables for spreadsheets: UTF-8 with its mark, so that Japanese opens right, and no cell that a spreadsheet would run as a formula. */
const BYTE_ORDER_MARK = '\ufeff';

export type CsvCell = string | number | null;

/** OWASP: a leading sign of a formula is held down by an apostrophe. Numbers of our own are no text and stay numbers. */
const guarded = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);

const cell = (value: CsvCell): string => {
  if (value === null) return '';
  const text = typeof value === 'number' ? String(value) : guarded(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv = (rows: readonly (readonly CsvCell[])[]): string =>
  `${BYTE_ORDER_MARK}${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
