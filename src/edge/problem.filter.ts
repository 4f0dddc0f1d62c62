/** Every error leaves the house as an RFC 9457 problem in the user's language, naming field or file and never a person. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Busy, NotFound, OtherCommand, Refused } from '../kernel/problems.js';
import { UnknownEvent } from '../kernel/decider.js';
import { StoreUnavailable, Unstorable } from '../kernel/store/port.js';
import type { Log } from './log.js';
import { languageOf, type Language, type MadoguchiRequest } from './principal.js';
import type { Texts } from './texts.js';

export interface FieldProblem {
  /** JSON pointer into the body, or the parameter's name. */
  readonly pointer: string;
  readonly rule: string;
  readonly values?: Readonly<Record<string, unknown>>;
}

/** A problem raised at the edge itself. */
export class EdgeProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(code);
  }
}

type Bilingual = Readonly<Record<Language, string>>;

interface Known {
  status: number;
  code: string;
  details?: Readonly<Record<string, unknown>>;
  fields?: readonly FieldProblem[];
  retryAfter?: number;
}

const known = (error: unknown): Known => {
  if (error instanceof EdgeProblem) return error;
  if (error instanceof Refused) return { status: 409, code: error.refusal.refused, details: error.refusal.details };
  if (error instanceof OtherCommand) return { status: 422, code: 'key-used-for-another-command' };
  if (error instanceof NotFound) return { status: 404, code: 'not-found', details: { what: error.what } };
  if (error instanceof Unstorable)
    return { status: 422, code: 'value-cannot-be-stored', details: { field: error.field, reason: error.reason } };
  if (error instanceof Busy) return { status: 503, code: 'busy', retryAfter: 1 };
  if (error instanceof StoreUnavailable) return { status: 503, code: 'store-unavailable', retryAfter: 2 };
  if (error instanceof UnknownEvent)
    return { status: 503, code: 'newer-version-wrote-this', details: { eventType: error.eventType } };
  return fromFramework(error);
};

const BY_STATUS: Readonly<Record<number, string>> = {
  400: 'bad-request',
  401: 'not-signed-in',
  403: 'not-allowed',
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'wrong-content-type',
  429: 'too-many-requests',
};

const fromFramework = (error: unknown): Known => {
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  const code = BY_STATUS[status];
  if (code) return { status, code };
  if (isOutage(error)) return { status: 503, code: 'store-unavailable', retryAfter: 2 };
  return { status: 500, code: 'internal' };
};

/** The database went away or had no connection free in time; nothing was done, and the same request may be sent again. */
const isOutage = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|57|53)|^E(CONN|PIPE|HOST)/.test(code) ||
    /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(error.message)
  );
};

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'statusCode' in error && typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly texts: Texts,
    private readonly log: Log,
    /** What the office calls a code in the details: `procedure` JUKI-OUT, `form` JUKI-IDO. */
    private readonly wordOf: (kind: string, code: string) => Bilingual | undefined = () => undefined,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<MadoguchiRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = known(error);
    if (problem.status >= 500 && problem.code === 'internal') this.log.bug(error, request.routeOptions?.url ?? '');
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
    void reply
      .status(problem.status)
      .type('application/problem+json')
      .send(this.body(problem, languageOf(request)));
  }

  private body({ status, code, details: told = {}, fields = [] }: Known, language: Language): string {
    const details = inLanguage(told, language);
    const words = Object.fromEntries(
      Object.entries(details).map(([name, value]) => [name, this.word(name, value, language)]),
    );
    const text = (part: string) => this.texts.get(language, `problems/${code}/${part}`, words);
    return JSON.stringify({
      type: `urn:madoguchi:problem:${code}`,
      title: text('title'),
      status,
      detail: text('detail'),
      code,
      ...(Object.keys(details).length > 0 ? { details } : {}),
      ...(fields.length > 0 ? { errors: fields.map((field) => this.field(field, language)) } : {}),
    });
  }

  /** Codes stay in the details, for programs; the sentence has the office's word. */
  private word(name: string, value: unknown, language: Language): unknown {
    if (typeof value !== 'string') return value;
    const key = `problems/words/${name}/${value}`;
    return this.texts.has(key) ? this.texts.get(language, key) : (this.wordOf(name, value)?.[language] ?? value);
  }

  private field({ pointer, rule, values = {} }: FieldProblem, language: Language) {
    const key = `problems/fields/${rule}`;
    return {
      pointer,
      rule,
      detail: this.texts.get(language, this.texts.has(key) ? key : 'problems/fields/other', values),
    };
  }
}

/** A detail that is given in both languages is told in the user's. */
const inLanguage = (details: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, isBilingual(value) ? value[language] : value]),
  );

const isBilingual = (value: unknown): value is Bilingual =>
  typeof value === 'object' && value !== null && 'ja' in value && 'en' in value;
