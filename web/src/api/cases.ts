import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { moved, positionOf } from '../live/moves.js';
import { useLiveQuery } from '../live/use-live-query.js';
import { centreTopic } from './centre.js';
import { answer, client } from './client.js';
import type { paths } from './schema.js';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

export type CaseAnswer = Answered<'/api/cases/{caseId}'>;
export type CasePerson = CaseAnswer['persons'][number];
export type CaseForm = CaseAnswer['forms'][number];
export type Guidance = NonNullable<CaseAnswer['guidance']>;
export type GuidanceItem = Guidance['items'][number];
export type Question = Guidance['questions'][number];
export type CaseRow = Answered<'/api/cases'>['cases'][number];
export type CentreForms = Answered<'/api/centre/cases/{caseId}/forms'>;
export type CentreForm = CentreForms['forms'][number];
export type LifeEvent = CaseAnswer['lifeEvent'];

/** The read model of the cases: where each one stands, without names. */
export const casesTopic = 'cases';
/** One case, opened: read again when its row moved, not whenever any case of the city did, because opening is recorded. */
export const caseTopic = (caseId: string): string => `case ${caseId}`;

const after = (position: string | undefined) => (position ? { after: position } : {});

export interface CaseFilter {
  status?: string;
  number?: string;
  ticketId?: string;
}

export const useCaseRows = (filter: CaseFilter, enabled = true) =>
  useLiveQuery({
    key: ['case-rows', filter],
    topic: casesTopic,
    enabled,
    read: (position, signal) =>
      answer(client.GET('/api/cases', { params: { query: { ...filter, ...after(position) } }, signal })),
  });

/** The case of a visitor's number, if it was opened. */
export const useCaseOfTicket = (ticketId: string | undefined) =>
  useCaseRows({ ticketId: ticketId ?? '' }, ticketId !== undefined);

export function useCase(caseId: string | undefined) {
  const topic = caseTopic(caseId ?? '');
  const opened = useQuery({
    queryKey: ['case', caseId],
    queryFn: ({ signal }) =>
      answer(
        client.GET('/api/cases/{caseId}', {
          params: { path: { caseId: caseId ?? '' }, query: after(positionOf(topic)) },
          signal,
        }),
      ),
    enabled: caseId !== undefined,
    meta: { topics: [topic] },
    staleTime: 60_000,
  });
  const number = opened.data?.number;
  const row = useCaseRows({ number: number ?? '' }, number !== undefined).data?.cases[0];
  useFollow(topic, row);
  return { ...opened, row };
}

/** What others did with the case shows in its row first. */
function useFollow(topic: string, row: CaseRow | undefined): void {
  const known = useRef<string | null>(null);
  const stand = row
    ? JSON.stringify([row.status, row.since, row.forms.map(({ formId, status, since }) => [formId, status, since])])
    : null;
  useEffect(() => {
    if (stand === null || known.current === stand) return;
    if (known.current !== null) moved(topic);
    known.current = stand;
  }, [stand, topic]);
}

export const useCentreForms = (caseId: string | undefined, enabled: boolean) =>
  useLiveQuery({
    key: ['centre-case-forms', caseId],
    topic: centreTopic,
    enabled: enabled && caseId !== undefined,
    read: (position, signal) =>
      answer(
        client.GET('/api/centre/cases/{caseId}/forms', {
          params: { path: { caseId: caseId ?? '' }, query: after(position) },
          signal,
        }),
      ),
  });
