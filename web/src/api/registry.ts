import { useQuery } from '@tanstack/react-query';
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

export const useReveal = () =>
  useAct(({ person, reason, secondPerson }: { person: string; reason: string; secondPerson?: string }, key) =>
    answer(
      client.POST('/api/registry/persons/{person}/reveal', {
        params: { path: { person } },
        ...changing(key),
        body: { reason, ...(secondPerson ? { secondPerson } : {}) },
      }),
    ),
  );
