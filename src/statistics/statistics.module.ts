import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { IdentityModule } from '../identity/index.js';
import { Figures } from './figure-queries.js';
import { GetCasesController } from './get-cases.js';
import { GetDefinitionsController } from './get-definitions.js';
import { GetExploreController } from './get-explore.js';
import { GetNowController } from './get-now.js';
import { GetStatusController } from './get-status.js';
import { Wording } from './wording.js';

@Module({
  imports: [IdentityModule, GuidanceModule],
  controllers: [
    GetNowController,
    GetDefinitionsController,
    GetExploreController,
    GetCasesController,
    GetStatusController,
  ],
  providers: [Figures, Wording],
})
export class StatisticsModule {}
