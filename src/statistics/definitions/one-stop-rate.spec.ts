import { describe, expect, it } from '@jest/globals';
import { oneStopRate, type RequiredProcedure } from './one-stop-rate.js';

type Outcome = RequiredProcedure['outcome'];
const procedure = (welfare: boolean, standard: boolean, outcome: Outcome): RequiredProcedure => ({
  procedureId: 'P',
  welfare,
  standard,
  outcome,
});
const register = (outcome: Outcome) => procedure(false, true, outcome);
const insurance = (outcome: Outcome) => procedure(true, true, outcome);
const specialist = (outcome: Outcome) => procedure(true, false, outcome);
const rate = (...required: RequiredProcedure[]) => oneStopRate.compute({ required, judged: true }, undefined);

describe('one-stop rate', () => {
  it.each([
    ['everything standard received', [register('received'), insurance('received')], true],
    ['one welfare procedure put off', [register('received'), insurance('later')], false],
    ['the resident register itself put off', [register('later'), insurance('received')], false],
    ['not wanted, or papers missing', [register('received'), insurance('not-received')], false],
    ['a specialist counter beside it does not spoil it', [insurance('received'), specialist('elsewhere')], true],
    ['only specialist counters', [register('received'), specialist('elsewhere')], true],
    ['only specialist counters and nothing standard', [specialist('elsewhere')], false],
    ['a question showed that one is not needed', [insurance('received'), procedure(true, true, 'not-needed')], true],
    ['nobody decided on one', [insurance('received'), insurance('open')], false],
  ])('counts: %s', (_, required, complete) => expect(rate(...required)).toEqual({ counts: true, complete }));

  it.each([
    ['no health or welfare procedure', [register('received')]],
    ['the only one turned out not to be needed', [register('received'), insurance('not-needed')]],
    ['nothing required', []],
  ])('does not count: %s', (_, required) => expect(rate(...required)).toEqual({ counts: false, complete: false }));

  it('does not count before the case has left the counter, or after it was withdrawn', () => {
    expect(oneStopRate.compute({ required: [insurance('received')], judged: false }, undefined).counts).toBe(false);
  });
});
