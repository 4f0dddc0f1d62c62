import { Module } from '@nestjs/common';
import { GuidanceModule } from '../guidance/index.js';
import { IdentityModule } from '../identity/index.js';
import { RegistryModule } from '../registry/index.js';
import { AuditController } from './audit.controller.js';
import { Dossiers } from './dossier-queries.js';
import { Looks } from './looks.js';
import { Replay } from './replay.js';

@Module({
  imports: [IdentityModule, GuidanceModule, RegistryModule],
  controllers: [AuditController],
  providers: [Dossiers, Replay, Looks],
})
export class AuditModule {}
