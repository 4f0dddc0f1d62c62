/** Everything that runs, on one page: contexts, events, projections, obligations. A name used twice stops the start. */
import type { EventCatalogue } from './kernel/events.js';
import type { Type } from '@nestjs/common';
import { kernelEvents } from './kernel/obligations/index.js';
import type { Obligation, ObligationJob } from './kernel/obligation.js';
import type { Projection } from './kernel/read-model.js';
import type { Upcast } from './kernel/store/codec.js';
import { AuditModule } from './audit/index.js';
import {
  centreEvents,
  CentreModule,
  OpenWorkItemJob,
  openWorkItemWhenHandedOff,
  WithdrawWorkItemJob,
  withdrawWorkItemWhenTakenBack,
  workItemProjection,
} from './centre/index.js';
import { certificateEvents, CertificatesModule, certificatesProjection } from './certificates/index.js';
import { documentEvents, DocumentsModule, documentsProjection } from './documents/index.js';
import { guidanceEvents, GuidanceModule } from './guidance/index.js';
import { directory, identityEvents, IdentityModule } from './identity/index.js';
import {
  mailEvents, mailProjection, MailRequestsModule, OpenIntakeJob, openIntakeWhenRegistered, VoidCertificatesJob, voidCertificatesWhenRefused,
} from './mail-requests/index.js'; // prettier-ignore
import { registerEvents } from './kernel/running-number.js';
import { OperationsModule } from './operations/index.js';
import {
  caseEvents, casesProjection, FinishFormJob, finishFormWhenApproved, floorEvents, floorProjection, MarkTicketReadyJob, markTicketReadyWhenCaseReady, ReceptionModule,
  TakeFormBackJob, takeFormBackWhenReturned,
} from './reception/index.js'; // prettier-ignore
import { applyForm, ApplyFormJob, ApplyFormModule } from './registry/apply-form/index.js';
import { registryEvents, RegistryModule, registryProjection, searchProjection } from './registry/index.js';
import { caseTimes, envelopeTimes, StatisticsModule, ticketTimes } from './statistics/index.js';

const catalogues: readonly EventCatalogue[] = [
  kernelEvents,
  registerEvents,
  identityEvents,
  guidanceEvents,
  floorEvents,
  caseEvents,
  documentEvents,
  centreEvents,
  registryEvents,
  certificateEvents,
  mailEvents,
];

export const projections: readonly Projection[] = [
  directory,
  floorProjection,
  casesProjection,
  documentsProjection,
  workItemProjection,
  registryProjection,
  searchProjection,
  certificatesProjection,
  mailProjection,
  ticketTimes,
  caseTimes,
  envelopeTimes,
];

export const obligations: readonly Obligation[] = [
  openWorkItemWhenHandedOff,
  withdrawWorkItemWhenTakenBack,
  finishFormWhenApproved,
  takeFormBackWhenReturned,
  markTicketReadyWhenCaseReady,
  applyForm,
  openIntakeWhenRegistered,
  voidCertificatesWhenRefused,
];

/** One job for each obligation, made with its context. */
export const jobs: readonly Type<ObligationJob>[] = [
  OpenWorkItemJob,
  WithdrawWorkItemJob,
  FinishFormJob,
  TakeFormBackJob,
  MarkTicketReadyJob,
  ApplyFormJob,
  OpenIntakeJob,
  VoidCertificatesJob,
];

export const contexts = [
  IdentityModule,
  GuidanceModule,
  ReceptionModule,
  DocumentsModule,
  CentreModule,
  RegistryModule,
  ApplyFormModule,
  CertificatesModule,
  MailRequestsModule,
  StatisticsModule,
  AuditModule,
  OperationsModule,
];

/** Old event types and how they become the newest shape. */
export const upcasts: Readonly<Record<string, Upcast>> = {};

const once = (names: readonly string[], what: string): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what} ${twice} is declared twice`);
};

export const events = (): EventCatalogue => {
  once(
    catalogues.flatMap((catalogue) => Object.keys(catalogue)),
    'event',
  );
  once(
    projections.map(({ model }) => model.name),
    'projection',
  );
  once(
    obligations.map(({ name }) => name),
    'obligation',
  );
  return Object.assign({}, ...catalogues) as EventCatalogue;
};
