/** Forms that can be had now, in memory of this process: two hundred operators share one look at the table, and nobody fights over its head. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Projections } from '../kernel/projections.js';
import { PostgresEventStore } from '../kernel/store/postgres.js';
import type { Stage } from './events.js';
import { LEASE_MINUTES } from './leases.js';
import { byUrgency, type Waiting } from './order.js';
import { workItemModel, WorkItemRow } from './work-item.projection.js';

/** How old a look may be; whatever it misses is found by the fresh look before anybody is told that there is nothing. */
const SHARED_MS = 200;
const MOST = 5_000;

export interface Offered extends Waiting {
  readonly version: number;
}

export interface Look {
  readonly forms: readonly Offered[];
  /** The store's clock. */
  readonly now: Date;
}

interface Shared {
  readonly look: Promise<Look>;
  readonly at: number;
}

@Injectable()
export class WaitingList {
  private readonly shared = new Map<Stage, Shared>();
  private readonly refreshing = new Map<Stage, Promise<Look>>();

  constructor(
    private readonly source: DataSource,
    private readonly projections: Projections,
    private readonly store: PostgresEventStore,
  ) {}

  async recent(stage: Stage): Promise<Look> {
    const known = this.shared.get(stage);
    if (known && performance.now() - known.at < SHARED_MS) return known.look;
    return this.load(stage);
  }

  /** With everything recorded so far. Those who ask while it is being fetched wait for the next one together. */
  async fresh(stage: Stage): Promise<Look> {
    const next = this.refreshing.get(stage) ?? this.refresh(stage);
    this.refreshing.set(stage, next);
    return next;
  }

  private async refresh(stage: Stage): Promise<Look> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    const head = await this.store.head();
    this.refreshing.delete(stage);
    await this.projections.reached(workItemModel, head);
    return this.load(stage);
  }

  private load(stage: Stage): Promise<Look> {
    const look = this.query(stage);
    const shared = { look, at: performance.now() };
    this.shared.set(stage, shared);
    look.catch(() => this.shared.get(stage) === shared && this.shared.delete(stage));
    return look;
  }

  private async query(stage: Stage): Promise<Look> {
    const [clock] = await this.source.query<{ now: Date }[]>('SELECT store.now() AS now');
    const now = clock?.now ?? new Date(0);
    const states = stage === 'review' ? ['review-waiting'] : ['entry-waiting', 'returned-operator'];
    const forms = await this.source
      .getRepository(WorkItemRow)
      .createQueryBuilder('w')
      .where(`(w.state = ANY (:states) OR (w.state = :stage AND ${EXPIRED}))`, { states, stage })
      .orderBy('w.raised', 'DESC')
      .addOrderBy(`array_position(ARRAY['VISITOR_WAITING', 'STATUTORY', 'PROTECTED'], w.priority)`, 'ASC', 'NULLS LAST')
      .addOrderBy('w.promisedAt', 'ASC')
      .limit(MOST)
      .getMany();
    return { forms: forms.sort(byUrgency(now)), now };
  }
}

/** The holder's lease is over: whoever claims the form records that together with the claim. */
export const EXPIRED = `NOT EXISTS (SELECT 1 FROM ops.lease l WHERE l.item = 'workItem-' || w.id AND l.claim_version = w."claimVersion" AND l.until > store.now())
  AND (EXISTS (SELECT 1 FROM ops.lease l WHERE l.item = 'workItem-' || w.id AND l.claim_version = w."claimVersion")
    OR w.since + interval '${LEASE_MINUTES} minutes' <= store.now())`;
