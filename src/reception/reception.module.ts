import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { RegistryModule } from '../registry/index.js';
import { IdentityModule } from '../identity/index.js';
import { CallNextController, CallNextHandler } from './call-next.js';
import {
  ChangeNeedsHandler,
  ChangePurposeHandler,
  EndCentreWaitHandler,
  MarkTicketReadyHandler,
  RequeueTicketHandler,
  WithdrawTicketHandler,
} from './direct-ticket.js';
import { GetFloorController } from './get-floor.js';
import { GetQueueController } from './get-queue.js';
import { GetTicketController } from './get-ticket.js';
import { Waiting } from './get-waiting.js';
import { MarkTicketReadyJob } from './mark-ticket-ready-when-case-ready.obligation.js';
import { IssueTicketController, IssueTicketHandler } from './issue-ticket.js';
import { ReportFloorController, ReportFloorHandler } from './report-floor.js';
import {
  CallToHandOverHandler,
  FinishTicketHandler,
  NoteNoShowHandler,
  RecallTicketHandler,
  StartServingHandler,
  WaitForCentreHandler,
} from './serve-ticket.js';
import { TicketCommands } from './ticket-command.js';
import { TicketsController } from './tickets.controller.js';
import { Cases } from './cases/case-command.js';
import { ShieldedPapers } from './cases/shielded-papers.js';
import { CasesOfTicket } from './cases/ticket-queries.js';
import { CasesController } from './cases/cases.controller.js';
import { FinishFormJob } from './cases/finish-form-when-approved.obligation.js';
import { FinishFormHandler, TakeFormBackHandler } from './cases/follow-centre.js';
import { GetCaseController } from './cases/get-case.js';
import { CheckAtWindowHandler, HandOffFormsHandler, WithdrawHandOffHandler } from './cases/hand-off.js';
import {
  CloseCaseHandler,
  HandOverHandler,
  JoinTicketHandler,
  NoteOutputHandler,
  WithdrawCaseHandler,
} from './cases/hand-over.js';
import { FinishItemHandler, JudgeItemsHandler } from './cases/judge-item.js';
import { OpenCaseHandler } from './cases/open-case.js';
import { DropFormHandler, PrepareFormsHandler } from './cases/prepare-forms.js';
import { RecordFactsHandler } from './cases/record-facts.js';
import { TieScanHandler } from './cases/scan-form.js';
import { HouseholdController } from './cases/household.controller.js';
import { TakeFormBackJob } from './cases/take-form-back-when-returned.obligation.js';
import { IdentifyFilerHandler, TakeHouseholdHandler } from './cases/take-household.js';

@Module({
  imports: [IdentityModule, GuidanceModule, RegistryModule],
  controllers: [
    IssueTicketController,
    CallNextController,
    TicketsController,
    ReportFloorController,
    GetFloorController,
    GetQueueController,
    GetTicketController,
    CasesController,
    GetCaseController,
    HouseholdController,
  ],
  providers: [
    Waiting,
    TicketCommands,
    IssueTicketHandler,
    CallNextHandler,
    RecallTicketHandler,
    NoteNoShowHandler,
    StartServingHandler,
    WaitForCentreHandler,
    FinishTicketHandler,
    CallToHandOverHandler,
    RequeueTicketHandler,
    WithdrawTicketHandler,
    ChangePurposeHandler,
    ChangeNeedsHandler,
    MarkTicketReadyHandler,
    EndCentreWaitHandler,
    ReportFloorHandler,
    Cases,
    CasesOfTicket,
    ShieldedPapers,
    OpenCaseHandler,
    IdentifyFilerHandler,
    TakeHouseholdHandler,
    RecordFactsHandler,
    JudgeItemsHandler,
    FinishItemHandler,
    PrepareFormsHandler,
    DropFormHandler,
    TieScanHandler,
    HandOffFormsHandler,
    WithdrawHandOffHandler,
    CheckAtWindowHandler,
    FinishFormHandler,
    TakeFormBackHandler,
    NoteOutputHandler,
    HandOverHandler,
    CloseCaseHandler,
    WithdrawCaseHandler,
    JoinTicketHandler,
    FinishFormJob,
    TakeFormBackJob,
    MarkTicketReadyJob,
  ],
  exports: [Waiting, TicketCommands, Cases, CasesOfTicket],
})
export class ReceptionModule {}
