// Everything that an approved form changes has been entered: noted once for the approval, once for each correction.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainCommand } from '../kernel/command.js';
import type { Decide, Fold } from '../kernel/decider.js';
import { Executor } from '../kernel/execute.js';
import type { RegistryEvent } from './events.js';
import { applicationStream } from './keys.js';

type AppliedEvent = Extract<RegistryEvent, { type: 'registry.FormApplied' }>;

/** Versions of the corrections that were applied; 0 is the first approval. */
export type Applications = readonly number[];

export const applications: Fold<Applications, AppliedEvent> = {
  initial: [],
  evolve: (state, { data }) => [...state, data.correction ?? 0],
};

export interface NoteFormAppliedData {
  readonly formId: string;
  readonly caseId: string;
  readonly persons: string[];
  readonly correction?: number;
}

export class NoteFormApplied extends DomainCommand<NoteFormAppliedData> {}

export const decideNoteFormApplied: Decide<NoteFormApplied, Applications, AppliedEvent> = ({ data }, applied) =>
  applied.includes(data.correction ?? 0) ? [] : [{ type: 'registry.FormApplied', data }];

@CommandHandler(NoteFormApplied)
export class NoteFormAppliedHandler implements ICommandHandler<NoteFormApplied> {
  constructor(private readonly executor: Executor) {}

  execute(command: NoteFormApplied) {
    return this.executor.decide({
      stream: applicationStream(command.data.formId),
      fold: applications,
      command,
      decide: decideNoteFormApplied,
    });
  }
}
