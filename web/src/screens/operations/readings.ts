import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answer, changing, client } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useAct } from '../../api/use-act.js';
import { positionOf } from '../../live/moves.js';
import { listen } from '../../live/stream.js';
import { inLanguage } from '../../texts/language.js';

/** The read model of what is owed: it moves when work is stuck, tried again or given up. */
const followUpsTopic = 'obligations';
export const everySeconds = 5;

const read = (after: string | undefined, signal: AbortSignal) =>
  answer(client.GET('/api/operations', { params: { query: after ? { after } : {} }, signal }));

export type OperationsState = Awaited<ReturnType<typeof read>>;
export type Part = OperationsState['parts'][number];
export type Parked = OperationsState['parked'][number];
export type ProjectionState = OperationsState['projections'][number];
export type DiscardReason = components['schemas']['DiscardFollowUpInput']['reason'];

/** How the program is moves by itself, whatever is recorded: it is asked again and again, and at once when work gets stuck. */
export function useOperations() {
  useEffect(listen, []);
  return useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => read(positionOf(followUpsTopic), signal),
    meta: { topics: [followUpsTopic] },
    refetchInterval: everySeconds * 1000,
  });
}

const shown = { topics: [followUpsTopic] };

export const useRetry = (done: () => void) =>
  useAct(
    (id: string, key) =>
      answer(client.POST('/api/operations/follow-ups/{id}/retry', { params: { path: { id } }, ...changing(key) })),
    { ...shown, done },
  );

export const useDiscard = (done: () => void) =>
  useAct(
    ({ id, reason }: { id: string; reason: DiscardReason }, key) =>
      answer(
        client.POST('/api/operations/follow-ups/{id}/discard', {
          params: { path: { id } },
          ...changing(key),
          body: { reason },
        }),
      ),
    { ...shown, done },
  );

export const useResume = (done: () => void) =>
  useAct(
    (name: string, key) =>
      answer(
        client.POST('/api/operations/projections/{name}/resume', { params: { path: { name } }, ...changing(key) }),
      ),
    { ...shown, done },
  );

export const said = (words: { ja: string; en: string }): string => inLanguage(words.ja, words.en);
