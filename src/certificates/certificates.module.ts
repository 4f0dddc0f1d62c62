import { Module } from '@nestjs/common';
import { CentreModule } from '../centre/index.js';
import { GuidanceModule } from '../guidance/index.js';
import { IdentityModule } from '../identity/index.js';
import { ReceptionModule } from '../reception/index.js';
import { RegistryModule } from '../registry/index.js';
import { CertificateFileController } from './certificate-file.js';
import { FormFileController } from './form-file.js';
import { HandOverController } from './hand-over-outputs.js';
import { IssueCertificateHandler, NoteSheetHandler, VoidCertificateHandler } from './issue-certificate.js';
import { IssueRegister } from './issue-register.js';
import { OutputContents } from './output-contents.js';
import { PrintOutputController } from './print-output.js';
import { TicketFileController } from './ticket-file.js';
import { VerifyCertificateController } from './verify-certificate.js';

@Module({
  imports: [IdentityModule, GuidanceModule, ReceptionModule, CentreModule, RegistryModule],
  controllers: [
    PrintOutputController,
    CertificateFileController,
    FormFileController,
    TicketFileController,
    HandOverController,
    VerifyCertificateController,
  ],
  providers: [IssueRegister, OutputContents, IssueCertificateHandler, NoteSheetHandler, VoidCertificateHandler],
  exports: [IssueRegister],
})
export class CertificatesModule {}
