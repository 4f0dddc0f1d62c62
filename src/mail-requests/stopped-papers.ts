/** After a hit on a protected person nobody but the official in charge looks at what came in the envelope or was printed for it (支援措置). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EdgeProblem } from '../edge/problem.filter.js';
import type { Principal } from '../edge/principal.js';
import { SubjectGates } from '../edge/subject-gates.js';
import { Executor } from '../kernel/execute.js';
import { mayTouch } from './mail-desk.js';
import { mailRequest, mailStream } from './mail-request.js';

@Injectable()
export class StoppedPapers implements OnModuleInit {
  constructor(
    private readonly gates: SubjectGates,
    private readonly executor: Executor,
  ) {}

  onModuleInit(): void {
    this.gates.guard('envelope', (requestId, who) => this.pass(requestId, who));
  }

  private async pass(requestId: string, who: Principal): Promise<void> {
    const { state } = await this.executor.load(mailStream(requestId), mailRequest);
    if (mayTouch(state, who)) throw new EdgeProblem(403, 'mail-requests.protected');
  }
}
