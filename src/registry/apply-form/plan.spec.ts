import { describe, expect, it } from '@jest/globals';
import type { EntryValue } from '../../guidance/index.js';
import { erased } from '../../kernel/decider.js';
import type { PersonDetails } from '../events.js';
import type { Standing } from '../resident.js';
import type { FormToApply } from './form-to-apply.js';
import { foundedHousehold, planApplication, type Ground } from './plan.js';

const known = (name: string, relation: string): PersonDetails => ({
  name, kana: 'タカハシ', birthDate: '1986-08-20', sex: 'F', relation, address: '北九州市小倉北区大手町1番1号', postcode: '802-0011', nationality: 'JP',
  domicile: '福岡県北九州市門司区清見100番地', facts: { 'person.insurance': 'NHI' },
}); // prettier-ignore

const resident = (name: string, relation = 'CHILD'): Standing => ({
  status: 'resident',
  household: 'home',
  ward: 'kokurakita',
  details: known(name, relation),
});
const provisional = (name: string): Standing => ({
  status: 'provisional',
  household: null,
  ward: null,
  details: { ...known(name, 'HEAD'), address: '福岡市早良区西新1-1' },
});

const ground = (persons: Record<string, Standing>, members: string[] = ['head', 'child']): Ground => ({
  persons: new Map(Object.entries(persons).map(([person, standing]) => [person, { ...standing, touched: false }])),
  households: new Map([
    ['home', { ward: 'kokurakita', members, touched: false }],
    [foundedHousehold('form'), { ward: null, members: [], touched: false }],
  ]),
});

const form = (changeKind: string, roles: Record<string, string>, header: Record<string, EntryValue> = {}, more: Partial<FormToApply> = {}): FormToApply => ({
  formId: 'form', caseId: 'case', formKind: 'JUKI-IDO', lifeEvent: 'MOVE_HOME', officeId: 'moji', receptionDate: '2026-11-24', household: 'home', eventFacts: {},
  persons: Object.entries(roles).map(([person, role]) => ({ person, role })),
  entry: {
    header: { changeKind, changeDate: '2026-11-20', newAddress: '北九州市門司区清見2丁目3番4号', oldAddress: '北九州市小倉北区大手町1番1号', ...header },
    lines: { persons: Object.keys(roles).map((pid) => ({ pid, values: {} })) },
  },
  ...more,
}); // prettier-ignore

const family = { head: resident('髙橋　健一', 'HEAD'), child: resident('髙橋　凜') };
const of = (plan: ReturnType<typeof planApplication>, person: string) =>
  plan.persons.find((change) => change.person === person);

describe('what an approved resident change notification changes', () => {
  it('moving out: the movers are moved out on the day and leave the household, whose others stay', () => {
    const plan = planApplication(
      form('OUT', { child: 'MOVER', head: 'REMAINING' }, { newAddress: '東京都杉並区1-1' }),
      ground(family),
    );
    expect(plan.persons).toHaveLength(1);
    expect(of(plan, 'child')).toMatchObject({
      status: 'moved-out',
      household: 'home',
      date: '2026-11-20',
      change: 'MOVE_OUT',
    });
    expect(of(plan, 'child')?.details).toMatchObject({
      address: '東京都杉並区1-1',
      previousAddress: '北九州市小倉北区大手町1番1号',
      facts: { 'person.insurance': 'NHI' },
    });
    expect(of(plan, 'child')?.details).not.toHaveProperty('postcode');
    expect(plan.households).toEqual([
      expect.objectContaining({ household: 'home', ward: 'kokurakita', members: ['head'] }),
    ]);
  });

  it('moving home together: the household moves with them to the new ward', () => {
    const plan = planApplication(form('WARD', { head: 'MOVER', child: 'MOVER' }), ground(family));
    expect(of(plan, 'head')).toMatchObject({ status: 'resident', household: 'home', ward: 'moji' });
    expect(plan.households).toEqual([
      expect.objectContaining({ household: 'home', ward: 'moji', members: ['head', 'child'] }),
    ]);
  });

  it('moving home in part: the movers found a household of their own', () => {
    const plan = planApplication(form('HOME', { child: 'MOVER', head: 'REMAINING' }), ground(family));
    const founded = foundedHousehold('form');
    expect(of(plan, 'child')).toMatchObject({ household: founded, ward: 'moji' });
    expect(Object.fromEntries(plan.households.map(({ household, members }) => [household, members]))).toEqual({
      home: ['head'],
      [founded]: ['child'],
    });
  });

  it('moving in: provisional persons become residents of a new household', () => {
    const notice = form('IN', { a: 'MOVER', b: 'MOVER' }, { domicile: '長崎県長崎市1番地' }, { household: null });
    const plan = planApplication(notice, ground({ a: provisional('林　楓'), b: provisional('林　湊') }));
    expect(of(plan, 'a')).toMatchObject({ status: 'resident', household: foundedHousehold('form'), ward: 'moji' });
    expect(of(plan, 'a')?.details).toMatchObject({
      address: '北九州市門司区清見2丁目3番4号',
      addressSince: '2026-11-20',
      domicile: '長崎県長崎市1番地',
    });
    expect(plan.households).toEqual([
      expect.objectContaining({ household: foundedHousehold('form'), members: ['a', 'b'] }),
    ]);
  });

  it('moving in with somebody who lives here: they join that household', () => {
    const plan = planApplication(
      form('IN', { a: 'MOVER', head: 'REMAINING' }),
      ground({ a: provisional('林　楓'), ...family }),
    );
    expect(of(plan, 'a')).toMatchObject({ household: 'home', status: 'resident' });
    expect(plan.households).toEqual([expect.objectContaining({ household: 'home', members: ['head', 'child', 'a'] })]);
  });

  it('takes the name and relationship as approved', () => {
    const notice = form('HOUSEHOLD', { child: 'MOVER' });
    const entry = {
      header: { changeKind: 'HOUSEHOLD' },
      lines: { persons: [{ pid: 'child', values: { 'person.name': '𠮷田　凜', 'person.relation': 'HEAD' } }] },
    };
    const plan = planApplication({ ...notice, entry }, ground(family));
    expect(of(plan, 'child')?.details).toMatchObject({
      name: '𠮷田　凜',
      relation: 'HEAD',
      address: '北九州市小倉北区大手町1番1号',
    });
    expect(plan.households).toEqual([]);
  });

  it('a birth registered at the window: the newborn joins its parents’ household', () => {
    const birth = {
      formKind: 'SHUSSHO',
      lifeEvent: 'BIRTH',
      entry: null,
      eventFacts: { childBirthDate: '2026-11-18' },
    };
    const newborn = {
      ...provisional('髙橋　湊'),
      details: { ...known('髙橋　湊', 'CHILD'), birthDate: '2026-11-18', address: '' },
    };
    const plan = planApplication(
      form('', { head: 'PARENT', baby: 'NEWBORN' }, {}, birth),
      ground({ ...family, baby: newborn }),
    );
    expect(plan.persons).toHaveLength(1);
    expect(of(plan, 'baby')).toMatchObject({
      status: 'resident',
      household: 'home',
      ward: 'kokurakita',
      date: '2026-11-18',
    });
    expect(of(plan, 'baby')?.details).toMatchObject({
      address: '北九州市小倉北区大手町1番1号',
      addressSince: '2026-11-18',
      domicile: '福岡県北九州市門司区清見100番地',
    });
    expect(plan.households[0]?.members).toEqual(['head', 'child', 'baby']);
  });

  it('other forms change nobody, and nobody is changed who was erased', () => {
    expect(planApplication(form('OUT', { child: 'MOVER' }, {}, { formKind: 'NHI-TOKUSO' }), ground(family))).toEqual({
      persons: [],
      households: [],
    });
    expect(
      planApplication(form('OUT', { child: 'MOVER' }), ground({ child: { ...family.child, details: erased } })).persons,
    ).toEqual([]);
  });

  it('a correction that names fewer movers takes back what the first reading changed', () => {
    const touched: Ground = {
      persons: new Map(Object.entries(family).map(([person, standing]) => [person, { ...standing, touched: true }])),
      households: new Map([
        ['home', { ward: 'kokurakita', members: ['head', 'child'], touched: true }],
        [foundedHousehold('form'), { ward: null, members: [], touched: false }],
      ]),
    };
    const plan = planApplication(form('OUT', { child: 'MOVER', head: 'REMAINING' }), touched);
    expect(of(plan, 'head')).toMatchObject({
      status: 'resident',
      household: 'home',
      details: { address: '北九州市小倉北区大手町1番1号' },
    });
    expect(of(plan, 'child')).toMatchObject({ status: 'moved-out' });
    expect(plan.households[0]?.members).toEqual(['head']);
  });
});
