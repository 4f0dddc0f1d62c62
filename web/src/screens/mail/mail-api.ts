import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, client } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { useAct } from '../../api/use-act.js';
import { serverNow } from '../../clock/server-clock.js';
import { positionOf } from '../../live/moves.js';
import { useLiveQuery } from '../../live/use-live-query.js';
import type { Board, Fee, KindOffered, Ledger, MailRequest, Printed } from './answers.js';
import { call } from './call.js';
import { registration, reckoning } from './registration.js';
import type { Envelope } from './register/envelope.js';

/** The read model of the requests by post. */
export const mailTopic = 'mail';

export interface EnvelopeScan {
  envelopeId: string;
  documentId: string;
  pages: { page: number; url: string }[];
}

export interface Reckoned extends Fee {
  promisedOn: string;
}

interface Offered {
  kinds: KindOffered[];
  /** Face values of 定額小為替. */
  denominations: number[];
  promiseDays: number;
}

/** What the city issues, what is handled by this desk, and the money that comes with it. */
export const useOffered = () =>
  useQuery({
    queryKey: ['mail-kinds'],
    queryFn: ({ signal }) => call<Offered>('/kinds', { signal }),
    staleTime: 300_000,
  });

export const todayInTokyo = (): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(serverNow());

/** The fee of what is typed so far, asked for when the hands rest. */
export function useReckon(envelope: Pick<Envelope, 'kinds' | 'orders'>) {
  const written = JSON.stringify(reckoning(envelope, todayInTokyo()));
  const settled = useSettled(written, 250);
  return useQuery({
    queryKey: ['mail-fee', settled],
    queryFn: ({ signal }) => call<Reckoned>('/fee', { method: 'POST', body: JSON.parse(settled), signal }),
    enabled: reckoning(envelope, todayInTokyo()).kinds.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
}

function useSettled(value: string, afterMs: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}

export const useEnvelopeScan = (done: (scan: EnvelopeScan) => void) =>
  useAct(
    ({ file, envelopeId }: { file: File; named: string; envelopeId: string | undefined }, key) => {
      const body = new FormData();
      body.append('file', file);
      return call<EnvelopeScan>('/scans', { method: 'POST', query: { envelopeId }, body, key });
    },
    { done },
  );

export const useRegister = (done: (registered: { requestId: string; number: string }) => void) =>
  useAct(
    ({ envelope, scans }: { envelope: Envelope; scans: readonly EnvelopeScan[] }, key) =>
      call<{ requestId: string; number: string; position: string }>('', {
        method: 'POST',
        body: registration(
          envelope,
          scans.map(({ documentId }) => documentId),
          scans[0]?.envelopeId,
        ),
        key,
      }),
    { topics: [mailTopic], done },
  );

export interface BoardFilter {
  express?: '1';
  number?: string;
}

export const useBoard = (filter: BoardFilter = {}) =>
  useLiveQuery<Board>({
    key: ['mail-board', filter],
    topic: mailTopic,
    read: (after, signal) => call<Board>('', { query: { ...filter, after }, signal }),
  });

/** Looking at one is recorded; it is read again when somebody moved it. */
export const useMailRequest = (requestId: string | undefined) =>
  useLiveQuery<MailRequest>({
    key: ['mail-request', requestId],
    topic: mailTopic,
    enabled: requestId !== undefined,
    read: (after, signal) => call<MailRequest>(`/${requestId ?? ''}`, { query: { after }, signal }),
  });

export const useLedger = () =>
  useLiveQuery<Ledger>({
    key: ['mail-ledger'],
    topic: mailTopic,
    read: (_, signal) => call<Ledger>('/ledger', { query: { after: positionOf(mailTopic) }, signal }),
  });

/** Null when nothing waits for this person. */
export const useTakeNextMail = (done: (taken: { requestId: string } | null) => void) =>
  useAct(
    async (_: null, key): Promise<{ requestId: string } | null> => {
      try {
        return await call<{ requestId: string; position: string }>('/next', { method: 'POST', body: {}, key });
      } catch (error) {
        if (isProblem(error, 'mail-requests.nothing-to-take')) return null;
        throw error;
      }
    },
    { topics: [mailTopic], done },
  );

type Seen = Pick<MailRequest, 'requestId' | 'etag'>;

export type MailAct = 'claim' | 'release' | 'settle' | 'reply' | 'verify' | 'fail-verification' | 'dispatch' | 'reject';

/** One act on the request in hand, on what she saw of it. */
export const useMailAct = (act: MailAct, of: Seen, done?: () => void) =>
  useAct(
    (body: object, key) =>
      call<{ position: string }>(`/${of.requestId}/${act}`, { method: 'POST', body, key, seen: of.etag }),
    { topics: [mailTopic], ...(done ? { done } : {}) },
  );

/** The sheets that were printed, to be opened. */
export const usePrint = (of: Seen, done: (certificates: Printed[]) => void) =>
  useAct(
    (body: object, key) =>
      call<{ position: string; certificates: Printed[] }>(`/${of.requestId}/print`, {
        method: 'POST',
        body,
        key,
        seen: of.etag,
      }),
    { topics: [mailTopic], done: ({ certificates }) => done(certificates) },
  );

export const useInquiry = (of: Seen, done: (letterUrl: string | null) => void) =>
  useAct(
    (body: { reasons: string[]; channel: 'letter' | 'phone'; words?: string }, key) =>
      call<{ position: string; letterUrl: string | null }>(`/${of.requestId}/inquiry`, {
        method: 'POST',
        body,
        key,
        seen: of.etag,
      }),
    { topics: [mailTopic], done: ({ letterUrl }) => done(letterUrl) },
  );

export const useAddressee = (of: Seen, done: (labelUrl: string) => void) =>
  useAct(
    (body: object, key) =>
      call<{ position: string; labelUrl: string }>(`/${of.requestId}/addressee`, {
        method: 'POST',
        body,
        key,
        seen: of.etag,
      }),
    { topics: [mailTopic], done: ({ labelUrl }) => done(labelUrl) },
  );

/** Names the version of the record she saw; of a protected person nobody but the official in charge sees one. */
export const useFindSubject = (of: Seen, role: string, done: () => void) =>
  useAct(
    async ({ person, isProtected }: { person: string; isProtected: boolean }, key) => {
      const hidden = isProtected && role !== 'protection';
      const known = hidden
        ? null
        : await answer(client.GET('/api/registry/persons/{person}', { params: { path: { person } } }));
      return call<{ position: string; stopped: boolean }>(`/${of.requestId}/subject`, {
        method: 'POST',
        body: { person, seen: { version: known?.version ?? 0 } },
        key,
        seen: of.etag,
      });
    },
    { topics: [mailTopic], done },
  );
