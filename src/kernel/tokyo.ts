/** Business dates by one rule: the calendar day in Japan, whatever the machine's zone. Japan has kept +09:00 since 1951. */
const OFFSET_MS = 9 * 60 * 60 * 1000;

/** '2026-11-24' for an ISO moment. */
export const tokyoDate = (moment: string | Date): string => shifted(moment).slice(0, 10);

/** '10:12' for an ISO moment. */
export const tokyoTime = (moment: string | Date): string => shifted(moment).slice(11, 16);

/** The moment at which a day of the office has this clock time. */
export const tokyoMoment = (date: string, time: string): Date => new Date(`${date}T${time}:00+09:00`);

/** The fiscal year runs from April: 2026 for 2026-04-01 to 2027-03-31. */
export const fiscalYear = (date: string): number => Number(date.slice(0, 4)) - (date.slice(5, 7) < '04' ? 1 : 0);

const shifted = (moment: string | Date): string => new Date(new Date(moment).getTime() + OFFSET_MS).toISOString();
