/** From a request to a command's meta: who, when, under which key, and what she had seen. */
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { derivedId, newId } from '../kernel/ids.js';
import type { Meta } from '../kernel/decider.js';
import { EdgeProblem } from './problem.filter.js';
import { actorOf, visitor, type MadoguchiRequest, type Principal } from './principal.js';
import type { StoreClock } from './clock.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// The decorator below is a plain function without injection; the clock of this process is set once at start.
let clock: StoreClock | null = null;
export const useClock = (storeClock: StoreClock): void => {
  clock = storeClock;
};

const commandId = (request: MadoguchiRequest): string => {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return newId();
  if (key.length > 200) throw new EdgeProblem(400, 'bad-idempotency-key');
  return UUID.test(key) ? key.toLowerCase() : derivedId('key', request.principal?.account ?? 'visitor', key);
};

const expected = (request: MadoguchiRequest): number | undefined => {
  const tag = request.headers['if-match'];
  if (tag === undefined) return undefined;
  const version = /^"?(\d{1,9})"?$/.exec(tag)?.[1];
  if (version === undefined) throw new EdgeProblem(400, 'bad-if-match');
  return Number(version);
};

/** @param correlationId the case, when the command belongs to one */
export const metaOf = (request: MadoguchiRequest, correlationId?: string): Meta => ({
  commandId: commandId(request),
  actor: request.principal ? actorOf(request.principal) : visitor,
  now: clock?.iso() ?? new Date().toISOString(),
  expected: expected(request),
  correlationId,
});

export const CommandMeta = createParamDecorator((_data: unknown, context: ExecutionContext): Meta =>
  metaOf(context.switchToHttp().getRequest<MadoguchiRequest>()),
);

/** The signed-in person or enrolled device; the guard has made sure that there is one. */
export const Who = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<MadoguchiRequest>();
  if (!principal) throw new EdgeProblem(401, 'not-signed-in');
  return principal;
});
