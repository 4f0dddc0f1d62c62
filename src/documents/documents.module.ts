import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { ReceptionModule } from '../reception/index.js';
import { DocumentsController } from './documents.controller.js';
import { Placing } from './placing.js';
import { PlacePagesHandler, RecordScanHandler, SetPagesAsideHandler } from './record-scan.js';
import { Scans } from './scans.js';
import { ListUnplacedController } from './list-unplaced.js';

@Module({
  imports: [GuidanceModule, ReceptionModule],
  controllers: [DocumentsController, ListUnplacedController],
  providers: [Scans, Placing, RecordScanHandler, PlacePagesHandler, SetPagesAsideHandler],
  exports: [Scans],
})
export class DocumentsModule {}
