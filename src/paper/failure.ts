import type { Diagnostic } from './worker.js';

export type FailureKind = 'data' | 'template' | 'time-limit' | 'worker' | 'closed';

/** Why a sheet could not be printed. Says nothing of what was to be printed on it. */
export class PaperFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly template: string,
    readonly diagnostics: readonly Diagnostic[] = [],
    detail = '',
  ) {
    const places = diagnostics.map(({ file, line, column, reason }) => `${file}:${line}:${column} ${reason}`);
    super([`${template}: ${kind}`, detail, ...places].filter(Boolean).join('\n'));
    this.name = 'PaperFailure';
  }
}

/** The engine quotes what it stumbled over; what came from the data is a person's and is left out. */
export function withoutQuotes(reason: string, texts: readonly string[]): string {
  return reason.replace(/\\?"([^"\\]*)\\?"/g, (quoted, inner: string) =>
    inner !== '' && texts.some((text) => text.includes(inner)) ? '"…"' : quoted,
  );
}
