import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { ReceptionModule } from '../reception/index.js';
import { DocumentsController } from './documents.controller.js';
import { Placing } from './placing.js';
import { PlacePagesHandler, RecordScanHandler } from './record-scan.js';
import { Scans } from './scans.js';

@Module({
  imports: [GuidanceModule, ReceptionModule],
  controllers: [DocumentsController],
  providers: [Scans, Placing, RecordScanHandler, PlacePagesHandler],
  exports: [Scans],
})
export class DocumentsModule {}
