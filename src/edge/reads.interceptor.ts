/** Read-your-writes: a query with `after=` waits, bounded, until its projections got there. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Observable } from 'rxjs';
import { Projections } from '../kernel/projections.js';
import type { ReadModel } from '../kernel/read-model.js';
import { EdgeProblem } from './problem.filter.js';
import type { MadoguchiRequest } from './principal.js';
import { READS } from './routes.js';

@Injectable()
export class ReadsInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly projections: Projections,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const models = this.reflector.get<readonly ReadModel[] | undefined>(READS, context.getHandler());
    const { after } = context.switchToHttp().getRequest<MadoguchiRequest>().query as { after?: unknown };
    if (models && after !== undefined) await this.wait(models, after);
    return next.handle();
  }

  private async wait(models: readonly ReadModel[], after: unknown): Promise<void> {
    if (typeof after !== 'string' || !/^\d{1,18}$/.test(after)) throw new EdgeProblem(400, 'bad-after');
    const reached = await Promise.all(models.map((model) => this.projections.reached(model, BigInt(after))));
    if (!reached.every(Boolean)) throw new EdgeProblem(503, 'projection-behind');
  }
}
