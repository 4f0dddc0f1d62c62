import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, changing, client } from './client.js';
import { isProblem } from './problem.js';
import type { Demo, Session } from './types.js';
import { useAct } from './use-act.js';

async function readSession(): Promise<Session | null> {
  try {
    return await answer(client.GET('/api/session'));
  } catch (error) {
    if (isProblem(error) && error.status === 401) return null;
    throw error;
  }
}

export const sessionKey = ['session'] as const;
export const useSession = () => useQuery({ queryKey: sessionKey, queryFn: readSession, staleTime: 30_000 });

export const useDemo = () =>
  useQuery<Demo>({
    queryKey: ['demo'],
    queryFn: () => answer(client.GET('/api/demo')),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Each way in or out changes what every other reading may show. */
function useSessionChange() {
  const queries = useQueryClient();
  return () => queries.resetQueries();
}

export function useSignIn() {
  const changed = useSessionChange();
  return useAct(
    (body: { login: string; password: string }, key) => answer(client.POST('/api/session', { ...changing(key), body })),
    { done: () => void changed() },
  );
}

export function useEnterDemo() {
  const changed = useSessionChange();
  return useAct((slot: string, key) => answer(client.POST('/api/demo/session', { ...changing(key), body: { slot } })), {
    done: () => void changed(),
  });
}

export function useSignOut() {
  const changed = useSessionChange();
  return useAct((_: null, key) => answer(client.DELETE('/api/session', { ...changing(key) })), {
    done: () => void changed(),
  });
}

export function useTakeDesk() {
  const queries = useQueryClient();
  return useAct(
    (body: { officeId: string; counterId: string }, key) =>
      answer(client.PUT('/api/session/desk', { ...changing(key), body })),
    { done: () => void queries.invalidateQueries() },
  );
}
