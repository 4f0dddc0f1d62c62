/** A small desk that gives numbers to visitors: enough of a domain to prove the kernel on. */
import { z } from 'zod';
import { DomainCommand } from '../../src/kernel/command.js';
import { refused, unreachable, type Decide, type Fold, type Meta } from '../../src/kernel/decider.js';
import { defineEvents, type EventOf } from '../../src/kernel/events.js';
import { Executor, type Decision } from '../../src/kernel/execute.js';
import { newId } from '../../src/kernel/ids.js';
import { EventCodec } from '../../src/kernel/store/codec.js';
import type { EventStore } from '../../src/kernel/store/port.js';
import { MemoryKeyRing, Sealer } from '../../src/kernel/store/seal.js';
import { meta } from './meta.js';

export const deskEvents = defineEvents({
  'desk.Opened': { doc: 'The desk opened for the day.', data: z.object({ most: z.number() }) },
  'desk.NumberGiven': {
    doc: 'A visitor got a number.',
    data: z.object({ number: z.number(), note: z.string().optional() }),
    personal: { person: z.object({ name: z.string() }) },
  },
  'desk.Closed': { doc: 'The desk closed.', data: z.object({}) },
});
export type DeskEvent = EventOf<typeof deskEvents>;

export interface Desk {
  readonly open: boolean;
  readonly most: number;
  readonly numbers: readonly number[];
}

export const desk: Fold<Desk, DeskEvent> = {
  initial: { open: false, most: 0, numbers: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case 'desk.Opened':
        return { ...state, open: true, most: event.data.most };
      case 'desk.NumberGiven':
        return { ...state, numbers: [...state.numbers, event.data.number] };
      case 'desk.Closed':
        return { ...state, open: false };
      default:
        return unreachable(event);
    }
  },
};

export class OpenDesk extends DomainCommand<{ most: number }> {}
export class GiveNumber extends DomainCommand<{ visitor: string; name: string; note?: string }> {}
export class CloseDesk extends DomainCommand<object> {}

export const openDesk: Decide<OpenDesk, Desk, DeskEvent> = ({ data }, { open }) =>
  open ? [] : [{ type: 'desk.Opened', data }];

export const giveNumber: Decide<GiveNumber, Desk, DeskEvent> = ({ data }, { open, most, numbers }) => {
  if (!open) return refused('desk.closed');
  if (numbers.length >= most) return refused('desk.full', { most });
  const { visitor, name, note } = data;
  const number = (numbers.at(-1) ?? 0) + 1;
  return [
    {
      type: 'desk.NumberGiven',
      data: note === undefined ? { number } : { number, note },
      personal: { [`person:${visitor}`]: { name } },
    },
  ];
};

export const closeDesk: Decide<CloseDesk, Desk, DeskEvent> = (_, { open }) =>
  open ? [{ type: 'desk.Closed', data: {} }] : [];

export const DESK = 'desk-1';

/** One office building with its own executor; several of them may share a store, as processes do. */
export class Office {
  readonly codec: EventCodec;
  readonly executor: Executor;

  constructor(
    readonly store: EventStore,
    readonly keys = new MemoryKeyRing(),
  ) {
    const sealer = new Sealer(keys, Buffer.alloc(32, 7));
    this.codec = new EventCodec(deskEvents, {}, sealer);
    this.executor = new Executor(store, this.codec, sealer);
  }

  open(most: number, known: Partial<Meta> = {}) {
    return this.decide(new OpenDesk({ most }, whole(known)), openDesk);
  }

  give(name: string, known: Partial<Meta> = {}, more: { visitor?: string; note?: string } = {}) {
    return this.decide(new GiveNumber({ visitor: 'v1', name, ...more }, whole(known)), giveNumber);
  }

  close(known: Partial<Meta> = {}, matters?: readonly DeskEvent['type'][]) {
    return this.decide(new CloseDesk({}, whole(known)), closeDesk, matters);
  }

  private decide<D, C extends DomainCommand<D>>(
    command: C,
    decide: Decide<C, Desk, DeskEvent>,
    matters?: readonly DeskEvent['type'][],
  ) {
    const decision: Decision<D, C, Desk, DeskEvent> = { stream: DESK, fold: desk, command, decide };
    return this.executor.decide(matters ? { ...decision, matters } : decision);
  }
}

const whole = (known: Partial<Meta>): Meta => meta({ commandId: newId(), ...known });
