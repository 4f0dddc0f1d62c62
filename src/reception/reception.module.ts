import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { CallNextController, CallNextHandler } from './call-next.js';
import { ChangeNeedsHandler, ChangePurposeHandler, MarkTicketReadyHandler, RequeueTicketHandler, WithdrawTicketHandler } from './direct-ticket.js';
import { GetFloorController } from './get-floor.js';
import { GetQueueController } from './get-queue.js';
import { GetTicketController } from './get-ticket.js';
import { Waiting } from './get-waiting.js';
import { IssueTicketController, IssueTicketHandler } from './issue-ticket.js';
import { ReportFloorController, ReportFloorHandler } from './report-floor.js';
import { CallToHandOverHandler, FinishTicketHandler, NoteNoShowHandler, RecallTicketHandler, StartServingHandler, WaitForCentreHandler } from './serve-ticket.js';
import { TicketCommands } from './ticket-command.js';
import { TicketsController } from './tickets.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [IssueTicketController, CallNextController, TicketsController, ReportFloorController, GetFloorController, GetQueueController, GetTicketController],
  providers: [
    Waiting, TicketCommands,
    IssueTicketHandler, CallNextHandler, RecallTicketHandler, NoteNoShowHandler, StartServingHandler, WaitForCentreHandler, FinishTicketHandler,
    CallToHandOverHandler, RequeueTicketHandler, WithdrawTicketHandler, ChangePurposeHandler, ChangeNeedsHandler, MarkTicketReadyHandler, ReportFloorHandler,
  ],
  exports: [Waiting, TicketCommands],
})
export class ReceptionModule {}
