/** What can go wrong between a command and its answer; the edge turns each into a problem document. */
import type { Refusal } from './decider.js';

export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.refused);
  }
}

/** A person decided on something that has changed since she saw it. */
export class Stale extends Error {
  constructor(
    readonly seenVersion: number,
    readonly changed: { readonly type: string; readonly version: number; readonly at: string; readonly person: string },
  ) {
    super('changed since seen');
  }
}

/** The same Idempotency-Key with another body. */
export class OtherCommand extends Error {
  constructor() {
    super('another command was sent under this key');
  }
}

/** Too many writers for too long; the caller may try again. */
export class Busy extends Error {
  constructor(readonly stream: string) {
    super(`the stream of category ${stream.split('-')[0] ?? ''} is too busy`);
  }
}

export class NotFound extends Error {
  constructor(
    readonly what: string,
    readonly id: string,
  ) {
    super(`${what} not found`);
  }
}
