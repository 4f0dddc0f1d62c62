import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { loadCatalogue } from '../../guidance/index.js';
import { findKind } from './kinds.js';
import { loadCertificateRules } from './load-rules.js';

describe('the rules of certificates', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'madoguchi-certificates-'));
    cpSync('config/certificates', join(folder, 'certificates'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const change = (file: string, from: string, to: string) => {
    const path = join(folder, 'certificates', file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  };

  it('are read in the order in which they are shown', () => {
    const rules = loadCertificateRules(folder);
    expect(rules.kinds.map(({ order }) => order)).toEqual(
      rules.kinds.map(({ order }) => order).toSorted((a, b) => a - b),
    );
    expect(findKind(rules, 'JUMINHYO')).toMatchObject({ fee: 300, post: 'here', template: 'resident-record' });
  });

  it('have another version when a fee changes', () => {
    const before = loadCertificateRules(folder).version;
    change('kinds/JUMINHYO.yaml', 'fee: 300', 'fee: 350');
    expect(loadCertificateRules(folder).version).not.toBe(before);
  });

  it('print every output of the catalogue, or say in both languages where it comes from', () => {
    const { kinds } = loadCertificateRules(folder);
    for (const { id, elsewhere } of loadCatalogue('config').content.outputs) {
      const printed = id === 'GUIDE' || kinds.some((kind) => kind.id === id && kind.template !== null && kind.counter);
      expect([id, elsewhere === undefined]).toEqual([id, printed]);
    }
  });

  it.each([
    ['fee: 300', 'fee: cheap', 'JUMINHYO.yaml:6'],
    ['basis: [seed', 'basis: [NOWHERE', 'there is no source NOWHERE'],
    ['template: resident-record', 'template: null', 'what is printed here needs a template'],
    ['id: JUMINHYO', 'id: JUMIN', 'the file is named JUMINHYO'],
    ['counter: true', 'counter: true\nextra: 1', 'unknown key "extra"'],
  ])('stop the start when %s becomes %s', (from, to, told) => {
    change('kinds/JUMINHYO.yaml', from, to);
    expect(() => loadCertificateRules(folder)).toThrow(told);
  });
});
