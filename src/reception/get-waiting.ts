/** Who waits where: queries over the hall's tickets, shared by the board, the kiosk and the counters. */
import { Injectable } from '@nestjs/common';
import { DataSource, In, type Repository } from 'typeorm';
import { TicketRow } from './floor.projection.js';

@Injectable()
export class Waiting {
  constructor(private readonly source: DataSource) {}

  get tickets(): Repository<TicketRow> {
    return this.source.getRepository(TicketRow);
  }

  /** Waiting tickets of the hall in calling order. */
  async waiting(officeId: string, date: string): Promise<TicketRow[]> {
    return this.tickets.find({ where: { officeId, date, status: 'waiting' }, order: { place: 'ASC' } });
  }

  async inState(officeId: string, date: string, status: readonly TicketRow['status'][]): Promise<TicketRow[]> {
    return this.tickets.find({ where: { officeId, date, status: In([...status]) }, order: { place: 'ASC' } });
  }
}
