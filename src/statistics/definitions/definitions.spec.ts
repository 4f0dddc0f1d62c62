import { expect, it } from '@jest/globals';
import { definitions } from './index.js';

it('has words in both languages, a version and its own name for every figure', () => {
  for (const { id, version, name, text } of definitions) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(version).toBeGreaterThan(0);
    for (const words of [name, text]) {
      expect(words.ja).toMatch(/[ぁ-ん一-龠]/);
      expect(words.en).not.toMatch(/[ぁ-ん一-龠]/);
    }
  }
  expect(new Set(definitions.map(({ id }) => id)).size).toBe(definitions.length);
});
