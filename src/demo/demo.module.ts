import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { ReceptionModule } from '../reception/index.js';
import { DemoController } from './demo.controller.js';
import { SamplePapers } from './sample-papers.js';

@Module({ imports: [GuidanceModule, ReceptionModule], controllers: [DemoController], providers: [SamplePapers] })
export class DemoModule {}
