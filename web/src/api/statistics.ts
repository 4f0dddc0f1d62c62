import { useQuery } from '@tanstack/react-query';
import { useLiveQuery } from '../live/use-live-query.js';
import { answer, client } from './client.js';
import type { paths } from './schema.js';

type Read<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;
type Query<Path extends keyof paths> = paths[Path] extends { get: { parameters: { query?: infer Q } } }
  ? NonNullable<Q>
  : never;

export type Now = Read<'/api/statistics/now'>;
export type Explored = Read<'/api/statistics/explore'>;
export type ExploreQuery = Query<'/api/statistics/explore'>;
export type Definition = Read<'/api/statistics/definitions'>['definitions'][number];
export type FigureCases = Read<'/api/statistics/cases'>;
export type FigureCase = FigureCases['rows'][number];
export type CasesQuery = Query<'/api/statistics/cases'>;
export type Status = Read<'/api/status'>;
export type StatusRow = Status['rows'][number];
export type StatusQuery = Query<'/api/status'>;
export type Words = Definition['name'];
export type Spread = Now['today']['waits']['all'];

/** Where everything stood and for how long. */
const topic = 'statistics';

const after = (position: string | undefined) => (position ? { after: position } : {});

export const useNow = () =>
  useLiveQuery({
    key: ['statistics', 'now'],
    topic,
    read: (position, signal) =>
      answer(client.GET('/api/statistics/now', { params: { query: after(position) }, signal })),
  });

export const useExplore = (query: ExploreQuery) =>
  useLiveQuery({
    key: ['statistics', 'explore', query],
    topic,
    read: (position, signal) =>
      answer(client.GET('/api/statistics/explore', { params: { query: { ...query, ...after(position) } }, signal })),
  });

export const useFigureCases = (query: CasesQuery) =>
  useLiveQuery({
    key: ['statistics', 'cases', query],
    topic,
    read: (position, signal) =>
      answer(client.GET('/api/statistics/cases', { params: { query: { ...query, ...after(position) } }, signal })),
  });

export const useStatus = (query: StatusQuery) =>
  useLiveQuery({
    key: ['status', query],
    topic,
    read: (position, signal) =>
      answer(client.GET('/api/status', { params: { query: { ...query, ...after(position) } }, signal })),
  });

export const useDefinitions = () =>
  useQuery({
    queryKey: ['statistics', 'definitions'],
    queryFn: () => answer(client.GET('/api/statistics/definitions')),
    staleTime: 300_000,
  });
