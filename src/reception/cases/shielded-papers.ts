/** Scans and sheets of a protected person's case are seen at its own counter and by the officials in charge, and by nobody else (支援措置). */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EdgeProblem } from '../../edge/problem.filter.js';
import type { Principal } from '../../edge/principal.js';
import { SubjectGates } from '../../edge/subject-gates.js';
import { Cases } from './case-command.js';
import { isShielded } from './case.js';

/** The counter received the papers itself; that it sees those of its own office only is asked beside this. */
const MAY_SEE: ReadonlySet<string> = new Set(['window', 'protection']);

@Injectable()
export class ShieldedPapers implements OnModuleInit {
  constructor(
    private readonly gates: SubjectGates,
    private readonly cases: Cases,
  ) {}

  onModuleInit(): void {
    this.gates.guard('case', (caseId, who) => this.pass(caseId, who));
  }

  private async pass(caseId: string, { role }: Principal): Promise<void> {
    if (!MAY_SEE.has(role) && isShielded((await this.cases.load(caseId)).state))
      throw new EdgeProblem(403, 'reception.protected-case');
  }
}
