import { parseEraDate } from '../../../../src/calendar/era.js';

/** Years completed on a day; for the eye beside a date of birth, no rule hangs on it. */
export function ageOn(birth: string, day: string): number | null {
  const read = parseEraDate(birth);
  if (!('iso' in read) || read.iso > day) return null;
  const years = Number(day.slice(0, 4)) - Number(read.iso.slice(0, 4));
  return day.slice(5) < read.iso.slice(5) ? years - 1 : years;
}
