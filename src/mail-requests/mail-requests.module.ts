import { Module } from '@nestjs/common';
import { CertificatesModule } from '../certificates/index.js';
import { DocumentsModule } from '../documents/index.js';
import { GuidanceModule } from '../guidance/index.js';
import { IdentityModule } from '../identity/index.js';
import { RegistryModule } from '../registry/index.js';
import { CheckAddresseeHandler } from './check-addressee.js';
import { ClaimRequestHandler, ReleaseRequestHandler } from './claim-request.js';
import { DispatchRequestHandler, RejectRequestHandler } from './end-request.js';
import { FindSubjectHandler, StopForProtectionHandler } from './find-subject.js';
import { GetBoardController } from './get-board.js';
import { GetLedgerController } from './get-ledger.js';
import { GetRequestController } from './get-request.js';
import { MailDesk } from './mail-desk.js';
import { MailPapers } from './mail-papers.js';
import { MailQueries } from './mail-queries.js';
import { OpenIntakeJob } from './open-intake-when-registered.obligation.js';
import { OpenMailIntakeHandler } from './open-mail-intake.js';
import { MailPapersController } from './papers.controller.js';
import { PrintCertificatesHandler } from './print-certificates.js';
import { ReceiveReplyHandler } from './receive-reply.js';
import { RegisterEnvelopeHandler } from './register-envelope.js';
import { RegistrationController } from './registration.controller.js';
import { SendInquiryHandler } from './send-inquiry.js';
import { SettleFeeHandler } from './settle-fee.js';
import { FailVerificationHandler, VerifyPrintHandler } from './verify-print.js';
import { StoppedPapers } from './stopped-papers.js';
import { VoidCertificatesJob } from './void-certificates-when-refused.obligation.js';
import { MailWorkController } from './work.controller.js';

@Module({
  imports: [IdentityModule, GuidanceModule, DocumentsModule, RegistryModule, CertificatesModule],
  controllers: [
    RegistrationController,
    GetLedgerController,
    GetBoardController,
    MailWorkController,
    MailPapersController,
    GetRequestController,
  ],
  providers: [
    MailDesk, MailQueries, MailPapers, StoppedPapers,
    RegisterEnvelopeHandler, OpenMailIntakeHandler, ClaimRequestHandler, ReleaseRequestHandler, FindSubjectHandler, StopForProtectionHandler, SettleFeeHandler,
    SendInquiryHandler, ReceiveReplyHandler, PrintCertificatesHandler, VerifyPrintHandler, FailVerificationHandler, CheckAddresseeHandler,
    DispatchRequestHandler, RejectRequestHandler,
    OpenIntakeJob, VoidCertificatesJob,
  ], // prettier-ignore
})
export class MailRequestsModule {}
