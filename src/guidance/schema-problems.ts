import type { z } from 'zod';
import type { ContentPath, Problem } from './content.js';

/** What the schema found wrong, in words and with the place of each. */
export function schemaProblems(error: z.ZodError, raw: unknown): readonly Problem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.filter((part) => typeof part !== 'symbol');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({ path: [...path, key], reason: `unknown key "${key}"` }));
    }
    return [{ path, reason: reasonOf(issue.message, path, raw) }];
  });
}

function reasonOf(message: string, path: ContentPath, raw: unknown): string {
  const name = path.filter((part) => typeof part === 'string').at(-1) ?? 'content';
  if (valueAt(raw, path) === undefined) return `"${name}" is missing`;
  return `${name}: ${message.replace(/^Invalid (input|option): /, '')}`;
}

function valueAt(raw: unknown, path: ContentPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return value[Number(part)];
    return isMapping(value) ? value[String(part)] : undefined;
  }, raw);
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
