/** Which cases belong to a visitor's ticket: she may have come for more than one thing. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CaseRow } from './cases.projection.js';

const AWAITED: readonly CaseRow['status'][] = ['at-centre', 'sent-back', 'ready'];
const OWED: readonly CaseRow['status'][] = [...AWAITED, 'open'];

@Injectable()
export class CasesOfTicket {
  constructor(private readonly source: DataSource) {}

  /** What she can wait for. */
  awaited(ticketId: string): Promise<string[]> {
    return this.of(ticketId, AWAITED);
  }

  /** What she has not got yet, apart from this case. */
  async othersOwed(ticketId: string, caseId: string): Promise<string[]> {
    return (await this.of(ticketId, OWED)).filter((one) => one !== caseId);
  }

  private async of(ticketId: string, status: readonly CaseRow['status'][]): Promise<string[]> {
    const rows = await this.source
      .getRepository(CaseRow)
      .find({ where: { ticketId, status: In([...status]) }, order: { openedAt: 'ASC' }, select: { id: true } });
    return rows.map(({ id }) => id);
  }
}
