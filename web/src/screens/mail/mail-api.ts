import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { prefix } from '../../api/base.js';
import { answer, changing, client } from '../../api/client.js';
import { isProblem, problemFrom } from '../../api/problem.js';
import { useAct } from '../../api/use-act.js';
import { serverNow } from '../../clock/server-clock.js';
import { useLiveQuery } from '../../live/use-live-query.js';
import type {
  BoardQuery,
  Dispatch,
  EnvelopeScan,
  Failure,
  Inquiry,
  MailRequest,
  Printed,
  Rejection,
  Reply,
} from './answers.js';
import { reckoning, registration } from './registration.js';
import type { Envelope } from './register/envelope.js';

/** The read model of the requests by post. */
export const mailTopic = 'mail';

const after = (position: string | undefined) => (position ? { after: position } : {});

/** What the city issues, what is handled by this desk, and the money that comes with it. */
export const useOffered = () =>
  useQuery({
    queryKey: ['mail-kinds'],
    queryFn: ({ signal }) => answer(client.GET('/api/mail-requests/kinds', { signal })),
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
    queryFn: ({ signal }) => answer(client.POST('/api/mail-requests/fee', { body: JSON.parse(settled), signal })),
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

export interface ScanToSend {
  file: File;
  /** Tells one file from the next where the file itself cannot be compared. */
  named: string;
  /** The envelope to which it belongs, once its first scan has given it one. */
  envelopeId: string | undefined;
}

export const useEnvelopeScan = (done: (scan: EnvelopeScan) => void) =>
  useAct(
    ({ file, envelopeId }: ScanToSend, key) => {
      const form = new FormData();
      form.append('file', file);
      return answer<EnvelopeScan>(
        client.POST('/api/mail-requests/scans', {
          ...(envelopeId ? { params: { query: { envelopeId } } } : {}),
          ...changing(key),
          // The document describes a file as text; the browser sends the form as it is.
          body: form as never,
          bodySerializer: (body) => body,
        }),
      );
    },
    { done },
  );

/** The demo has no post of its own: the next letter that nobody has opened, photographed. */
export async function sampleEnvelope(): Promise<File> {
  const response = await fetch(`${prefix}/api/demo/sample-envelope`, { credentials: 'same-origin' });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
  const name = /filename="([^"]+)"/.exec(response.headers.get('Content-Disposition') ?? '')?.[1] ?? 'envelope.jpg';
  return new File([await response.blob()], name, { type: 'image/jpeg' });
}

export const useRegister = (done: (registered: { requestId: string; number: string }) => void) =>
  useAct(
    ({ envelope, scans }: { envelope: Envelope; scans: readonly EnvelopeScan[] }, key) =>
      answer(
        client.POST('/api/mail-requests', {
          ...changing(key),
          body: registration(
            envelope,
            scans.map(({ documentId }) => documentId),
            scans[0]?.envelopeId,
          ),
        }),
      ),
    { topics: [mailTopic], done },
  );

export const useBoard = (filter: Pick<BoardQuery, 'express' | 'number'> = {}) =>
  useLiveQuery({
    key: ['mail-board', filter],
    topic: mailTopic,
    read: (position, signal) =>
      answer(client.GET('/api/mail-requests', { params: { query: { ...filter, ...after(position) } }, signal })),
  });

/** Looking at one is recorded; it is read again when somebody moved it. */
export const useMailRequest = (requestId: string | undefined) =>
  useLiveQuery({
    key: ['mail-request', requestId],
    topic: mailTopic,
    enabled: requestId !== undefined,
    read: (position, signal) =>
      answer(
        client.GET('/api/mail-requests/{requestId}', {
          params: { path: { requestId: requestId ?? '' }, query: after(position) },
          signal,
        }),
      ),
  });

export const useLedger = () =>
  useLiveQuery({
    key: ['mail-ledger'],
    topic: mailTopic,
    read: (position, signal) =>
      answer(client.GET('/api/mail-requests/ledger', { params: { query: after(position) }, signal })),
  });

/** Null when nothing waits for this person. */
export const useTakeNextMail = (done: (taken: { requestId: string } | null) => void) =>
  useAct(
    async (_: null, key) => {
      try {
        return await answer(client.POST('/api/mail-requests/next', changing(key)));
      } catch (error) {
        if (isProblem(error, 'mail-requests.nothing-to-take')) return null;
        throw error;
      }
    },
    { topics: [mailTopic], done },
  );

type Seen = Pick<MailRequest, 'requestId' | 'etag'>;

/** The request in hand, and what she saw of it. */
const on = ({ requestId, etag }: Seen, key: string) => ({ params: { path: { requestId } }, ...changing(key, etag) });
const moves = { topics: [mailTopic] };

export const useClaim = (of: Seen) =>
  useAct((_: null, key) => answer(client.POST('/api/mail-requests/{requestId}/claim', on(of, key))), moves);

export const useRelease = (of: Seen, done: () => void) =>
  useAct((_: null, key) => answer(client.POST('/api/mail-requests/{requestId}/release', on(of, key))), {
    ...moves,
    done,
  });

export const useSettle = (of: Seen) =>
  useAct(
    (seen: { due: number; paid: number }, key) =>
      answer(client.POST('/api/mail-requests/{requestId}/settle', { ...on(of, key), body: { seen } })),
    moves,
  );

export const useReply = (of: Seen) =>
  useAct(
    (body: Reply, key) => answer(client.POST('/api/mail-requests/{requestId}/reply', { ...on(of, key), body })),
    moves,
  );

export const useVerify = (of: Seen) =>
  useAct(
    (certificates: readonly Pick<Printed, 'certificateId' | 'sha256'>[], key) =>
      answer(
        client.POST('/api/mail-requests/{requestId}/verify', {
          ...on(of, key),
          body: { seen: certificates.map(({ certificateId, sha256 }) => ({ certificateId, sha256 })) },
        }),
      ),
    moves,
  );

export const useFailVerification = (of: Seen, done: () => void) =>
  useAct(
    (body: Failure, key) =>
      answer(client.POST('/api/mail-requests/{requestId}/fail-verification', { ...on(of, key), body })),
    { ...moves, done },
  );

export const useDispatch = (of: Seen) =>
  useAct(
    (body: Dispatch, key) => answer(client.POST('/api/mail-requests/{requestId}/dispatch', { ...on(of, key), body })),
    moves,
  );

export const useReject = (of: Seen, done: () => void) =>
  useAct(
    (body: Rejection, key) => answer(client.POST('/api/mail-requests/{requestId}/reject', { ...on(of, key), body })),
    { ...moves, done },
  );

/** The sheets that were printed, to be opened. */
export const usePrint = (of: Seen, done: (certificates: readonly Printed[]) => void) =>
  useAct((_: null, key) => answer(client.POST('/api/mail-requests/{requestId}/print', on(of, key))), {
    ...moves,
    done: ({ certificates }) => done(certificates),
  });

export const useInquiry = (of: Seen, done: (letterUrl: string | null) => void) =>
  useAct(
    (body: Inquiry, key) => answer(client.POST('/api/mail-requests/{requestId}/inquiry', { ...on(of, key), body })),
    { ...moves, done: ({ letterUrl }) => done(letterUrl) },
  );

export const useAddressee = (of: Seen, done: (labelUrl: string) => void) =>
  useAct(
    (_: null, key) => answer(client.POST('/api/mail-requests/{requestId}/addressee', { ...on(of, key), body: {} })),
    { ...moves, done: ({ labelUrl }) => done(labelUrl) },
  );

/** Names the version of the record she saw; of a protected person nobody but the official in charge sees one. */
export const useFindSubject = (of: Seen, role: string, done: () => void) =>
  useAct(
    async ({ person, isProtected }: { person: string; isProtected: boolean }, key) => {
      const hidden = isProtected && role !== 'protection';
      const known = hidden
        ? null
        : await answer(client.GET('/api/registry/persons/{person}', { params: { path: { person } } }));
      return answer(
        client.POST('/api/mail-requests/{requestId}/subject', {
          ...on(of, key),
          body: { person, seen: { version: known?.version ?? 0 } },
        }),
      );
    },
    { ...moves, done },
  );
