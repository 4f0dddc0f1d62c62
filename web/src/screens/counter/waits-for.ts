import type { Queue } from '../../api/types.js';

/** Whether the visitor with this number waits for the case; she may wait for several. */
export const waitsFor = (
  { caseId, waitsFor: cases }: Queue['centreWaiting'][number],
  asked: string | undefined,
): boolean => asked !== undefined && (caseId === asked || cases.includes(asked));
