import { Module } from '@nestjs/common';
import { Guide } from './guide.js';
import { PublishCatalogueHandler } from './publish-catalogue.js';

@Module({ providers: [Guide, PublishCatalogueHandler], exports: [Guide] })
export class GuidanceModule {}
