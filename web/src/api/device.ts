import { useQueryClient } from '@tanstack/react-query';
import { answer, changing, client } from './client.js';
import { isProblem } from './problem.js';
import { useAct } from './use-act.js';

export type DeviceKind = 'kiosk' | 'board';

/** The office's no to a device: it is not enrolled, or for something else. */
export const isNotEnrolled = (error: unknown): boolean =>
  isProblem(error) && (error.status === 401 || error.status === 403);

/** The demo city enrols its own kiosks and boards. */
export function useEnrolInDemo() {
  const queries = useQueryClient();
  return useAct(
    (body: { kind: DeviceKind; officeId: string }, key) =>
      answer(client.POST('/api/demo/device', { ...changing(key), body })),
    { done: () => void queries.invalidateQueries() },
  );
}

/** Elsewhere the administrator's code is typed once at the device. */
export function useEnrolByCode() {
  const queries = useQueryClient();
  return useAct(
    (code: string, key) => answer(client.POST('/api/devices/enrol', { ...changing(key), body: { code } })),
    { done: () => void queries.invalidateQueries() },
  );
}
