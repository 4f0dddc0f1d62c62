/** What routes ask of the requests by post. */
import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { isErased } from '../kernel/decider.js';
import { Sealer } from '../kernel/store/seal.js';
import type { Letter } from './events.js';
import { MailRequestRow, MoneyOrderRow, type MailState } from './mail-requests.projection.js';
import { deskStages, envelope } from './mail-request.js';

export interface BoardFilter {
  readonly kind?: string | undefined;
  readonly express?: boolean | undefined;
  readonly holder?: string | undefined;
  /** Number or part of it. */
  readonly number?: string | undefined;
}

const OPEN: readonly MailState[] = ['arrived', ...deskStages, 'waiting', 'stopped'];
const BOARD_LIMIT = 1_000;
const CANDIDATES = 40;

@Injectable()
export class MailQueries {
  constructor(
    private readonly source: DataSource,
    private readonly sealer: Sealer,
  ) {}

  row(requestId: string): Promise<MailRequestRow | null> {
    return this.source.getRepository(MailRequestRow).findOneBy({ id: requestId });
  }

  /** Everything that is not over, in the order of promises. */
  open({ kind, express, holder, number }: BoardFilter): Promise<MailRequestRow[]> {
    const query = this.source
      .getRepository(MailRequestRow)
      .createQueryBuilder('m')
      .where('m.state = ANY (:open)', { open: OPEN });
    if (kind) query.andWhere('m.kinds @> :kind::jsonb', { kind: JSON.stringify([{ kind }]) });
    if (express) query.andWhere(`m.service = 'express'`);
    if (holder) query.andWhere('m.holder = :holder', { holder });
    if (number) query.andWhere('m.number LIKE :number', { number: `%${number.replace(/[\\%_]/g, '\\$&')}%` });
    return query
      .orderBy('m.promisedOn', 'ASC', 'NULLS LAST')
      .addOrderBy('m.arrivedAt', 'ASC')
      .addOrderBy('m.id')
      .limit(BOARD_LIMIT)
      .getMany();
  }

  /** Ended ones, newest first. */
  ended(states: readonly MailState[], limit: number): Promise<MailRequestRow[]> {
    return this.source
      .getRepository(MailRequestRow)
      .find({ where: { state: In([...states]) }, order: { endedAt: 'DESC' }, take: limit });
  }

  all(): Promise<Pick<MailRequestRow, 'id' | 'number' | 'state' | 'purse' | 'arrivedOn'>[]> {
    return this.source.getRepository(MailRequestRow).find({
      select: { id: true, number: true, state: true, purse: true, arrivedOn: true },
      order: { arrivedAt: 'ASC' },
    });
  }

  async arrivedOn(date: string): Promise<number> {
    return this.source.getRepository(MailRequestRow).countBy({ arrivedOn: date });
  }

  /** Whom a clerk might take next: free or held too long, not her own print, express first where the city says so. */
  takeable(
    person: string,
    { stopped, heldBefore, expressFirst }: { stopped: boolean; heldBefore: Date; expressFirst: boolean },
  ): Promise<MailRequestRow[]> {
    const states: MailState[] = stopped ? [...deskStages, 'stopped'] : [...deskStages];
    const query = this.source
      .getRepository(MailRequestRow)
      .createQueryBuilder('m')
      .where('m.state = ANY (:states)', { states })
      .andWhere('(m.holder IS NULL OR m."heldSince" <= :heldBefore)', { heldBefore })
      .andWhere(`(m.state <> 'verifying' OR m."printedBy" <> :person)`, { person });
    if (!stopped) query.andWhere('NOT m.stopped');
    if (expressFirst) query.orderBy(`(m.service = 'express')`, 'DESC');
    return query
      .addOrderBy('m.promisedOn', 'ASC', 'NULLS LAST')
      .addOrderBy('m.arrivedAt', 'ASC')
      .addOrderBy('m.id')
      .limit(CANDIDATES)
      .getMany();
  }

  heldBy(person: string): Promise<MailRequestRow | null> {
    return this.source
      .getRepository(MailRequestRow)
      .findOne({ where: { holder: person, state: In([...deskStages, 'stopped']) }, order: { heldSince: 'DESC' } });
  }

  /** Sheets that stand in another request already, with its number. */
  async knownOrders(numbers: readonly string[], requestId: string): Promise<{ order: string; request: string }[]> {
    if (numbers.length === 0) return [];
    const orders = await this.source.getRepository(MoneyOrderRow).findBy({ number: In([...numbers]) });
    const others = orders.filter((order) => order.requestId !== requestId);
    const rows =
      others.length === 0
        ? []
        : await this.source.getRepository(MailRequestRow).findBy({ id: In(others.map((order) => order.requestId)) });
    return others.map(({ number: order, requestId: id }) => ({
      order,
      request: rows.find((row) => row.id === id)?.number ?? '',
    }));
  }

  /** Request → name of the sender, as registered; absent when erased. */
  async senders(rows: readonly MailRequestRow[]): Promise<ReadonlyMap<string, string>> {
    const opened = await this.sealer.openMany(rows.map(({ eventId, sealed }) => ({ id: eventId, sealed })));
    return new Map(
      rows.flatMap(({ id }, index) => {
        const letter = opened[index]?.[envelope(id)];
        return letter === undefined || isErased(letter) ? [] : [[id, (letter as Letter).sender.name] as const];
      }),
    );
  }
}
