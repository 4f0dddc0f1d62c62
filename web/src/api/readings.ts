import { useQuery } from '@tanstack/react-query';
import { useLiveQuery } from '../live/use-live-query.js';
import { answer, client } from './client.js';
import type { Office } from './types.js';

/** The read model of an office's hall: tickets, calls, counters. */
export const floorTopic = 'floor';

const after = (position: string | undefined) => (position ? { after: position } : {});

export const useOffices = (enabled = true) =>
  useQuery({
    queryKey: ['offices'],
    queryFn: () => answer(client.GET('/api/offices')),
    staleTime: 300_000,
    enabled,
  });

export const useOffice = (id: string | undefined) =>
  useQuery<Office>({
    queryKey: ['office', id],
    queryFn: () => answer(client.GET('/api/offices/{officeId}', { params: { path: { officeId: id ?? '' } } })),
    staleTime: 300_000,
    enabled: id !== undefined,
  });

export const useFloor = (officeId: string) =>
  useLiveQuery({
    key: ['floor', officeId],
    topic: floorTopic,
    read: (position, signal) =>
      answer(client.GET('/api/floor/{officeId}', { params: { path: { officeId }, query: after(position) }, signal })),
  });

export const useQueue = (office: string | undefined) =>
  useLiveQuery({
    key: ['queue', office],
    topic: floorTopic,
    enabled: office !== undefined,
    read: (position, signal) =>
      answer(client.GET('/api/reception/queue', { params: { query: after(position) }, signal })),
  });

/** A phone has no stream of its own: it asks. */
export const usePhoneTicket = (token: string) =>
  useQuery({
    queryKey: ['phone-ticket', token],
    queryFn: ({ signal }) => answer(client.GET('/api/tickets/{token}', { params: { path: { token } }, signal })),
    refetchInterval: 5_000,
  });
