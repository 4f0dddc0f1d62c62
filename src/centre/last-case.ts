/** The household somebody is working on: another form of it is read faster by the same eyes. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WorkItemSpanRow } from './work-item.projection.js';

@Injectable()
export class LastCase {
  constructor(private readonly source: DataSource) {}

  async of(person: string): Promise<string | null> {
    const last = await this.source
      .getRepository(WorkItemSpanRow)
      .findOne({ where: { holder: person }, order: { from: 'DESC' }, select: { id: true, caseId: true } });
    return last?.caseId ?? null;
  }
}
