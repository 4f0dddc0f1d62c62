import type { EntryValues } from '../../../src/guidance/entry.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLiveQuery } from '../live/use-live-query.js';
import { answer, changing, client } from './client.js';
import type { components, paths } from './schema.js';
import { useAct } from './use-act.js';

/** The read model of the centre's work: every form, who has it, where it stands. */
export const centreTopic = 'centre';

type Answered<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

const readForm = (formId: string, signal?: AbortSignal) =>
  answer(client.GET('/api/centre/forms/{formId}', { params: { path: { formId } }, ...(signal ? { signal } : {}) }));

export type CentreForm = Awaited<ReturnType<typeof readForm>>;
export type CentreQueue = Answered<'/api/centre/forms'>;
export type QueueRow = CentreQueue['forms'][number];
export type CentreSummary = Answered<'/api/centre/summary'>;
export type FormState = QueueRow['state'];
export type Stage = 'entry' | 'review';

type Inputs = components['schemas'];
export type ReturnReason = Inputs['ReturnReasonInput'];
export type ReturnCode = ReturnReason['code'];
export type HoldReason = Inputs['HoldInput']['reason'];
export type RaiseReason = Inputs['RaiseInput']['reason'];
export type ReleaseReason = NonNullable<Inputs['ReleaseInput']['reason']>;
export type CorrectionReason = Inputs['CorrectionInput']['reason'];
export type RefusalReason = Inputs['RefuseInput']['reason'];
/** What was on the screen when a person decided. */
export interface Seen {
  images: string[];
  layoutVersion: string;
  /** Null where nothing has been entered yet; the server's document leaves that out. */
  entryVersion: number | null;
}
const sentSeen = (seen: Seen): Inputs['SeenInput'] => seen as Inputs['SeenInput'];

/** The server's document calls the values of a form an object; the layout says what is in it. */
export const sent = ({ header, lines }: EntryValues): Inputs['DraftInput'] =>
  ({ header, lines }) as unknown as Inputs['DraftInput'];

export interface QueueFilter {
  stage?: Stage;
  state?: string;
  kind?: string;
  office?: string;
  mine?: 'true';
  correction?: 'waiting' | 'to-judge';
}

const after = (position: string | undefined) => (position ? { after: position } : {});

/** The first `pages` hundred rows, in one list. */
export const useCentreQueue = (filter: QueueFilter, pages = 1, enabled = true) =>
  useLiveQuery<CentreQueue>({
    key: ['centre-queue', filter, pages],
    topic: centreTopic,
    enabled,
    read: async (position, signal) => {
      const read = (cursor: string | null) =>
        answer(
          client.GET('/api/centre/forms', {
            params: { query: { ...filter, ...(cursor ? { cursor } : {}), ...after(position) } },
            signal,
          }),
        );
      let queue = await read(null);
      for (let page = 1; page < pages && queue.next; page += 1) {
        const more = await read(queue.next);
        queue = { ...more, forms: [...queue.forms, ...more.forms] };
      }
      return queue;
    },
  });

export const useCentreSummary = (enabled = true) =>
  useLiveQuery<CentreSummary>({
    key: ['centre-summary'],
    topic: centreTopic,
    enabled,
    read: (position, signal) =>
      answer(client.GET('/api/centre/summary', { params: { query: after(position) }, signal })),
  });

export const formKey = (formId: string | undefined) => ['centre-form', formId] as const;

/** Read once and then hers: what she types is never overwritten by a reading, and looking is recorded once. */
export const useCentreForm = (formId: string | undefined) =>
  useQuery<CentreForm>({
    queryKey: formKey(formId),
    queryFn: ({ signal }) => readForm(formId ?? '', signal),
    enabled: formId !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });

/** Null when nothing waits for this person. The answer is the form itself, already hers. */
export function useTakeNext(done: (form: CentreForm | null) => void) {
  const queries = useQueryClient();
  return useAct(
    async (stage: Stage, key): Promise<CentreForm | null> => {
      const taken = await answer(client.POST('/api/centre/next', { ...changing(key), body: { stage } }));
      return taken && 'formId' in taken ? taken : null;
    },
    {
      topics: [centreTopic],
      done: (form) => {
        if (form) queries.setQueryData(formKey(form.formId), form);
        done(form);
      },
    },
  );
}

const shown = { topics: [centreTopic] };
const of = (formId: string) => ({ params: { path: { formId } } });

/** Takes this very form. */
export function useClaim(done: (formId: string) => void) {
  const queries = useQueryClient();
  return useAct(
    async ({ formId, stage }: { formId: string; stage: Stage }, key) => {
      const written = await answer(
        client.POST('/api/centre/forms/{formId}/claim', { ...of(formId), ...changing(key), body: { stage } }),
      );
      return { ...written, formId };
    },
    {
      ...shown,
      done: ({ formId }) => {
        void queries.invalidateQueries({ queryKey: formKey(formId) });
        done(formId);
      },
    },
  );
}

export const useRelease = (done: () => void) =>
  useAct(
    ({ formId, reason }: { formId: string; reason?: ReleaseReason }, key) =>
      answer(
        client.POST('/api/centre/forms/{formId}/release', {
          ...of(formId),
          ...changing(key),
          body: reason ? { reason } : {},
        }),
      ),
    { ...shown, done },
  );

export const useHold = (done: () => void) =>
  useAct(
    ({ formId, reason }: { formId: string; reason: HoldReason }, key) =>
      answer(client.POST('/api/centre/forms/{formId}/hold', { ...of(formId), ...changing(key), body: { reason } })),
    { ...shown, done },
  );

export const useRaise = (done: () => void) =>
  useAct(
    ({ formId, reason }: { formId: string; reason: RaiseReason }, key) =>
      answer(client.POST('/api/centre/forms/{formId}/priority', { ...of(formId), ...changing(key), body: { reason } })),
    { ...shown, done },
  );

interface Return {
  form: Pick<CentreForm, 'formId' | 'etag'>;
  to: 'operator' | 'ward';
  reasons: ReturnReason[];
  words: string;
  seen: Seen;
}

export const useReturn = (done: () => void) =>
  useAct(
    ({ form: { formId, etag }, to, reasons, words, seen }: Return, key) =>
      answer(
        client.POST(`/api/centre/forms/{formId}/return-${to}`, {
          ...of(formId),
          ...changing(key, etag),
          body: { reasons, words, seen: sentSeen(seen) },
        }),
      ),
    { ...shown, done },
  );

interface Judged {
  form: Pick<CentreForm, 'formId' | 'etag'>;
  seen: Seen;
}

export const useApprove = (what: 'approve' | 'correction/approve', done: () => void) =>
  useAct(
    ({ form: { formId, etag }, seen }: Judged, key) =>
      answer(
        client.POST(`/api/centre/forms/{formId}/${what}`, {
          ...of(formId),
          ...changing(key, etag),
          body: { seen: sentSeen(seen) },
        }),
      ),
    { ...shown, done },
  );

export const useRefuseCorrection = (done: () => void) =>
  useAct(
    ({ form: { formId, etag }, seen, reason }: Judged & { reason: RefusalReason }, key) =>
      answer(
        client.POST('/api/centre/forms/{formId}/correction/refuse', {
          ...of(formId),
          ...changing(key, etag),
          body: { seen: sentSeen(seen), reason },
        }),
      ),
    { ...shown, done },
  );

interface Corrected extends Judged {
  values: Inputs['DraftInput'];
  reason: CorrectionReason;
}

export const useCorrect = (done: () => void) =>
  useAct(
    ({ form: { formId, etag }, seen, values, reason }: Corrected, key) =>
      answer(
        client.POST('/api/centre/forms/{formId}/correction', {
          ...of(formId),
          ...changing(key, etag),
          body: { ...values, reason, seen: sentSeen(seen) },
        }),
      ),
    { ...shown, done },
  );
