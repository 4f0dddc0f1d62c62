/** A browser-like client of the public API: keeps cookies, sends JSON or a file, speaks one role's slot, tries again when told to. */
import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '../kernel/ids.js';
import type { Ledger } from './ledger.js';

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

/** Whoever is told "not now", or nothing at all, asks again for so long. */
const PATIENCE_MS = 6_500;
const LONGEST_WAIT_MS = 1_000;

export interface HttpTools {
  /** Every answered call with its time. */
  readonly onCall?: (call: { method: string; route: string; status: number; ms: number }) => void;
  /** What is sent under a key, and what came back. */
  readonly ledger?: Ledger;
  readonly patienceMs?: number;
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

  /** As its next request will bring it. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

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

  /** Any answer is one to act on, but "not now" and a lost answer are asked again under the same key. */
  ask<T>(path: string, body: unknown = {}, { key = newId(), ...options }: CallOptions = {}): Promise<Answer<T>> {
    return this.untilAnswered(() => this.call<T>('POST', path, body, { ...options, key }));
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
    const answer = await this.untilAnswered(() => this.call<T & { code?: string }>(method, path, body, options));
    if (answer.status < 300) return answer.body;
    throw new Unexpected(answer.status, answer.body.code ?? '', `${method} ${routeOf(path)}`);
  }

  /** @throws the network's error when nobody answers within the patience */
  private async untilAnswered<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T>> {
    const until = performance.now() + (this.tools.patienceMs ?? PATIENCE_MS);
    for (let wait = 200; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const outcome = await ask().then(
        (answer) => ({ answer, notNow: answer.status === 503 || answer.status === 429 }),
        (lost: unknown) => ({ lost, notNow: true }),
      );
      if (!outcome.notNow || performance.now() + wait > until) {
        if ('answer' in outcome) return outcome.answer;
        throw outcome.lost;
      }
      await pause(wait);
    }
  }

  private async fetch<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<Answer<T>> {
    const key = headers['idempotency-key'];
    const answered = key ? this.tools.ledger?.sent({ key, slot: this.slot, method, path }) : undefined;
    try {
      const answer = await this.exchange<T>(method, path, headers, body);
      answered?.(answer);
      return answer;
    } catch (error) {
      answered?.('lost');
      throw error;
    }
  }

  private async exchange<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string | FormData,
  ): Promise<Answer<T>> {
    const started = performance.now();
    const response = await (this.tools.send ?? fetch)(`${this.url}${this.slot ? `/~${this.slot}` : ''}${path}`, {
      method,
      headers: { ...headers, cookie: this.cookie },
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
export const routeOf = (path: string): string =>
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
