import createClient from 'openapi-fetch';
import { currentLanguage } from '../texts/language.js';
import { prefix } from './base.js';
import type { paths } from './schema.js';
import { problemFrom, Unreachable } from './problem.js';

export const client = createClient<paths>({ baseUrl: prefix, credentials: 'same-origin' });

client.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', currentLanguage());
    return request;
  },
});

type Pending<T> = Promise<{ data?: T; error?: unknown; response: Response }>;

/** The answer, or a typed error: the office's no, or no answer at all. */
export async function answer<T>(pending: Pending<T>): Promise<T> {
  const { data, error, response } = await pending.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new Unreachable(cause);
  });
  if (!response.ok) throw problemFrom(response.status, error);
  // A 204 has no body, and then T is empty too.
  return data as T;
}

/** Headers of a change: the key makes a repeated request the same request, the tag says what the person saw. */
export function changing(key: string, seen?: string): { headers: Record<string, string> } {
  return { headers: seen ? { 'Idempotency-Key': key, 'If-Match': seen } : { 'Idempotency-Key': key } };
}
