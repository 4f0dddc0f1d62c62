import { prefix } from '../../api/base.js';
import { answer } from '../../api/client.js';
import { currentLanguage } from '../../texts/language.js';

interface Call {
  method?: 'GET' | 'POST';
  query?: Record<string, string | undefined>;
  body?: unknown;
  key?: string;
  seen?: string | undefined;
  signal?: AbortSignal;
}

/** One request to the mail desk; the office's no and no answer at all are told apart as everywhere. */
export function call<T>(path: string, { method = 'GET', query = {}, body, key, seen, signal }: Call = {}): Promise<T> {
  const asked = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== ''),
  ).toString();
  const isForm = body instanceof FormData;
  const request = new Request(`${prefix}/api/mail-requests${path}${asked ? `?${asked}` : ''}`, {
    method,
    credentials: 'same-origin',
    headers: {
      'Accept-Language': currentLanguage(),
      ...(key ? { 'Idempotency-Key': key } : {}),
      ...(seen ? { 'If-Match': seen } : {}),
      ...(body !== undefined && !isForm ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  return answer<T>(read<T>(request));
}

async function read<T>(request: Request): Promise<{ data?: T; error?: unknown; response: Response }> {
  const response = await fetch(request);
  if (response.status === 204) return { response };
  const text = await response.text();
  const read = text === '' ? undefined : JSON.parse(text);
  return response.ok ? { data: read, response } : { error: read, response };
}
