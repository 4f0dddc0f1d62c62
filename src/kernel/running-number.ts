/** Running numbers without gaps: `register-{kind}-{office}-{fiscalYear}`, reserved before use; unused ones stay visible as 欠番. */
import { z } from 'zod';
import { DomainCommand, type Written } from './command.js';
import { type Decide, type Fold, type Meta, type Recorded, unreachable } from './decider.js';
import { defineEvents, type EventOf } from './events.js';
import type { Executor } from './execute.js';
import { derivedId } from './ids.js';

export const registerEvents = defineEvents({
  'kernel.NumberReserved': {
    doc: 'The next number of a register was reserved for one use.',
    data: z.object({ number: z.number().int().positive(), for: z.string() }),
  },
});
export type RegisterEvent = EventOf<typeof registerEvents>;

interface Register {
  readonly last: number;
  readonly uses: Readonly<Record<string, number>>;
}

const register: Fold<Register, RegisterEvent> = {
  initial: { last: 0, uses: {} },
  evolve: (state, event) => {
    switch (event.type) {
      case 'kernel.NumberReserved': {
        const { number, for: use } = event.data;
        return { last: number, uses: { ...state.uses, [use]: number } };
      }
      default:
        return unreachable(event as never);
    }
  },
};

class ReserveNumber extends DomainCommand<{ readonly for: string }, Written<Recorded<RegisterEvent>>> {}

const decideReserveNumber: Decide<ReserveNumber, Register, RegisterEvent> = ({ data }, { last, uses }) =>
  uses[data.for] === undefined ? [{ type: 'kernel.NumberReserved', data: { number: last + 1, for: data.for } }] : [];

/**
 * The number reserved for this use; the same use always has the same number.
 * @param use id of what will carry the number
 */
export const reserveNumber = async (
  executor: Executor,
  kind: string,
  office: string,
  year: number,
  use: string,
  meta: Meta,
): Promise<number> => {
  const stream = `register-${kind}-${office}-${year}`;
  const command = new ReserveNumber(
    { for: use },
    { ...meta, commandId: derivedId('number', stream, use), expected: undefined },
  );
  const { events } = await executor.decide({ stream, fold: register, command, decide: decideReserveNumber });
  const [event] = events;
  if (event) return event.data.number;
  const { state } = await executor.load(stream, register);
  const number = state.uses[use];
  if (number === undefined) throw new Error('a reserved number was lost');
  return number;
};
