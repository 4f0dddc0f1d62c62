import { isIsoDate } from '../calendar/iso-date.js';
import type { FactSpec, ContentPath, Problem } from './content.js';

export type FactValue = string | number | boolean;
export const OPERATORS = ['eq', 'ne', 'in', 'nin', 'gte', 'lt'] as const;
export type Operator = (typeof OPERATORS)[number];

/** One comparison of a fact (or, on a form, of another field) with a value. */
export type Comparison = {
  readonly subject: 'fact' | 'field';
  readonly name: string;
  readonly op: Operator;
  readonly value: FactValue | readonly FactValue[];
};
export type Clause = Comparison | { readonly any: readonly Clause[] } | { readonly all: readonly Clause[] };

/** What a comparison may speak about. `undefined` = no such fact or field. */
export type Vocabulary = {
  readonly fact: (name: string) => FactSpec | undefined;
  readonly field?: (name: string) => { readonly type: string; readonly codes: readonly string[] | null } | undefined;
};

type Reader = { readonly vocabulary: Vocabulary; readonly problems: Problem[] };

/** Reads a clause as written in a file; every mistake goes to `problems` with its place, and then the answer is undefined. */
export function readClause(raw: unknown, path: ContentPath, reader: Reader): Clause | undefined {
  if (!isMapping(raw)) return refuse(reader, path, 'a clause is {fact, op, value}, {any: […]} or {all: […]}');
  if ('any' in raw) return readBranch('any', raw, path, reader);
  if ('all' in raw) return readBranch('all', raw, path, reader);
  return readComparison(raw, path, reader);
}

function readBranch(kind: 'any' | 'all', raw: Mapping, path: ContentPath, reader: Reader): Clause | undefined {
  const extra = Object.keys(raw).find((key) => key !== kind);
  if (extra !== undefined) return refuse(reader, [...path, extra], `unknown key "${extra}" beside "${kind}"`);
  const list = raw[kind];
  if (!Array.isArray(list) || list.length === 0)
    return refuse(reader, [...path, kind], `"${kind}" needs a list of clauses`);
  const clauses = list.map((item: unknown, index) => readClause(item, [...path, kind, index], reader));
  const read = clauses.filter((clause) => clause !== undefined);
  if (read.length < clauses.length) return undefined;
  return kind === 'any' ? { any: read } : { all: read };
}

function readComparison(raw: Mapping, path: ContentPath, reader: Reader): Comparison | undefined {
  const extra = Object.keys(raw).find((key) => !['fact', 'field', 'op', 'value'].includes(key));
  if (extra !== undefined) return refuse(reader, [...path, extra], `unknown key "${extra}" in a clause`);
  const subject = 'field' in raw ? 'field' : 'fact';
  const name = raw[subject];
  if (typeof name !== 'string') return refuse(reader, path, 'a clause needs a fact');
  const { op } = raw;
  if (!isOperator(op))
    return refuse(reader, [...path, 'op'], `unknown op "${String(op)}" (one of ${OPERATORS.join(', ')})`);
  const domain = subject === 'fact' ? factDomain(name, reader.vocabulary) : fieldDomain(name, reader.vocabulary);
  if (!domain) return refuse(reader, [...path, subject], `unknown ${subject} "${name}"`);
  const { value } = raw;
  const reason = valueProblem(op, value, domain);
  if (reason !== null) return refuse(reader, [...path, 'value'], `${name}: ${reason}`);
  return isFactValue(value) || isFactValues(value) ? { subject, name, op, value } : undefined;
}

type Domain = { readonly type: FactSpec['type']; readonly allowed: readonly string[] | null };

function factDomain(name: string, { fact }: Vocabulary): Domain | undefined {
  const spec = fact(name);
  return spec && { type: spec.type, allowed: spec.values?.map(({ value }) => value) ?? null };
}

function fieldDomain(name: string, { field }: Vocabulary): Domain | undefined {
  const spec = field?.(name);
  if (!spec) return undefined;
  if (spec.type === 'code') return { type: 'enum', allowed: spec.codes };
  return { type: spec.type === 'boolean' ? 'boolean' : 'enum', allowed: null };
}

function valueProblem(op: Operator, value: unknown, domain: Domain): string | null {
  const many = op === 'in' || op === 'nin';
  if (many !== Array.isArray(value)) return many ? `op "${op}" needs a list of values` : `op "${op}" needs one value`;
  if (Array.isArray(value) && value.length === 0) return `op "${op}" needs at least one value`;
  if ((op === 'gte' || op === 'lt') && domain.type !== 'integer' && domain.type !== 'date') {
    return `op "${op}" compares numbers and dates, and the fact is a ${domain.type}`;
  }
  for (const one of Array.isArray(value) ? value : [value]) {
    const reason = singleValueProblem(one, domain);
    if (reason !== null) return reason;
  }
  return null;
}

/** Why a value cannot be one of this fact, in words; null if it can. */
export function singleValueProblem(value: unknown, { type, allowed }: Domain): string | null {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : `"${String(value)}" is neither true nor false`;
    case 'integer':
      return Number.isInteger(value) ? null : `"${String(value)}" is not a whole number`;
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? null : `"${String(value)}" is not a date (year-month-day)`;
    case 'enum':
      if (typeof value === 'string' && (allowed === null || allowed.includes(value))) return null;
      return `value "${String(value)}" is not one of ${(allowed ?? []).join(', ')}`;
  }
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isOperator(value: unknown): value is Operator {
  return OPERATORS.some((op) => op === value);
}

function isFactValue(value: unknown): value is FactValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function isFactValues(value: unknown): value is readonly FactValue[] {
  return Array.isArray(value) && value.every(isFactValue);
}

function refuse(reader: Reader, path: ContentPath, reason: string): undefined {
  reader.problems.push({ path, reason });
  return undefined;
}
