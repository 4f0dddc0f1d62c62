/** A command is a tiny class, because the bus routes by constructor; its data class is at once HTTP body and OpenAPI schema. */
import { Command } from '@nestjs/cqrs';
import type { Meta } from './decider.js';

/** What a command answers: a pure function of the stored events, so that a repeated one answers the same. */
export interface Written<E = unknown> {
  readonly stream: string;
  readonly version: number;
  /** Everything up to here is visible after waiting with `after=`. */
  readonly position: bigint;
  readonly events: readonly E[];
}

export abstract class DomainCommand<Data, Result = Written> extends Command<Result> {
  constructor(
    readonly data: Data,
    readonly meta: Meta,
  ) {
    super();
  }
}
