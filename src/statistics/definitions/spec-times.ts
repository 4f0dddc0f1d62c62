/** Times as the tables of cases write them: 24 November 2026 is a Tuesday after a holiday. */
import { cityCalendar } from '../../calendar/index.js';
import type { OpeningHours } from '../opening-hours.js';
import type { Phase } from '../times.js';

export const hours: OpeningHours = { opens: '08:30', closes: '17:15', calendar: cityCalendar() };

/** `9:36` on the Tuesday, or `11-20 17:05`, in Tokyo. */
export const at = (text: string): string => {
  const [day = '', time = ''] = text.includes(' ') ? text.split(' ') : ['11-24', text];
  return new Date(`2026-${day}T${time.padStart(5, '0')}:00+09:00`).toISOString();
};

/** `waiting 9:00, called 9:20, served 9:30`: each state with its beginning. */
export const phases = <S extends string>(text: string): Phase<S>[] => {
  const steps = text.split(', ').map((step) => {
    const [state = '', ...when] = step.split(' ');
    return { state: state as S, from: at(when.join(' ')) };
  });
  return steps.map((step, place) => ({ ...step, to: steps[place + 1]?.from ?? null }));
};
