import { Module } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApprovedEntries, CentreModule } from '../../centre/index.js';
import { StoreClock } from '../../edge/clock.js';
import { Executor } from '../../kernel/execute.js';
import { Cases, ReceptionModule } from '../../reception/index.js';
import { ApplyFormJob } from './apply-form.job.js';

const make = (executor: Executor, commands: CommandBus, clock: StoreClock, entries: ApprovedEntries, cases: Cases) =>
  new ApplyFormJob({
    executor,
    commands,
    now: () => clock.iso(),
    entryOfForm: async (formId) => (await entries.approvedEntry(formId)).entry,
    caseOfForm: async (caseId) => (await cases.load(caseId)).state,
  });

@Module({
  imports: [CentreModule, ReceptionModule],
  providers: [
    { provide: ApplyFormJob, useFactory: make, inject: [Executor, CommandBus, StoreClock, ApprovedEntries, Cases] },
  ],
})
export class ApplyFormModule {}
