import { describe, expect, it } from '@jest/globals';
import { cityCalendar, listedCalendar } from '../calendar/business-days.js';
import { catalogueFrom } from './catalogue.js';
import { loadCatalogue } from './load-catalogue.js';
import { readScenarios } from './scenario-file.js';
import { differencesOf, runScenarios } from './scenarios.js';

const catalogue = loadCatalogue('config');
const file = readScenarios('config/scenarios.yaml', catalogue);

describe("the office's scenarios", () => {
  it.each(file.scenarios.map((scenario) => [scenario.id, scenario.title, scenario] as const))(
    '%s %s',
    (_id, _title, scenario) => {
      expect(differencesOf(catalogue, scenario, listedCalendar(file.calendar))).toEqual([]);
    },
  );

  it('come out the same with the real calendar', () => {
    expect(file.scenarios.flatMap((scenario) => differencesOf(catalogue, scenario, cityCalendar()))).toEqual([]);
  });

  it('come out the same with the catalogue as it is kept', () => {
    const kept = catalogueFrom(JSON.parse(JSON.stringify(catalogue.content)));
    expect(kept.version).toBe(catalogue.version);
    expect(runScenarios(kept, file)).toMatchObject({ scenarios: 19, passed: 19, failed: 0 });
  });

  it('name every difference', () => {
    const [first] = file.scenarios;
    if (!first) throw new Error('no scenario');
    const { 'JUKI-IN': _juki, ...others } = first.expect.required ?? {};
    const changed = {
      ...first,
      expect: { ...first.expect, required: { ...others, 'NHI-ACQ-IN': ['A'], SEIHO: ['A'] }, overdue: ['DOG'] },
    };
    expect(differencesOf(catalogue, changed, listedCalendar(file.calendar)).map(({ text }) => text)).toEqual([
      'S1: required: NHI-ACQ-IN: expected A, found A, B, C, D',
      'S1: required: SEIHO: expected A, found nothing',
      'S1: required: JUKI-IN: expected nothing, found case',
      'S1: overdue: DOG: expected listed, found nothing',
    ]);
  });
});
