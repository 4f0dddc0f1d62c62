/** What an error of the database means: it cannot serve now, it refused this one value, or the program is wrong. */
import { StoreUnavailable, Unstorable } from './port.js';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Connection, resources, operator, input and output, read-only, lock and transaction timeouts; or no answer at all. */
const OUTAGE = /^(08|53|57|58|40|55P03|25006|25P0[34]|E[A-Z_]+$)/;
/** Raised by the append function itself, whose words hold no values. */
const OWN_WORDS = '22M01';

export const isOutage = (error: unknown): boolean => {
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  const code = codeOf(error);
  return code === '' || OUTAGE.test(code);
};

/** The database's own words may quote a value, so only its code goes on. */
export const inOurWords = (error: unknown): Error => {
  if (isOutage(error)) return new StoreUnavailable(error);
  const code = codeOf(error);
  if (code === OWN_WORDS && error instanceof Error) return new Unstorable('events', error.message);
  if (code === '23505') return new Unstorable('id', 'another event has it');
  if (/^(22|23|54)/.test(code)) return new Unstorable('events', `the database refused a value (SQLSTATE ${code})`);
  return error instanceof Error ? error : new Error(String(error));
};
