/** Forms that can be had now, in memory of this process: two hundred operators share one look at the table, and nobody fights over its head. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Projections } from '../kernel/projections.js';
import { EventStore } from '../kernel/store/port.js';
import type { Stage } from './events.js';
import { LEASE_MINUTES } from './leases.js';
import { byUrgency, type Waiting } from './order.js';
import { workItemModel } from './work-item.projection.js';

/** How old a look may be; whatever it misses is found by the fresh look before anybody is told that there is nothing. */
const HEAD_MS = 200;
const WHOLE_MS = 1_000;
/** The head is enough for whoever takes the next form: as many of the most urgent, and all that are kept for somebody. */
const HEAD = 300;

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

/** The holder's lease is over: whoever claims the form records that together with the claim. */
export const EXPIRED = `coalesce(
  (SELECT l.until FROM ops.lease l WHERE l.item = 'workItem-' || w.id AND l.claim_version = w."claimVersion"),
  w.since + interval '${LEASE_MINUTES} minutes') <= store.now()`;

const COLUMNS = `w.id, w."caseId", w.state, w.priority, w.raised, w.protected, w."promisedAt", w."arrivedAt", w.since, w."returnedTo", w.received,
  w."enteredBy", w."reviewedBy", w.version`;
const WAITING = `(w.state = ANY ($1) OR (w.state = $2 AND ${EXPIRED}))`;
const URGENT = `w.raised DESC, array_position(ARRAY['VISITOR_WAITING', 'STATUTORY', 'PROTECTED'], w.priority) NULLS LAST, w."promisedAt", w."arrivedAt"`;
const TABLE = `${workItemModel.schema}.work_item w`;

const WHOLE_LIST = `SELECT ${COLUMNS} FROM ${TABLE} WHERE ${WAITING}`;
// The oldest stand beside the most urgent, because age moves a form up.
const HEAD_OF_LIST = `
  (SELECT ${COLUMNS} FROM ${TABLE} WHERE ${WAITING} ORDER BY ${URGENT} LIMIT ${HEAD})
  UNION (SELECT ${COLUMNS} FROM ${TABLE} WHERE ${WAITING} ORDER BY w."arrivedAt" LIMIT ${HEAD / 3})
  UNION (SELECT ${COLUMNS} FROM ${TABLE} WHERE ${WAITING} AND (w.protected OR w.state = 'returned-operator') LIMIT ${HEAD * 3})`;

@Injectable()
export class WaitingList {
  private readonly shared = new Map<string, Shared>();
  private readonly refreshing = new Map<Stage, Promise<Look>>();

  constructor(
    private readonly source: DataSource,
    private readonly projections: Projections,
    private readonly store: EventStore,
  ) {}

  /** What is offered next, as it was a moment ago. */
  head(stage: Stage): Promise<Look> {
    return this.recent(`head ${stage}`, HEAD_MS, () => this.query(stage, HEAD_OF_LIST));
  }

  /** For places in the list. */
  whole(stage: Stage): Promise<Look> {
    return this.recent(`whole ${stage}`, WHOLE_MS, () => this.query(stage, WHOLE_LIST));
  }

  /** All of it, with everything recorded so far. Those who ask while it is being fetched wait for the next one together. */
  async fresh(stage: Stage): Promise<Look> {
    const next = this.refreshing.get(stage) ?? this.refresh(stage);
    this.refreshing.set(stage, next);
    return next;
  }

  private async refresh(stage: Stage): Promise<Look> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    // Whoever asks from here on may know of more than this look will find.
    this.refreshing.delete(stage);
    const head = await this.store.head();
    await this.projections.reached(workItemModel, head);
    return this.query(stage, WHOLE_LIST);
  }

  private recent(name: string, maxAge: number, load: () => Promise<Look>): Promise<Look> {
    const known = this.shared.get(name);
    if (known && performance.now() - known.at < maxAge) return known.look;
    const look = load();
    const shared = { look, at: performance.now() };
    this.shared.set(name, shared);
    look.catch(() => this.shared.get(name) === shared && this.shared.delete(name));
    return look;
  }

  private async query(stage: Stage, sql: string): Promise<Look> {
    const states = stage === 'review' ? ['review-waiting'] : ['entry-waiting', 'returned-operator'];
    const [clock, forms] = await Promise.all([
      this.source.query<{ now: Date }[]>('SELECT store.now() AS now'),
      this.source.query<Offered[]>(sql, [states, stage]),
    ]);
    const now = clock[0]?.now ?? new Date(0);
    return { forms: forms.sort(byUrgency(now)), now };
  }
}
