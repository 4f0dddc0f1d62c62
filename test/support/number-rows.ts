/** Projections of the number desk, made anew for each test so that their version and their faults can be chosen. */
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { projection, readModel, type Projection } from '../../src/kernel/read-model.js';
import type { DeskEvent } from './number-desk.js';

export interface Given {
  id: string;
  number: number;
  at: Date;
  moved: string;
  notes: { note: string | null; seen: number };
  marks: string[];
}

const givenIn = (schema: string): new () => Given => {
  @Entity({ schema, name: 'given' })
  class GivenRow implements Given {
    @PrimaryColumn('text') id!: string;
    @Index({ unique: true }) @Column('integer') number!: number;
    @Column('timestamptz') at!: Date;
    @Column('bigint') moved!: string;
    @Column('jsonb') notes!: { note: string | null; seen: number };
    @Column('text', { array: true }) marks!: string[];
  }
  return GivenRow;
};

export interface Day {
  id: string;
  given: number;
  open: boolean;
}

const dayIn = (schema: string): new () => Day => {
  @Entity({ schema, name: 'day' })
  class DayRow implements Day {
    @PrimaryColumn('text') id!: string;
    @Column('integer') given!: number;
    @Column('boolean') open!: boolean;
  }
  return DayRow;
};

export interface Faults {
  /** The handler throws at this number, after it has changed one row and before it changes the other. */
  poison?: number;
  /** The row of this number cannot be written. */
  refused?: number;
}

/** Every number that was given, and how many there were. */
export const numbers = (name: string, version = 1, faults: Faults = {}): Projection => {
  const model = readModel(name, version);
  const [given, day] = [givenIn(model.schema), dayIn(model.schema)];
  return projection<DeskEvent>({
    model,
    entities: [given, day],
    topic: name,
    afterCreate: [`CREATE INDEX given_marks ON ${model.schema}.given USING gin (marks)`],
    on: {
      'desk.Opened': ({ stream }, rows) => rows.put(day, { id: stream, given: 0, open: true }),
      'desk.NumberGiven': async ({ id, stream, data, recordedAt, position }, rows) => {
        await rows.change(day, stream, (row) => ({ given: row.given + 1 }));
        if (data.number === faults.poison) throw new TypeError('the name of a visitor');
        const number = data.number === faults.refused ? 1 : data.number;
        const notes = { note: data.note ?? null, seen: version };
        rows.put(given, {
          id,
          number,
          at: new Date(recordedAt),
          moved: position.toString(),
          notes,
          marks: [`n${number}`],
        });
      },
      'desk.Closed': ({ stream }, rows) => rows.change(day, stream, () => ({ open: false })),
    },
  });
};

/** Hears of the day's ends only. */
export const days = (name: string): Projection => {
  const model = readModel(name, 1);
  const day = dayIn(model.schema);
  return projection<DeskEvent>({
    model,
    entities: [day],
    topic: name,
    on: {
      'desk.Opened': ({ stream }, rows) => rows.put(day, { id: stream, given: 0, open: true }),
      'desk.Closed': ({ stream }, rows) => rows.change(day, stream, () => ({ open: false })),
    },
  });
};
