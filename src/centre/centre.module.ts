import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReceptionModule } from '../reception/index.js';
import { ApprovedEntries } from './approved-entry.js';
import { CheckEntry } from './check-entry.js';
import { ClaimFormHandler, ExpireLeaseHandler } from './claim-form.js';
import { ApproveCorrectionHandler, CorrectEntryHandler, RefuseCorrectionHandler } from './correct-entry.js';
import { CorrectionsController } from './corrections.controller.js';
import { Drafts } from './drafts.js';
import { ExpireLeases } from './expire-leases.js';
import { FormDesk } from './form-desk.js';
import { FormRows } from './form-rows.js';
import { FormView } from './form-view.js';
import { FormsController } from './forms.controller.js';
import { GetCaseFormsController } from './get-case-forms.js';
import { GetQueueController } from './get-queue.js';
import { GetSummaryController } from './get-summary.js';
import { PutOnHoldHandler, RaisePriorityHandler, ReleaseFormHandler } from './give-back.js';
import { LastCase } from './last-case.js';
import { Leases } from './leases.js';
import { OpenWorkItemHandler } from './open-work-item.js';
import { OpenWorkItemJob } from './open-work-item-when-handed-off.obligation.js';
import { ApproveEntryHandler, ReturnToOperatorHandler, ReturnToWardHandler } from './review-entry.js';
import { SubmitEntryHandler } from './submit-entry.js';
import { TakeNext } from './take-next.js';
import { TakeNextController } from './take-next.controller.js';
import { WaitingList } from './waiting-list.js';
import { WithdrawWorkItemHandler } from './withdraw-work-item.js';
import { WithdrawWorkItemJob } from './withdraw-work-item-when-taken-back.obligation.js';

@Module({
  imports: [IdentityModule, GuidanceModule, ReceptionModule],
  controllers: [
    GetQueueController,
    GetSummaryController,
    GetCaseFormsController,
    TakeNextController,
    FormsController,
    CorrectionsController,
  ],
  providers: [
    FormDesk,
    FormView,
    FormRows,
    CheckEntry,
    Leases,
    Drafts,
    WaitingList,
    LastCase,
    TakeNext,
    ExpireLeases,
    ApprovedEntries,
    OpenWorkItemHandler,
    WithdrawWorkItemHandler,
    ClaimFormHandler,
    ExpireLeaseHandler,
    ReleaseFormHandler,
    PutOnHoldHandler,
    RaisePriorityHandler,
    SubmitEntryHandler,
    ApproveEntryHandler,
    ReturnToOperatorHandler,
    ReturnToWardHandler,
    CorrectEntryHandler,
    ApproveCorrectionHandler,
    RefuseCorrectionHandler,
    OpenWorkItemJob,
    WithdrawWorkItemJob,
  ],
  exports: [ApprovedEntries],
})
export class CentreModule {}
