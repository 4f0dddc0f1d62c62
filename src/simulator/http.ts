/** A browser-like client of the public API: keeps cookies, sends JSON or a file, speaks one role's slot, tries again when told to. */
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../kernel/ids.js';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** An answer that the caller did not expect. It names the route and the problem's code, never a value. */
export class Unexpected extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    route: string,
  ) {
    super(`${route}: ${status} ${code}`);
  }
}

export interface CallOptions {
  readonly key?: string;
  readonly seen?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const TRIES = 6;

export interface HttpTools {
  /** Every call with its time, for whoever keeps a ledger. */
  readonly onCall?: (call: { method: string; route: string; status: number; ms: number }) => void;
  /** The network, or the server of this very process before it listens. */
  readonly send?: (url: string, init: RequestInit) => Promise<Response>;
}

export class Http {
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly url: string,
    private readonly slot = '',
    private readonly tools: HttpTools = {},
  ) {}

  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    { key, seen, headers = {} }: CallOptions = {},
  ): Promise<Answer<T>> {
    const file = body instanceof FormData;
    return this.fetch<T>(
      method,
      path,
      {
        ...(file || body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key ? { 'idempotency-key': key } : {}),
        ...(seen ? { 'if-match': seen } : {}),
        ...headers,
      },
      body === undefined ? undefined : file ? body : JSON.stringify(body),
    );
  }

  /** Any answer is one to act on, but "not now" is asked again under the same key. */
  async ask<T>(path: string, body: unknown = {}, { key = newId(), ...options }: CallOptions = {}): Promise<Answer<T>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.call<T>('POST', path, body, { ...options, key });
      if ((answer.status !== 503 && answer.status !== 429) || attempt >= TRIES) return answer;
      await pause(100 * 2 ** attempt);
    }
  }

  /** A change: the same key for every try, so that a lost answer is settled without a second effect. */
  async change<T = { position: string }>(
    path: string,
    body: unknown = {},
    options: CallOptions & { method?: string } = {},
  ): Promise<T> {
    const key = options.key ?? newId();
    return this.expect<T>(options.method ?? 'POST', path, body, { ...options, key });
  }

  async get<T>(path: string): Promise<T> {
    return this.expect<T>('GET', path);
  }

  private async expect<T>(method: string, path: string, body?: unknown, options: CallOptions = {}): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.call<T & { code?: string }>(method, path, body, options).catch(
        (error: unknown) => error as Error,
      );
      if (!(answer instanceof Error) && answer.status < 300) return answer.body;
      const retry = answer instanceof Error || answer.status === 503 || answer.status === 429;
      if (!retry || attempt >= TRIES) {
        if (answer instanceof Error) throw answer;
        throw new Unexpected(answer.status, answer.body.code ?? '', `${method} ${routeOf(path)}`);
      }
      await pause(100 * 2 ** attempt);
    }
  }

  private async fetch<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<Answer<T>> {
    const started = performance.now();
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await (this.tools.send ?? fetch)(`${this.url}${this.slot ? `/~${this.slot}` : ''}${path}`, {
      method,
      headers: { ...headers, cookie },
      ...(body === undefined ? {} : { body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, value);
    }
    const type = response.headers.get('content-type') ?? '';
    const content = /json/.test(type)
      ? ((await response.json()) as T)
      : ((/^text\//.test(type) ? await response.text() : new Uint8Array(await response.arrayBuffer())) as T);
    this.tools.onCall?.({ method, route: routeOf(path), status: response.status, ms: performance.now() - started });
    return { status: response.status, body: content, headers: response.headers };
  }
}

/** Ids and tokens taken out, so that a route can be counted. */
const routeOf = (path: string): string =>
  (path.split('?')[0] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}/g, ':id');

/** Somebody of the demo city, in the slot of her role. */
export const asRole = async (url: string, slot: string, tools: HttpTools = {}): Promise<Http> => {
  const http = new Http(url, slot, tools);
  await http.change('/api/demo/session', { slot });
  return http;
};

/** A kiosk of an office. */
export const asKiosk = async (url: string, officeId: string, tools: HttpTools = {}): Promise<Http> => {
  const http = new Http(url, '', tools);
  await http.change('/api/demo/device', { kind: 'kiosk', officeId });
  return http;
};
