import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answer, changing, client } from './client.js';
import type { paths } from './schema.js';
import { useAct } from './use-act.js';

type Search = paths['/api/registry/search']['post']['responses'] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
export type FoundHousehold = Search['rows'][number];
export type FoundPerson = FoundHousehold['persons'][number];

export interface SearchFor {
  q: string;
  birthDate?: string;
  caseId?: string;
}

/** Names travel in the body, never in an address; every search is recorded, so it is made on demand only. */
export const useSearchRegistry = () =>
  useAct((body: SearchFor, key) => answer(client.POST('/api/registry/search', { ...changing(key), body })));

export const useHousehold = (household: string | null) =>
  useQuery({
    queryKey: ['household', household],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/registry/households/{household}', {
          params: { path: { household: household ?? '' } },
          signal,
        }),
      ),
    enabled: household !== null,
    staleTime: 60_000,
  });

type Read<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
export type RevealRequest = Read<'/api/registry/reveals'>['reveals'][number];

/** Whom one may ask to agree. */
export const useRevealOfficials = (enabled: boolean) =>
  useQuery({
    queryKey: ['reveal-officials'],
    queryFn: ({ signal }) => answer(client.GET('/api/registry/reveal-officials', { signal })),
    enabled,
    staleTime: 60_000,
  });

export const useAskReveal = () =>
  useAct(({ person, ...body }: { person: string; reason: string; secondPerson: string }, key) =>
    answer(
      client.POST('/api/registry/persons/{person}/reveals', {
        params: { path: { person } },
        ...changing(key),
        body,
      }),
    ),
  );

const ANSWER_LOOK_MS = 2_000;

/** Agreement is no event of the record: it is asked for while somebody waits for it. */
export const useRevealState = (revealId: string | undefined) =>
  useQuery({
    queryKey: ['reveal', revealId],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/registry/reveals/{revealId}', { params: { path: { revealId: revealId ?? '' } }, signal }),
      ),
    enabled: revealId !== undefined,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'waiting' ? false : ANSWER_LOOK_MS),
  });

export const useOpenReveal = () =>
  useAct((revealId: string, key) =>
    answer(client.POST('/api/registry/reveals/{revealId}/open', { params: { path: { revealId } }, ...changing(key) })),
  );

const REQUESTS_LOOK_MS = 5_000;
const requestsKey = ['reveal-requests'] as const;

/** What this official is asked to agree to. */
export const useRevealRequests = (enabled: boolean) =>
  useQuery({
    queryKey: requestsKey,
    queryFn: ({ signal }) => answer(client.GET('/api/registry/reveals', { signal })),
    enabled,
    refetchInterval: REQUESTS_LOOK_MS,
  });

export function useAnswerReveal() {
  const queries = useQueryClient();
  return useAct(
    ({ revealId, answer: said }: { revealId: string; answer: 'confirm' | 'refuse' }, key) =>
      answer(
        client.POST(`/api/registry/reveals/{revealId}/${said}`, { params: { path: { revealId } }, ...changing(key) }),
      ),
    { done: () => void queries.invalidateQueries({ queryKey: requestsKey }) },
  );
}
