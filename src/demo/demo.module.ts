import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { ReceptionModule } from '../reception/index.js';
import { DemoController } from './demo.controller.js';

@Module({ imports: [GuidanceModule, ReceptionModule], controllers: [DemoController] })
export class DemoModule {}
