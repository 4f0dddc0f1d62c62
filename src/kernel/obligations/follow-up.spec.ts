import { describe, expect, it } from '@jest/globals';
import type { Meta } from '../decider.js';
import { decideDiscard, decidePark, decideRetry, DiscardFollowUp, ParkFollowUp, RetryFollowUp } from './follow-up.js';

const name = { obligation: 'a', key: 'k', openedBy: '6f2f1d52-3a0b-5d0e-9b1a-7e0c6f1d2a35' };
const actor = { kind: 'system', account: 'a', person: 'a', role: 'system', office: null } as const;
const meta: Meta = { commandId: 'c', actor, now: '2026-04-01T00:00:00.000Z' };
const park = (round: number) => new ParkFollowUp({ ...name, round, reason: 'a.no' }, meta);

describe('a follow-up that got stuck', () => {
  it('is parked once, with its reason', () => {
    const parked = { type: 'kernel.FollowUpParked', data: { ...name, reason: 'a.no' } };
    expect(decidePark(park(0), { status: 'going', retries: 0 })).toEqual([parked]);
    expect(decidePark(park(0), { status: 'parked', retries: 0 })).toEqual([]);
  });

  it('is not parked by a run that ends late, after a person had it tried again or discarded it', () => {
    expect(decidePark(park(0), { status: 'going', retries: 1 })).toEqual([]);
    expect(decidePark(park(1), { status: 'discarded', retries: 1 })).toEqual([]);
  });

  it('is retried or discarded only while it is parked', () => {
    const retry = new RetryFollowUp(name, meta);
    const discard = new DiscardFollowUp({ ...name, reason: 'done-by-hand' }, meta);
    expect(decideRetry(retry, { status: 'parked', retries: 0 })).toEqual([
      { type: 'kernel.FollowUpRetried', data: name },
    ]);
    expect(decideDiscard(discard, { status: 'parked', retries: 0 })).toMatchObject([
      { data: { reason: 'done-by-hand' } },
    ]);
    for (const status of ['going', 'discarded'] as const) {
      expect(decideRetry(retry, { status, retries: 0 })).toMatchObject({ refused: 'kernel.follow-up-not-parked' });
      expect(decideDiscard(discard, { status, retries: 0 })).toMatchObject({ refused: 'kernel.follow-up-not-parked' });
    }
  });
});
