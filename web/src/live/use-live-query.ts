import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect } from 'react';
import { positionOf } from './moves.js';
import { listen } from './stream.js';

interface LiveQuery<T> {
  key: readonly unknown[];
  topic: string;
  enabled?: boolean;
  read: (after: string | undefined, signal: AbortSignal) => Promise<T>;
}

/** Something on the screen that is read again whenever its read model moves, and every minute as the safety net. */
export function useLiveQuery<T>({ key, topic, enabled = true, read }: LiveQuery<T>): UseQueryResult<T> {
  useEffect(listen, []);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(positionOf(topic), signal),
    meta: { topics: [topic] },
    refetchInterval: 60_000,
    enabled,
  });
}
