import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadCatalogue } from './load-catalogue.js';
import { conditionInWords } from './wording.js';

const catalogue = loadCatalogue('config');
const procedures = [...new Set(catalogue.rows.map(({ procedure }) => procedure))];

describe('the condition in words above every `when`', () => {
  it.each(procedures)('%s says what its clauses say', (procedure) => {
    const text = readFileSync(`config/procedures/${procedure}.yaml`, 'utf8');
    const written = [...text.matchAll(/# 条件：(.*)\n/g)].map(([, words]) => words);
    const rows = catalogue.rows.filter((row) => row.procedure === procedure);
    expect(written).toEqual(rows.map(({ when }) => conditionInWords(when.map(({ words }) => words)).ja));
  });

  it('is there in English too', () => {
    const row = catalogue.rows.find(({ procedure }) => procedure === 'KAIGO-CERT-OUT');
    expect(conditionInWords((row?.when ?? []).map(({ words }) => words)).en).toBe(
      'role in the event: mover and age reached at least 40 and care level is not none and not: into a facility (residence exception)',
    );
  });
});
