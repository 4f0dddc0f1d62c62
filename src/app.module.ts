/** The contexts over the kernel's services; nothing else. */
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { Pool } from 'pg';
import { RateLimiterPostgres } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { AccessLog } from './edge/access-log.js';
import { AccessLogInterceptor } from './edge/access-log.interceptor.js';
import { ChangedSinceInterceptor } from './edge/changed-since.interceptor.js';
import { StoreClock } from './edge/clock.js';
import { LiveController } from './edge/live.js';
import { Log } from './edge/log.js';
import { ProblemFilter } from './edge/problem.filter.js';
import { ReadsInterceptor } from './edge/reads.interceptor.js';
import { RightGuard } from './edge/right.guard.js';
import { SubjectGates } from './edge/subject-gates.js';
import { SystemController } from './edge/system.controller.js';
import { Texts } from './edge/texts.js';
import { CERTIFICATE_RULES, type CertificateRules } from './certificates/index.js';
import { DEMO_STAGE, DemoModule, type DemoStage } from './demo/index.js';
import { BlobStore, INTAKE_LIMITS, type IntakeLimits } from './documents/index.js';
import { CATALOGUE, wordOf, type Catalogue } from './guidance/index.js';
import type { Stores } from './host/stores.js';
import { DEMO_CITY, IdentityModule, SIGN_IN_LIMIT, type DemoCity } from './identity/index.js';
import { Executor } from './kernel/execute.js';
import { Obligations } from './kernel/obligations/index.js';
import { Projections } from './kernel/projections.js';
import { EventCodec } from './kernel/store/codec.js';
import { EventStore } from './kernel/store/port.js';
import { Sealer } from './kernel/store/seal.js';
import type { Paper } from './paper/paper.js';
import { PAPER } from './paper/tokens.js';
import { contexts } from './wiring.js';

export interface AppParts {
  readonly stores: Stores;
  readonly clock: StoreClock;
  readonly texts: Texts;
  readonly log: Log;
  readonly demo: DemoCity | null;
  readonly signInLimit: RateLimiterPostgres;
  readonly catalogue: Catalogue;
  readonly certificateRules: CertificateRules;
  readonly paper: Paper;
  readonly blobs: BlobStore;
  readonly demoStage: DemoStage;
  readonly intakeLimits: IntakeLimits;
}

@Global()
@Module({})
export class KernelModule {
  static with({
    stores,
    clock,
    texts,
    log,
    demo,
    signInLimit,
    catalogue,
    certificateRules,
    paper,
    blobs,
    demoStage,
    intakeLimits,
  }: AppParts): DynamicModule {
    const providers = [
      { provide: Pool, useValue: stores.pool },
      { provide: DataSource, useValue: stores.source },
      { provide: EventStore, useValue: stores.store },
      { provide: Sealer, useValue: stores.sealer },
      { provide: EventCodec, useValue: stores.codec },
      { provide: Executor, useValue: stores.executor },
      { provide: Projections, useValue: stores.projections },
      { provide: Obligations, useValue: stores.obligations },
      { provide: StoreClock, useValue: clock },
      { provide: Texts, useValue: texts },
      { provide: Log, useValue: log },
      { provide: DEMO_CITY, useValue: demo },
      { provide: SIGN_IN_LIMIT, useValue: signInLimit },
      { provide: CATALOGUE, useValue: catalogue },
      { provide: CERTIFICATE_RULES, useValue: certificateRules },
      { provide: PAPER, useValue: paper },
      { provide: BlobStore, useValue: blobs },
      { provide: DEMO_STAGE, useValue: demoStage },
      { provide: INTAKE_LIMITS, useValue: intakeLimits },
      AccessLog,
      SubjectGates,
    ];
    return { module: KernelModule, providers, exports: providers };
  }
}

@Module({})
export class AppModule {
  static with(parts: AppParts): DynamicModule {
    return {
      module: AppModule,
      imports: [CqrsModule.forRoot(), KernelModule.with(parts), IdentityModule, ...contexts, DemoModule],
      controllers: [SystemController, LiveController],
      providers: [
        { provide: APP_GUARD, useClass: RightGuard },
        { provide: APP_INTERCEPTOR, useClass: ReadsInterceptor },
        { provide: APP_INTERCEPTOR, useClass: AccessLogInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ChangedSinceInterceptor },
        { provide: APP_FILTER, useValue: new ProblemFilter(parts.texts, parts.log, wordOf(parts.catalogue)) },
      ],
    };
  }
}
