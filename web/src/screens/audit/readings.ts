import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answer, client } from '../../api/client.js';
import { useLiveQuery } from '../../live/use-live-query.js';
import { inLanguage } from '../../texts/language.js';

const readCase = (number: string, signal?: AbortSignal) =>
  answer(
    client.GET('/api/audit/cases/{idOrNumber}', {
      params: { path: { idOrNumber: number } },
      ...(signal ? { signal } : {}),
    }),
  );
const readThen = (caseId: string, eventId: string, signal?: AbortSignal) =>
  answer(
    client.GET('/api/audit/cases/{caseId}/at/{eventId}', {
      params: { path: { caseId, eventId } },
      ...(signal ? { signal } : {}),
    }),
  );

export type CaseStory = Awaited<ReturnType<typeof readCase>>;
export type StoryEvent = CaseStory['events'][number];
export type Band = CaseStory['bands'][number];
export type ThenState = Awaited<ReturnType<typeof readThen>>;
export type FormThen = ThenState['forms'][number];

/** Each reading is recorded, so a page reads once and again only when the auditor asks. */
const once = { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

export const useStory = (number: string | undefined) =>
  useQuery({
    queryKey: ['audit-case', number],
    queryFn: ({ signal }) => readCase(number ?? '', signal),
    enabled: number !== undefined,
    ...once,
  });

/** What was shown stays until the other moment is there: the panels do not blink. */
export const useThen = (caseId: string, eventId: string | null) =>
  useQuery({
    queryKey: ['audit-then', caseId, eventId],
    queryFn: ({ signal }) => readThen(caseId, eventId ?? '', signal),
    enabled: eventId !== null,
    placeholderData: keepPreviousData,
    ...once,
  });

export const useLooks = (caseId: string) =>
  useQuery({
    queryKey: ['audit-looks', caseId],
    queryFn: ({ signal }) =>
      answer(client.GET('/api/audit/cases/{caseId}/looks', { params: { path: { caseId } }, signal })),
    refetchOnWindowFocus: false,
  });

export const useRawEvent = (caseId: string, eventId: string) =>
  useQuery({
    queryKey: ['audit-raw', eventId],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/audit/cases/{caseId}/events/{eventId}/raw', { params: { path: { caseId, eventId } }, signal }),
      ),
    ...once,
  });

export const useCases = () =>
  useLiveQuery({
    key: ['audit-cases'],
    topic: 'cases',
    read: (after, signal) => answer(client.GET('/api/cases', { params: { query: after ? { after } : {} }, signal })),
  });

export const said = (words: { ja: string; en: string }): string => inLanguage(words.ja, words.en);
