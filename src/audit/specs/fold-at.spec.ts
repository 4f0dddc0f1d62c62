import { describe, expect, it } from '@jest/globals';
import { bandsOf } from '../bands.js';
import { changesBetween } from '../changes.js';
import { checkLeaves } from '../check-leaves.js';
import type { Happening } from '../dossier.js';
import { factsOf } from '../facts.js';
import { maskOf, type Mask } from '../mask.js';
import { seenOf } from '../seen.js';
import { shownThen } from '../shown-then.js';
import { holderOf, stageOf, thenOf } from '../then.js';
import { whyOf, type Employment } from '../why.js';
import { aCase, until, wordsFor } from './a-case.js';

const story = aCase();
const OPEN: Mask = { persons: new Set(), paper: false };
const CLOSED: Mask = { persons: new Set(['p1']), paper: true };
const at = (known: readonly Happening[]) => thenOf('case-1', known);

const changed = (known: readonly Happening[], mask = OPEN) => {
  const words = wordsFor(story);
  const facts = (happenings: readonly Happening[]) => factsOf(at(happenings), words, mask, 'form-1');
  return changesBetween(facts(known.slice(0, -1)), facts(known)).map(({ label, before, after, hidden }) => [
    label.ja,
    hidden ? '—' : (before?.ja ?? null),
    hidden ? '—' : (after?.ja ?? null),
  ]);
};

const why = (known: readonly Happening[], employment: Employment = 'official') => {
  const happening = known.at(-1);
  if (!happening) throw new Error('the story has no such event');
  return whyOf({ happening, before: at(known.slice(0, -1)), employment, cause: null, words: wordsFor(story) });
};

describe('the case as it stood', () => {
  it.each([
    ['reception.FormPrepared', 1, 'prepared', null],
    ['reception.FormScanned', 1, 'scanned', null],
    ['reception.FormHandedOff', 1, 'at-centre', null],
    ['centre.WorkItemOpened', 1, 'entry-waiting', null],
    ['centre.Claimed', 1, 'entry', 'sato'],
    ['centre.EntrySubmitted', 1, 'review-waiting', null],
    ['centre.Claimed', 2, 'review', 'tanaka'],
    ['centre.ReturnedToOperator', 1, 'returned-operator', 'sato'],
    ['centre.EntrySubmitted', 2, 'review-waiting', null],
    ['centre.Approved', 1, 'approved', null],
    ['reception.FormFinished', 1, 'approved', null],
  ] as const)('after %s (%i) the form is at %s, held by %s', (type, nth, stage, holder) => {
    const then = at(until(story, type, nth));
    expect([stageOf(then, 'form-1'), holderOf(then, 'form-1')]).toEqual([stage, holder]);
  });

  it('has no case before it was opened, and the ticket waits', () => {
    const then = at(until(story, 'reception.TicketIssued'));
    expect(then.case.status).toBe('none');
    expect([...then.tickets.values()].map(({ status }) => status)).toEqual(['waiting']);
  });

  it('is ready at the end', () => expect(at(story).case.status).toBe('ready'));
});

describe('what an event changed', () => {
  it('shows the value before and after beside the step', () => {
    expect(changed(until(story, 'centre.EntrySubmitted', 2))).toEqual(
      expect.arrayContaining([
        ['段階', '入力中', '審査待ち'],
        ['届出人 氏名', '山田　太朗', '山田　太郎'],
      ]),
    );
  });

  it('shows field, reason and words of a return', () => {
    const changes = changed(until(story, 'centre.ReturnedToOperator'));
    expect(changes).toEqual(
      expect.arrayContaining([
        ['段階', '審査中', '差戻し'],
        ['欄と理由', null, '届出人 氏名 読み違い'],
        ['ことば', null, '末尾が読めません'],
      ]),
    );
  });

  it('keeps values of a protected household back, though they stood open then', () => {
    const shown = JSON.stringify([
      changed(until(story, 'centre.EntrySubmitted', 2), CLOSED),
      changed(until(story, 'centre.ReturnedToOperator'), CLOSED),
    ]);
    for (const value of ['太朗', '090-1111-2222', '読めません']) expect(shown).not.toContain(value);
    expect(shown).toContain('差戻し');
  });
});

describe('protection', () => {
  const recorded = at(story).case;
  const shown = (mask: Mask) => shownThen(at(story), wordsFor(story), mask, null).case.persons;

  it('of today counts, not that of then', () => {
    expect(maskOf(recorded, [{ person: 'p1', protected: true }]).paper).toBe(true);
    expect(maskOf(recorded, [{ person: 'p1', protected: false }]).paper).toBe(false);
  });

  it('that was recorded counts for whom the registry does not know', () => {
    const persons = recorded.persons.map((person) => ({ ...person, protected: true }));
    expect(maskOf({ persons }, []).paper).toBe(true);
  });

  it('takes the address away and says so', () => {
    expect(shown(OPEN)[0]?.address).toBe('小倉北区若園1丁目');
    expect(shown(CLOSED)[0]).toMatchObject({ address: null, hidden: ['address'], protected: true });
  });
});

describe('why it was allowed', () => {
  it('names the three persons of a review', () => {
    const reasons = why(until(story, 'centre.ReturnedToOperator'));
    expect(reasons.map(({ rule, holds }) => [rule, holds])).toEqual([
      ['right', true],
      ['official', true],
      ['three-persons', true],
      ['holder', true],
    ]);
    expect(reasons.find(({ rule }) => rule === 'three-persons')?.words.ja).toBe('受付(中村)と入力(佐藤)とは別の人');
  });

  it('shows that a contractor should not have reviewed', () => {
    expect(why(until(story, 'centre.Approved'), 'contractor').find(({ rule }) => rule === 'official')?.holds).toBe(
      false,
    );
  });

  it('shows that the one who entered should not have approved', () => {
    const [approved, ...before] = [...until(story, 'centre.Approved')].reverse();
    if (!approved) throw new Error('nothing was approved');
    const forged = { ...approved, event: { ...approved.event, actor: { ...approved.event.actor, person: 'sato' } } };
    const broken = why([...before.reverse(), forged]).filter(({ holds }) => !holds);
    expect(broken.map(({ rule }) => rule)).toEqual(['three-persons', 'holder']);
  });

  it('names the follow-up behind what nobody did by hand', () => {
    expect(why(until(story, 'reception.FormFinished')).map(({ rule }) => rule)).toEqual(['follow-up']);
  });
});

describe('what she saw', () => {
  const seen = (known: readonly Happening[], closed = false) => {
    const happening = known.at(-1);
    return happening ? seenOf(happening, at(known.slice(0, -1)), wordsFor(story), closed) : null;
  };

  it('are the images, the layout and the entry of that moment', () => {
    const saw = seen(until(story, 'centre.ReturnedToOperator'));
    expect(saw).toMatchObject({ layout: 'layout-1', imagesMatch: true, entry: { version: 3, by: '佐藤 健' } });
    expect(saw?.images[0]?.url).toBe('/api/documents/doc-1/pages/1/image');
  });

  it('is not opened for a protected household', () =>
    expect(seen(until(story, 'centre.Approved'), true)?.images[0]?.url).toBeNull());
  it('is nothing where nobody decided on a paper', () => expect(seen(until(story, 'centre.Claimed'))).toBeNull());
});

describe('the course of a visit', () => {
  it('is waiting, counter, centre; and what lasts has no end', () => {
    const called = until(story, 'reception.TicketCalled');
    expect(bandsOf(called).map(({ kind, to }) => [kind, to !== null])).toEqual([
      ['waiting', true],
      ['counter', false],
    ]);
    expect(bandsOf(story).map(({ kind }) => kind)).toEqual(['waiting', 'counter', 'centre', 'handing-over']);
  });
});

describe('checking what is stored', () => {
  const stored = story.map((one) => one.stored);
  it('finds nothing in an untouched case', () =>
    expect(checkLeaves(stored)).toEqual({ events: story.length, altered: [], gaps: [] }));

  it('finds an altered payload', () => {
    const touched = stored.map((event) =>
      event.type === 'centre.Approved' ? { ...event, payload: event.payload.replace('JUKI', 'JUKE') } : event,
    );
    expect(checkLeaves(touched).altered).toEqual(
      stored.filter(({ type }) => type === 'centre.Approved').map(({ id }) => id),
    );
  });

  it('finds a removed event', () => {
    expect(checkLeaves(stored.filter(({ type }) => type !== 'centre.ReturnedToOperator')).gaps).toEqual([
      'workItem-form-1',
    ]);
  });
});
