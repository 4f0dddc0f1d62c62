import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { meta } from '../../../test/support/given.js';
import { isRefusal, type Actor, type Recorded } from '../../kernel/decider.js';
import { derivedId } from '../../kernel/ids.js';
import { ClaimForm, decideClaimForm } from '../claim-form.js';
import { ApproveCorrection, CorrectEntry, decideApproveCorrection, decideCorrectEntry } from '../correct-entry.js';
import type { CentreEvent } from '../events.js';
import { decideReleaseForm, ReleaseForm } from '../give-back.js';
import { decideOpenWorkItem, OpenWorkItem } from '../open-work-item.js';
import {
  ApproveEntry,
  decideApproveEntry,
  decideReturnToOperator,
  decideReturnToWard,
  ReturnToOperator,
  ReturnToWard,
} from '../review-entry.js';
import type { Employment } from '../rules.js';
import { decideSubmitEntry, SubmitEntry } from '../submit-entry.js';
import { workItem, type WorkItem } from '../work-item.js';
import { form, HASH, layout, values } from './an-item.js';

const people = ['nakamura', 'sato', 'takagi', 'tanaka'];
const acts = [
  'claim entry',
  'claim review',
  'submit',
  'approve',
  'to operator',
  'to ward',
  'release',
  'correct',
  'approve correction',
  'hand off',
] as const;
type Act = (typeof acts)[number];

interface Doing {
  readonly act: Act;
  readonly person: string;
  readonly employment: Employment;
  /** Minutes since the act before. */
  readonly later: number;
}

const often = (act: Act, weight: number) => ({ arbitrary: fc.constant(act), weight });

const doing: fc.Arbitrary<Doing> = fc.record({
  act: fc.oneof(...acts.map((act) => often(act, ['to ward', 'hand off', 'release'].includes(act) ? 1 : 8))),
  person: fc.constantFrom(...people),
  employment: fc.constantFrom<Employment>('official', 'official', 'official', 'contractor'),
  later: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 3),
});

const entryVersion = (state: WorkItem): number | null => {
  if (state.status === 'none') return null;
  const correction = state.place.at === 'approved' ? state.place.correction : null;
  return correction?.version ?? state.entry?.version ?? null;
};

const decide = (state: WorkItem, { act, person, employment }: Doing, now: string, turn: number) => {
  const actor: Actor = { kind: 'staff', account: `${person} ${turn}`, person, role: 'operator', office: 'centre' };
  const context = meta({ actor, now });
  const seen = { images: [HASH], layoutVersion: layout.version, entryVersion: entryVersion(state) };
  const base = { formId: 'form-1', employment, seen };
  const why = { ...base, reasons: [{ field: 'form', line: null, code: 'other' }], words: 'x' } as const;
  switch (act) {
    case 'claim entry':
    case 'claim review': {
      const stage = act === 'claim entry' ? 'entry' : 'review';
      return decideClaimForm({ now, row: null })(
        new ClaimForm({ formId: 'form-1', stage, employment }, context),
        state,
      );
    }
    case 'submit':
      return decideSubmitEntry(layout)(new SubmitEntry({ formId: 'form-1', values, seen }, context), state);
    case 'approve':
      return decideApproveEntry(layout)(new ApproveEntry(base, context), state);
    case 'to operator':
      return decideReturnToOperator(layout)(new ReturnToOperator(why, context), state);
    case 'to ward':
      return decideReturnToWard(layout)(new ReturnToWard(why, context), state);
    case 'release':
      return decideReleaseForm(new ReleaseForm({ formId: 'form-1', reason: null }, context), state);
    case 'correct':
      return decideCorrectEntry(layout)(new CorrectEntry({ ...base, reason: 'other', values }, context), state);
    case 'approve correction':
      return decideApproveCorrection(layout)(new ApproveCorrection(base, context), state);
    case 'hand off':
      return decideOpenWorkItem(
        new OpenWorkItem({ ...form, handOffId: `hand-off-${turn}`, handOffVersion: turn + 1 }, context),
        state,
      );
  }
};

/** What happens when these people try these things, whatever the office answers. */
const play = (doings: readonly Doing[]): Recorded<CentreEvent>[] => {
  const events: Recorded<CentreEvent>[] = [];
  let state: WorkItem = workItem.initial;
  let time = Date.parse('2026-11-24T00:00:00Z');
  doings.forEach((one, turn) => {
    time += one.later * 60_000;
    const now = new Date(time).toISOString();
    const decided = decide(state, one, now, turn);
    if (isRefusal(decided)) return;
    for (const event of decided) {
      const actor: Actor = {
        kind: 'staff',
        account: one.person,
        person: one.person,
        role: 'operator',
        office: 'centre',
      };
      const version = events.length + 1;
      const recorded = {
        ...event,
        id: derivedId(version),
        stream: 'workItem-form-1',
        version,
        occurredAt: now,
        recordedAt: now,
        actor,
        correlationId: 'case-1',
        causationId: null,
        commandId: derivedId('c', turn),
      };
      events.push(recorded);
      state = workItem.evolve(state, recorded);
    }
  });
  return events;
};

const doers = (events: readonly Recorded<CentreEvent>[], ...types: string[]) =>
  new Set(events.filter(({ type }) => types.includes(type)).map(({ actor }) => actor.person));
const both = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((person) => other.has(person));

it('whatever anybody tries, receiving, entering and reviewing stay with different persons and a form with one holder', () => {
  let approvals = 0;
  let corrections = 0;
  fc.assert(
    fc.property(fc.array(doing, { minLength: 60, maxLength: 150 }), (doings) => {
      const events = play([{ act: 'hand off', person: 'nakamura', employment: null, later: 0 }, ...doings]);
      const received = new Set(['nakamura', 'inoue']);
      const entered = doers(events, 'centre.EntrySubmitted', 'centre.Corrected');
      const reviewed = doers(events, 'centre.Approved', 'centre.ReturnedToOperator', 'centre.CorrectionApproved');
      expect([both(received, entered), both(received, reviewed), both(entered, reviewed)]).toEqual([[], [], []]);
      let holder: string | null = null;
      for (const { type, actor } of events) {
        if (type === 'centre.Claimed') {
          expect(holder).toBeNull();
          holder = actor.person;
        } else if (
          [
            'centre.EntrySubmitted',
            'centre.Approved',
            'centre.ReturnedToOperator',
            'centre.ReturnedToWard',
            'centre.Released',
          ].includes(type)
        ) {
          expect(actor.person).toBe(holder);
          holder = null;
        } else if (['centre.LeaseExpired', 'centre.WorkItemOpened'].includes(type)) {
          holder = null;
        }
      }
      approvals += doers(events, 'centre.Approved').size;
      corrections += doers(events, 'centre.CorrectionApproved').size;
    }),
    { seed: 20261124, numRuns: 600 },
  );
  // The rules let work get done: otherwise nothing above would have been tried.
  expect(approvals).toBeGreaterThan(100);
  expect(corrections).toBeGreaterThan(20);
});
