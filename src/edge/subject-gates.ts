/** Files are kept by one context under a subject of another. Who owns the subjects of a kind says here whom it lets see them. */
import { Injectable } from '@nestjs/common';
import type { Principal } from './principal.js';

/** @throws EdgeProblem for whom it keeps out */
export type Gate = (id: string, who: Principal) => Promise<void>;

@Injectable()
export class SubjectGates {
  private readonly gates = new Map<string, Gate>();

  /** @param kind the part before the colon: `envelope` */
  guard(kind: string, gate: Gate): void {
    this.gates.set(kind, gate);
  }

  /** Asked before a byte of a file under this subject leaves, beside the rights of the role. */
  async pass(subject: string, who: Principal): Promise<void> {
    const [kind = '', id = ''] = subject.split(':');
    await this.gates.get(kind)?.(id, who);
  }
}
