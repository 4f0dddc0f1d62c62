import type { Clause, Comparison, FactValue } from './clause.js';
import type { FactSpec, Words } from './content.js';

// A condition in words, made from the labels of the facts.

type FactOf = (name: string) => FactSpec;

export const ALWAYS: Words = { ja: 'いつも', en: 'always' };

export function wordsOf(clause: Clause, factOf: FactOf): Words {
  if ('any' in clause) return joined(clause.any, 'または', 'or', factOf);
  if ('all' in clause) return joined(clause.all, 'かつ', 'and', factOf);
  const fact = factOf(clause.name);
  return { ja: japanese(fact, clause), en: english(fact, clause) };
}

/** A whole condition as the comment above it in the file says it. */
export function conditionInWords(clauses: readonly Words[]): Words {
  if (clauses.length === 0) return ALWAYS;
  return { ja: clauses.map(({ ja }) => ja).join(' かつ '), en: clauses.map(({ en }) => en).join(' and ') };
}

function joined(parts: readonly Clause[], ja: string, en: string, factOf: FactOf): Words {
  const words = parts.map((part) => wordsOf(part, factOf));
  return {
    ja: `（${words.map((word) => word.ja).join(` ${ja} `)}）`,
    en: `(${words.map((word) => word.en).join(` ${en} `)})`,
  };
}

function japanese(fact: FactSpec, { op, value }: Comparison): string {
  const values = valuesIn(fact, value, 'ja').join('・');
  const amount = `${values}${fact.unit_ja ?? ''}`;
  if (fact.type === 'boolean') return isAffirmed(op, value) ? fact.label_ja : `${fact.label_ja}：いいえ`;
  switch (op) {
    case 'eq':
    case 'in':
      return `${fact.label_ja}＝${values}`;
    case 'ne':
    case 'nin':
      return `${fact.label_ja}≠${values}`;
    case 'gte':
      return `${fact.label_ja}${amount}以上`;
    case 'lt':
      return `${fact.label_ja}${amount}未満`;
  }
}

function english(fact: FactSpec, { op, value }: Comparison): string {
  const values = valuesIn(fact, value, 'en').join(' or ');
  if (fact.type === 'boolean') return isAffirmed(op, value) ? fact.label_en : `not: ${fact.label_en}`;
  switch (op) {
    case 'eq':
    case 'in':
      return `${fact.label_en}: ${values}`;
    case 'ne':
    case 'nin':
      return `${fact.label_en} is not ${values}`;
    case 'gte':
      return `${fact.label_en} at least ${values}`;
    case 'lt':
      return `${fact.label_en} under ${values}`;
  }
}

function isAffirmed(op: Comparison['op'], value: Comparison['value']): boolean {
  const named = Array.isArray(value) ? value.includes(true) : value === true;
  return op === 'ne' || op === 'nin' ? !named : named;
}

function valuesIn(fact: FactSpec, value: Comparison['value'], language: 'ja' | 'en'): readonly string[] {
  const list: readonly FactValue[] = typeof value === 'object' ? value : [value];
  return list.map((one) => fact.values?.find((option) => option.value === one)?.[language] ?? String(one));
}
