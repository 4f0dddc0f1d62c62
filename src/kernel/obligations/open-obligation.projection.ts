/** What is still owed, by name and key. Its version is made of the declarations: change them and it is built anew beside the old one. */
import { createHash } from 'node:crypto';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { canonical } from '../canonical.js';
import type { Obligation, QueueName } from '../obligation.js';
import { readModel, type Projection, type Rows } from '../read-model.js';
import type { DecodedEvent } from '../store/codec.js';
import { kernelEvents, type KernelEvent } from './events.js';
import { enter, enterStuck, type Entry, type EntryState, type Ledger } from './ledger.js';

export const OBLIGATIONS_TOPIC = 'obligations';
/** Raised with the table below. */
const SHAPE = 1;

const rowIn = (schema: string): new () => Entry => {
  @Entity({ schema, name: 'obligation' })
  @Index(['state', 'moved'])
  class ObligationRow implements Entry {
    @PrimaryColumn('uuid') id!: string;
    @Column('text') obligation!: string;
    @Column('text') key!: string;
    @Column('text') queue!: QueueName;
    @Column('text') state!: EntryState;
    @Column('uuid', { name: 'event_id' }) eventId!: string;
    @Column('text') stream!: string;
    @Column('integer') version!: number;
    @Column('text', { name: 'correlation_id' }) correlationId!: string;
    @Column('jsonb') ids!: Record<string, string>;
    @Column('integer', { nullable: true }) priority!: number | null;
    @Column('timestamptz', { nullable: true }) due!: Date | null;
    @Column('timestamptz', { name: 'opened_at' }) openedAt!: Date;
    @Column('bigint') moved!: string;
    @Column('integer') retries!: number;
    @Column('timestamptz', { name: 'parked_at', nullable: true }) parkedAt!: Date | null;
    @Column('text', { nullable: true }) reason!: string | null;
    @Column('text', { nullable: true }) error!: string | null;
  }
  return ObligationRow;
};

/** A positive number that changes with the set of declarations, what they react to and their versions. */
export const versionOf = (declarations: readonly Obligation[]): number => {
  const described = declarations
    .map(({ name, queue, version, opens, closes }) => ({
      name,
      queue,
      version,
      opens: Object.keys(opens).sort(),
      closes: Object.keys(closes).sort(),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const hash = createHash('sha256')
    .update(canonical({ shape: SHAPE, described }))
    .digest();
  return hash.readUInt32BE(0) >>> 1;
};

const isStuck = (event: DecodedEvent): event is DecodedEvent & KernelEvent => event.type in kernelEvents;

export const openObligations = (declarations: readonly Obligation[]): Projection => {
  const model = readModel('obligations', versionOf(declarations));
  const row = rowIn(model.schema);
  const ledgerOf = (rows: Rows): Ledger => ({
    get: (id) => rows.get(row, id),
    put: (entry) => rows.put(row, { ...entry }),
  });
  const types = new Set([
    ...Object.keys(kernelEvents),
    ...declarations.flatMap(({ opens, closes }) => [...Object.keys(opens), ...Object.keys(closes)]),
  ]);
  return {
    model,
    entities: [row],
    topic: OBLIGATIONS_TOPIC,
    types: [...types],
    opens: false,
    afterCreate: [],
    handle: async (event, rows) => {
      if (isStuck(event)) return enterStuck(event, ledgerOf(rows));
      for (const declaration of declarations) await enter(declaration, event, ledgerOf(rows));
    },
  };
};
