/** Default deny: finds out who asks, and compares the route's action with the rights table. */
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { mayDo } from '../identity/rights.js';
import { Sessions } from '../identity/sessions.js';
import { EdgeProblem } from './problem.filter.js';
import type { MadoguchiRequest } from './principal.js';
import { RIGHT, type RightOfRoute } from './routes.js';

@Injectable()
export class RightGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const right = this.reflector.getAllAndOverride<RightOfRoute | undefined>(RIGHT, [
      context.getHandler(),
      context.getClass(),
    ]);
    const request = context.switchToHttp().getRequest<MadoguchiRequest>();
    const principal = await this.sessions.identify(request);
    if (principal) request.principal = principal;
    if (right && 'open' in right) return true;
    if (!principal) throw new EdgeProblem(401, 'not-signed-in');
    const condition = right ? mayDo(principal.role, right.action) : null;
    if (!condition || (condition === 'own' && !ownOffice(request, principal.office)))
      throw new EdgeProblem(403, 'not-allowed', { action: right?.action ?? null });
    return true;
  }
}

/** A route that names an office, in its path or query, is about that office. */
const ownOffice = (request: MadoguchiRequest, office: string | null): boolean => {
  const named = { ...(request.query as Record<string, unknown>), ...(request.params as Record<string, unknown>) }[
    'officeId'
  ];
  return named === undefined || named === office;
};
