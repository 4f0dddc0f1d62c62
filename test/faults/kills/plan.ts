/** When what is killed: the same seed strikes at the same stages of the work. */
import { Dice } from '../../../src/simulator/city/dice.js';

export type Target = 'server' | 'database' | 'both';

export interface Strike {
  readonly target: Target;
  /** After so many acknowledged commands, and then so many milliseconds into whatever is under way. */
  readonly after: number;
  readonly delayMs: number;
}

const TARGETS: readonly Target[] = ['server', 'database', 'both'];
const LONGEST_DELAY_MS = 60;

/** @param commands how many the whole work takes when nobody disturbs it */
export const planStrikes = (seed: number, strikes: number, commands: number): Strike[] => {
  const dice = new Dice(seed, 'strikes');
  const targets = Array.from({ length: strikes }, (_, index) => TARGETS[index % TARGETS.length] ?? 'server');
  const [from, to] = [Math.ceil(commands * 0.04), Math.floor(commands * 0.88)];
  const moments = Array.from({ length: strikes }, () => dice.int(from, to)).sort((a, b) => a - b);
  return moments.map((after) => {
    const [target = 'server'] = targets.splice(dice.int(0, targets.length - 1), 1);
    return { target, after, delayMs: dice.int(0, LONGEST_DELAY_MS) };
  });
};
