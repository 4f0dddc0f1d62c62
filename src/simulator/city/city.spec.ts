import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fullAge, legalAge } from '../../guidance/index.js';
import { personDetails } from '../../registry/events.js';
import { makeCity, moversIn, visitIntents, type CityHousehold } from './index.js';
import { GIVEN_NAMES } from './given-names.js';
import { SURNAMES } from './surnames.js';

const date = '2026-11-24';
const cityOf = (seed: number, households = 60): CityHousehold[] => [...makeCity({ seed, households, date })];
const seeds = fc.integer({ min: -2_000_000_000, max: 2_000_000_000 });
const everybody = (city: readonly CityHousehold[]) => city.flatMap(({ members }) => members);
const hundred = cityOf(11, 2_000);

describe('the invented city', () => {
  it('is the same from the same seed, whatever its size', () => {
    fc.assert(
      fc.property(seeds, (seed) => expect(cityOf(seed, 20)).toEqual(cityOf(seed, 40).slice(0, 20))),
      { numRuns: 8 },
    );
  });

  it('differs with the seed', () => expect(cityOf(1, 20)).not.toEqual(cityOf(2, 20)));

  it('has everybody once, with a name, a reading and details that an event can hold', () => {
    const records = everybody(hundred).map(({ record }) => record);
    expect(new Set(records).size).toBe(records.length);
    for (const { details } of everybody(hundred)) {
      expect(personDetails.parse(details)).toEqual(details);
      expect(details.kana).toMatch(/^[ァ-ヶー　 ]+$/u);
    }
  });

  it('has about 4,800 people in 2,000 households of all seven wards, and a few who are protected', () => {
    const people = everybody(hundred);
    expect(people.length).toBeGreaterThan(4_500);
    expect(people.length).toBeLessThan(5_100);
    expect(new Set(hundred.map(({ ward }) => ward)).size).toBe(7);
    const shielded = people.filter((person) => person.protected).length / people.length;
    expect(shielded).toBeGreaterThan(0.002);
    expect(shielded).toBeLessThan(0.01);
    const old = people.filter(({ details }) => fullAge(details.birthDate, date) >= 65).length / people.length;
    expect(old).toBeGreaterThan(0.24);
    expect(old).toBeLessThan(0.4);
  });

  it('has the characters that are hard to carry through, and a name of sixty letters', () => {
    const names = everybody(cityOf(5, 10)).map(({ details }) => details.name);
    for (const hard of ['髙', '﨑', '𠮷', '葛\u{E0100}']) expect(names.some((name) => name.includes(hard))).toBe(true);
    expect(names.some((name) => name.length === 60)).toBe(true);
  });

  it('draws from enough names', () => {
    expect(new Set(SURNAMES.map(({ written }) => written)).size).toBeGreaterThanOrEqual(300);
    const given = (['M', 'F'] as const).flatMap((sex) => Object.values(GIVEN_NAMES[sex]).flat());
    expect(given.length).toBeGreaterThanOrEqual(300);
    for (const name of [...SURNAMES, ...given]) expect(name.written !== '' && name.kana !== '').toBe(true);
  });
});

describe('entitlements fit each other', () => {
  const rule = (name: string, holds: (household: CityHousehold) => void) =>
    it(name, () =>
      fc.assert(
        fc.property(seeds, (seed) => cityOf(seed).forEach(holds)),
        { numRuns: 8 },
      ),
    );
  const fact = (person: CityHousehold['members'][number], name: string) => person.details.facts[`person.${name}`];
  const relationOf = (person: CityHousehold['members'][number]) => person.details.relation;

  rule('insurance follows age', ({ members }) => {
    for (const person of members) {
      const old = fullAge(person.details.birthDate, date) >= 75;
      if (fact(person, 'insurance') !== 'PUBLIC_ASSISTANCE')
        expect(fact(person, 'insurance') === 'LATE_ELDERLY').toBe(old);
    }
  });

  rule('the pension follows work and age', ({ members }) => {
    for (const person of members) {
      const years = legalAge(person.details.birthDate, date);
      const pension = fact(person, 'pension');
      if (fact(person, 'insurance') === 'NHI' && years >= 20 && years < 60) expect(pension).toBe('TYPE1');
      if (pension === 'TYPE2') expect(fact(person, 'insurance')).toBe('EMPLOYEE');
      if (pension === 'TYPE3') expect(['WIFE', 'HUSBAND']).toContain(relationOf(person));
      if (years < 20 && fact(person, 'insurance') !== 'EMPLOYEE') expect(pension).toBe('NONE');
    }
  });

  rule('care insurance follows age, and nobody under forty is certified', ({ members }) => {
    for (const person of members) {
      const years = legalAge(person.details.birthDate, date);
      expect(fact(person, 'ltci') === 'TYPE1').toBe(years >= 65);
      if (years < 40) expect(fact(person, 'careLevel')).toBe('NONE');
    }
  });

  rule('a dependant has an employee in the household', ({ members }) => {
    const insurances = members.map((person) => fact(person, 'insurance'));
    if (insurances.includes('EMPLOYEE_DEPENDENT')) expect(insurances).toContain('EMPLOYEE');
  });

  rule('a child with an allowance has exactly one recipient at home', ({ members }) => {
    const allowances = members.map((person) => fact(person, 'childAllowance'));
    const recipients = allowances.filter((value) => value === 'RECIPIENT').length;
    expect(recipients).toBe(allowances.includes('CHILD') ? 1 : 0);
  });

  rule('one head, parents at least sixteen years older than their children, one address', ({ members }) => {
    expect(members.filter((person) => relationOf(person) === 'HEAD')).toHaveLength(1);
    expect(new Set(members.map(({ details }) => details.address)).size).toBe(1);
    const [head] = members;
    for (const person of members.filter((member) => relationOf(member) === 'CHILD')) {
      const gap = Number(person.details.birthDate.slice(0, 4)) - Number(head?.details.birthDate.slice(0, 4));
      expect(gap).toBeGreaterThanOrEqual(16);
      expect((person.details.addressSince ?? '') >= person.details.birthDate).toBe(true);
    }
  });
});

describe('who comes to the counter', () => {
  it('movers come from elsewhere and bring no records of this city', () => {
    const movers = moversIn({ seed: 3, wards: ['moji'], date });
    for (let count = 0; count < 50; count += 1) {
      const { value } = movers.next();
      expect(value.ward).toBe('moji');
      expect(value.newAddress).toContain('門司区');
      for (const { details, answers } of value.members) {
        expect(details.address).not.toContain('北九州市');
        expect(details.facts).toEqual({});
        expect(answers.childAllowance).toBe('NONE');
      }
      expect(String(value.event.moveInDate) <= date).toBe(true);
    }
  });

  it('no household comes twice, and each life event brings what it needs', () => {
    const visits = visitIntents({ seed: 4, ward: 'kokurakita', date, city: hundred });
    const day = Array.from({ length: 150 }, () => visits.next()).flatMap(({ value }) => value ?? []);
    const households = day.flatMap(({ household }) => household?.record ?? []);
    expect(new Set(households).size).toBe(households.length);
    expect(day.filter(({ lifeEvent }) => lifeEvent !== null).length).toBeGreaterThan(45);
    for (const { lifeEvent, household, movingIn, newborn, newAddress } of day) {
      if (lifeEvent === 'MOVE_IN') expect(movingIn?.newAddress).toBe(newAddress);
      if (lifeEvent === 'MOVE_OUT') expect(household?.ward).toBe('kokurakita');
      if (lifeEvent === 'MOVE_WARD') expect(household?.ward).not.toBe('kokurakita');
      if (lifeEvent === 'BIRTH') expect(newborn?.details.birthDate.slice(0, 4)).toBe('2026');
    }
  });
});
