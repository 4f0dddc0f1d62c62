import { describe, expect, it } from '@jest/globals';
import { cityCalendar } from '../calendar/business-days.js';
import type { Facts } from './case-facts.js';
import { evaluate } from './evaluate.js';
import type { Guidance, Item } from './guidance.js';
import { loadCatalogue } from './load-catalogue.js';
import { readScenarios } from './scenario-file.js';

const catalogue = loadCatalogue('config');
const scenarios = new Map(
  readScenarios('config/scenarios.yaml', catalogue).scenarios.map((scenario) => [scenario.id, scenario]),
);
const closingDays = cityCalendar();

type Change = { readonly date?: string; readonly event?: Facts; readonly persons?: Readonly<Record<string, Facts>> };

/** A scenario of the office with some facts changed. */
function guide(id: string, { date, event = {}, persons = {} }: Change = {}): Guidance {
  const scenario = scenarios.get(id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  return evaluate({
    catalogue,
    closingDays,
    date: date ?? scenario.date,
    event: { ...scenario.event, ...event },
    persons: scenario.persons.map(({ pid, facts }) => ({ pid, facts: { ...facts, ...persons[pid] } })),
  });
}

function item(guidance: Guidance, procedure: string): Item {
  const found = guidance.items.find((candidate) => candidate.procedure === procedure);
  if (!found) throw new Error(`${procedure} is not in the answer`);
  return found;
}

const asked = ({ questions }: Guidance) =>
  questions.map(({ fact, subject }) => `${fact} ${subject === 'case' ? 'case' : subject.pid}`);

describe('an item', () => {
  it('may be required for one person and to confirm for another', () => {
    const guidance = guide('S1', { persons: { B: { insurance: 'unknown' } } });
    const nhi = item(guidance, 'NHI-ACQ-IN');
    expect([nhi.result, nhi.required, nhi.toConfirm]).toEqual(['required', ['A', 'C', 'D'], ['B']]);
    expect(asked(guidance)).toEqual(['person.insurance B']);
  });

  it('says why in words, and for whom', () => {
    const nhi = item(guide('S1', { persons: { B: { insurance: 'EMPLOYEE' }, C: { insurance: null } } }), 'NHI-ACQ-IN');
    const insurance = nhi.reasons.filter(({ words }) => words.ja === '健康保険＝国保・なし');
    expect(insurance.map(({ result, subjects }) => [result, subjects])).toEqual([
      ['required', ['A', 'D']],
      ['not_required', ['B']],
      ['to_confirm', ['C']],
    ]);
  });

  it('that always applies says so', () => {
    expect(item(guide('S4'), 'KOSEKI-BIRTH').reasons).toEqual([
      { result: 'required', subjects: 'case', words: { ja: 'いつも', en: 'always' } },
    ]);
  });

  it('that is dropped by one fact stays dropped, whatever is unknown', () => {
    const guidance = guide('S1', {
      persons: { A: { insurance: 'EMPLOYEE', student: 'unknown' } },
      event: { toFacility: 'unknown' },
    });
    const nhi = item(guidance, 'NHI-ACQ-IN');
    expect([nhi.required, nhi.toConfirm]).toEqual([[], ['B', 'C', 'D']]);
    expect(asked(guidance)).not.toContain('person.student A');
  });

  it('for the household, required for somebody, asks nobody else', () => {
    const guidance = guide('S1', { persons: { B: { allowanceClaimant: 'unknown' } } });
    expect([item(guidance, 'CA-NEW').required, item(guidance, 'CA-NEW').toConfirm]).toEqual([['A'], []]);
    expect(asked(guidance)).not.toContain('person.allowanceClaimant B');
  });

  it('for the household, required for nobody, asks all who may be meant', () => {
    const guidance = guide('S1', {
      persons: { A: { allowanceClaimant: 'unknown' }, B: { allowanceClaimant: 'unknown' } },
    });
    expect(item(guidance, 'CA-NEW')).toMatchObject({ result: 'to_confirm', toConfirm: ['A', 'B'] });
    expect(asked(guidance)).toEqual(['person.allowanceClaimant A', 'person.allowanceClaimant B']);
  });

  it('lists the papers of the day', () => {
    const papers = (date: string) => item(guide('S1', { date }), 'JUKI-IN').papers;
    expect(papers('2015-12-28')).not.toContain('マイナンバーカード（異動者全員・所持者）');
    expect(papers('2016-01-04')).toContain('マイナンバーカード（異動者全員・所持者）');
  });

  it('is that of the day of reception', () => {
    expect(item(guide('S1', { date: '2012-07-06' }), 'JUKI-IN').validFrom).toBe('2010-10-01');
    expect(item(guide('S1', { date: '2012-07-09' }), 'JUKI-IN').validFrom).toBe('2012-07-09');
  });

  it('carries what a clerk needs', () => {
    const out = item(guide('S2'), 'KAIGO-CERT-OUT');
    expect(out).toMatchObject({
      section: { id: 'KAIGO' },
      routing: { id: 'one_stop' },
      outputs: [{ id: 'KAIGO_CERT', ja: '介護保険受給資格証明書' }, { id: 'GUIDE' }],
    });
    expect(out.steps.length).toBeGreaterThan(0);
    expect(item(guide('S1'), 'DOG').verified).toBe(false);
  });
});

describe('questions', () => {
  it('of a derived fact are those of the facts it comes from', () => {
    const guidance = guide('S1', { event: { moveInDate: 'unknown' }, persons: { C: { birthDate: 'unknown' } } });
    expect(asked(guidance)).toContain('event.moveInDate case');
    expect(asked(guidance)).toContain('person.birthDate C');
    expect(asked(guidance).filter((question) => question.startsWith('event.'))).toEqual(['event.moveInDate case']);
  });

  it('for the date of a divorce begin with whether a court decided', () => {
    const open = (event: Facts) => asked(guide('S7', { event })).filter((question) => question.startsWith('event.'));
    expect(open({ judicial: 'unknown' })).toEqual(['event.judicial case']);
    expect(open({ judicial: true })).toEqual(['event.judgmentFinalDate case']);
    expect(open({ judicial: false })).toEqual([]);
  });

  it('about the household go only to those who may matter', () => {
    const persons = { A: { insurance: 'unknown' }, F: { insurance: 'EMPLOYEE' }, N: { insurance: 'NONE' } };
    const guidance = guide('S5', { persons });
    expect(item(guidance, 'NHI-ACQ-BIRTH')).toMatchObject({ result: 'to_confirm', toConfirm: ['N'] });
    expect(asked(guidance)).toContain('person.insurance A');
    expect(asked(guidance)).not.toContain('person.insurance F');
  });

  it('offer the answers', () => {
    const [insurance] = guide('S9').questions;
    expect(insurance).toMatchObject({
      fact: 'person.insurance',
      subject: { pid: 'A' },
      ask: 'PERSON',
      procedures: ['NHI-ACQ-IN'],
    });
    expect(insurance?.answer).toMatchObject({
      kind: 'enum',
      options: expect.arrayContaining([{ value: 'NHI', ja: '国保', en: 'NHI' }]),
    });
  });

  it('begin with the life event if even that is unknown', () => {
    const guidance = guide('S9', { event: { type: 'unknown' } });
    expect(guidance.items.every(({ result }) => result !== 'required')).toBe(true);
    expect(asked(guidance)[0]).toBe('event.type case');
  });
});

describe('deadlines', () => {
  it('ask for their day once the item applies', () => {
    const guidance = guide('S7', { persons: { A: { insuranceLossDate: 'unknown' } } });
    expect(item(guidance, 'NHI-ACQ-LOSTINS').deadlines.map(({ subjects, due }) => [subjects, due])).toEqual([
      [['A'], null],
      [['C'], '2025-07-16'],
    ]);
    expect(asked(guidance)).toEqual(['person.insuranceLossDate A']);
  });

  it('do not ask for their day while the item is to confirm', () => {
    const guidance = guide('S7', {
      persons: { A: { losesEmployeeInsurance: 'unknown', insuranceLossDate: 'unknown' } },
    });
    expect(asked(guidance)).toEqual(['person.losesEmployeeInsurance A']);
  });

  it('are told for items to confirm too', () => {
    expect(item(guide('S9'), 'NHI-ACQ-IN').deadlines[0]).toMatchObject({ due: '2025-05-26', subjects: ['A'] });
  });

  it('keep the unmoved day beside the moved one, and say what missing it costs', () => {
    expect(item(guide('S14'), 'JUKI-MOVE').deadlines[0]).toMatchObject({
      nominal: '2026-01-01', due: '2026-01-05', overdue: false, severity: { id: 'fine' }, consequence: expect.stringContaining('過料'),
    }); // prettier-ignore
  });

  it('that have passed are overdue, the gravest first, but not where nothing is filed', () => {
    const guidance = guide('S1', { date: '2025-04-16' });
    expect(guidance.overdue[0]).toBe('CA-NEW');
    expect(guidance.overdue).toContain('JUKI-IN');
    expect(guidance.overdue).not.toContain('NP-ADDR');
    expect(item(guidance, 'NP-ADDR').deadlines[0]).toMatchObject({ due: '2025-04-14', overdue: false });
    expect(guide('S1', { date: '2025-04-14' }).overdue).toEqual([]);
  });

  it('of a month after a treatment begin on the first of the next', () => {
    const persons = { A: { insurance: 'NHI', birthDate: '1960-01-01' } };
    const known = guide('S12', { event: { treatmentMonth: '2025-01-01' }, persons });
    expect(item(known, 'NHI-HIGHCOST').deadlines[0]).toMatchObject({ anchor: { date: '2025-02-01' } });
    expect(asked(guide('S12', { persons }))).toEqual(['event.treatmentMonth case']);
  });
});

describe('a protected person', () => {
  it('is named, and comes before everything else', () => {
    const guidance = guide('S1', { persons: { B: { dvProtection: true, protectionStartDate: '2025-04-01' } } });
    expect(guidance.protected).toEqual(['B']);
    expect(guidance.items[0]).toMatchObject({ procedure: 'DV-PROTECT', doFirst: true, required: ['B'] });
  });

  it('may be anybody who has not been asked', () => {
    const guidance = guide('S1', { persons: { A: { dvProtection: 'unknown' } } });
    expect([guidance.protected, guidance.treatAsProtected]).toEqual([[], ['A']]);
  });
});
