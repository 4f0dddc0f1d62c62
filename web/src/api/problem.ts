export interface ProblemBody {
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  code?: string;
  errors?: { pointer?: string; detail: string }[];
  /** What the office's words were made of: who changed what and when, a limit, a state. */
  details?: Record<string, unknown>;
}

/** The office said no: an RFC 9457 problem, already in the user's language. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.title ?? body.code ?? String(body.status));
    this.name = 'Problem';
    this.status = body.status;
    this.code = body.code ?? '';
    this.body = body;
  }
}

/** No answer at all: the request may or may not have arrived, so it is repeated with the same key. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super('unreachable', { cause });
    this.name = 'Unreachable';
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

export function problemFrom(status: number, answered: unknown): Problem {
  if (!isRecord(answered)) return new Problem({ status });
  const errors = Array.isArray(answered['errors']) ? answered['errors'].filter(isRecord) : [];
  const body: ProblemBody = {
    status,
    errors: errors.map((e) => ({ pointer: textOf(e['pointer']) ?? '', detail: textOf(e['detail']) ?? '' })),
  };
  const [title, detail, code] = [textOf(answered['title']), textOf(answered['detail']), textOf(answered['code'])];
  if (title) body.title = title;
  if (detail) body.detail = detail;
  if (code) body.code = code;
  if (isRecord(answered['details'])) body.details = answered['details'];
  return new Problem(body);
}
