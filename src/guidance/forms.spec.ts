import { describe, expect, it } from '@jest/globals';
import { formsAhead, formsFor, layoutFor, type AcceptedItem } from './forms.js';
import type { Guidance } from './guidance.js';
import { regionOf } from './layout.js';
import { loadCatalogue } from './load-catalogue.js';

const catalogue = loadCatalogue('config');
const date = '2025-04-07';
const item = (procedure: string, persons: AcceptedItem['persons'] = 'case'): AcceptedItem => ({ procedure, persons });
const plan = (...items: AcceptedItem[]) => formsFor(catalogue, { date, items });
const forms = (...items: AcceptedItem[]) => plan(...items).forms.map(({ form }) => form);

describe('the papers of accepted items', () => {
  it('one paper carries several items; some only by the way', () => {
    const { forms: needed, waitsFor } = plan(
      item('JUKI-IN'),
      item('NHI-ACQ-IN', ['A', 'B']),
      item('RESIDENCE-CARD', ['A']),
    );
    expect(needed.map(({ form, items, attached }) => [form, items, attached])).toEqual([
      ['JUKI-IDO', ['JUKI-IN'], ['NHI-ACQ-IN', 'RESIDENCE-CARD']],
      ['NHI-TOKUSO', ['NHI-ACQ-IN'], []],
    ]);
    expect(waitsFor.get('NHI-ACQ-IN')).toEqual(['NHI-TOKUSO']);
    expect(waitsFor.get('RESIDENCE-CARD')).toEqual(['JUKI-IDO']);
  });

  it('an item may need two papers', () =>
    expect(forms(item('KOKI-DEATH', ['A']))).toEqual(['KOKI-TODOKE', 'KOKI-SOSAI']));

  it('an item that needs no paper ends at the window', () => {
    expect(plan(item('SCH-IN', ['C']))).toEqual({ forms: [], waitsFor: new Map([['SCH-IN', []]]) });
  });

  it('nothing is typed for what follows by itself; it goes with the paper that carries it', () => {
    expect(forms(item('NP-ADDR', ['A']))).toEqual([]);
    const { forms: needed, waitsFor } = plan(item('JUKI-MOVE'), item('NP-ADDR', ['A']));
    expect(needed.map(({ form, attached }) => [form, attached])).toEqual([['JUKI-IDO', ['NP-ADDR']]]);
    expect(waitsFor.get('NP-ADDR')).toEqual(['JUKI-IDO']);
  });

  it('before the change of the law the same item had its own paper', () => {
    const before = formsFor(catalogue, { date: '2017-04-03', items: [item('JUKI-MOVE'), item('NP-ADDR', ['A'])] });
    expect(before.forms.map(({ form }) => form)).toEqual(['JUKI-IDO', 'NENKIN-TODOKE']);
  });

  it('what is only ever carried along needs a carrier even alone', () =>
    expect(forms(item('RESIDENCE-CARD', ['A']))).toEqual(['JUKI-IDO']));

  it('each item knows beforehand which papers it leads to, apart from what only carries it along', () => {
    const ahead = formsAhead(catalogue, {
      date,
      items: [
        { procedure: 'JUKI-IN', result: 'required', required: 'case', toConfirm: [] },
        { procedure: 'NHI-ACQ-IN', result: 'to_confirm', required: [], toConfirm: ['A'] },
        { procedure: 'RESIDENCE-CARD', result: 'required', required: ['A'], toConfirm: [] },
        { procedure: 'SCH-IN', result: 'required', required: ['C'], toConfirm: [] },
        { procedure: 'KOKI-IN', result: 'not_required', required: [], toConfirm: [] },
      ] as unknown as Guidance['items'],
    });
    expect([...ahead].map(([procedure, papers]) => [procedure, papers.map(({ form }) => form)])).toEqual([
      ['JUKI-IN', ['JUKI-IDO']],
      ['NHI-ACQ-IN', ['NHI-TOKUSO']],
      ['RESIDENCE-CARD', ['JUKI-IDO']],
      ['SCH-IN', []],
    ]);
    expect(ahead.get('JUKI-IN')?.[0]?.name.ja).toBe('住民異動届');
  });

  it('says who is on the paper, where it is typed and who reviews it', () => {
    expect(plan(item('NHI-ACQ-IN', ['A', 'C'])).forms[0]).toMatchObject({
      persons: ['A', 'C'],
      centerEntry: true,
      review: 'four_eyes',
      priority: 'VISITOR_WAITING',
    });
    expect(plan(item('JUKI-IN')).forms[0]?.persons).toBe('case');
    expect(plan(item('SEAL-REG', ['A'])).forms[0]).toMatchObject({ centerEntry: false, review: 'window' });
  });
});

describe('a layout', () => {
  const move = layoutFor(catalogue, 'JUKI-IDO', date);

  it('has code lists with their words', () => {
    const kind = move.fields.find(({ id }) => id === 'changeKind');
    expect(kind?.codes).toContainEqual({ code: 'IN', ja: '転入', en: 'move-in' });
  });

  it('places each line below the one before, and the sixth on a continuation sheet', () => {
    expect(regionOf(move, 'person.name', 0)).toEqual({ sheet: 0, region: [10, 98, 46, 8] });
    expect(regionOf(move, 'person.name', 4)).toEqual({ sheet: 0, region: [10, 202, 46, 8] });
    expect(regionOf(move, 'person.name', 5)).toEqual({ sheet: 1, region: [10, 98, 46, 8] });
    expect(regionOf(move, 'newAddress')).toEqual({ sheet: 0, region: [10, 60, 128, 10] });
  });

  it('asks for My Number only from the day the law did', () => {
    const fields = (day: string) => layoutFor(catalogue, 'NHI-TOKUSO', day).fields.map(({ id }) => id);
    expect(fields('2015-12-31')).not.toContain('person.myNumber');
    expect(fields('2016-01-01')).toContain('person.myNumber');
  });

  it("of a form without fields is the default one, with the form's own procedures", () => {
    const layout = layoutFor(catalogue, 'KOIRYO-KOFU', date);
    expect(layout.isDefault).toBe(true);
    expect(layout.fields.find(({ id }) => id === 'kind')?.codes?.map(({ code }) => code)).toEqual([
      'CM-NEW-BIRTH',
      'CM-NEW-IN',
    ]);
    expect(regionOf(layout, 'person.name')).toBeNull();
  });

  it('has a version that changes with what is asked for, not with the day', () => {
    const version = (form: string, day: string) => layoutFor(catalogue, form, day).version;
    expect(version('NHI-TOKUSO', '2025-04-08')).toBe(version('NHI-TOKUSO', date));
    expect(version('NHI-TOKUSO', '2015-12-31')).not.toBe(version('NHI-TOKUSO', date));
  });

  it('is there for every form', () => {
    for (const { id } of catalogue.forms) expect(layoutFor(catalogue, id, date).fields.length).toBeGreaterThan(0);
  });
});
