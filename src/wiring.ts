/** Everything that runs, on one page: contexts, events, projections, obligations. A name used twice stops the start. */
import type { EventCatalogue } from './kernel/events.js';
import type { Obligation } from './kernel/obligation.js';
import type { Projection } from './kernel/read-model.js';
import type { Upcast } from './kernel/store/codec.js';
import { documentEvents, DocumentsModule, documentsProjection } from './documents/index.js';
import { guidanceEvents, GuidanceModule } from './guidance/index.js';
import { directory, identityEvents, IdentityModule } from './identity/index.js';
import { registerEvents } from './kernel/running-number.js';
import { caseEvents, casesProjection, floorEvents, floorProjection, ReceptionModule } from './reception/index.js';
import { registryEvents, RegistryModule, registryProjection, searchProjection } from './registry/index.js';

const catalogues: readonly EventCatalogue[] = [registerEvents, identityEvents, guidanceEvents, floorEvents, caseEvents, documentEvents, registryEvents];

export const projections: readonly Projection[] = [directory, floorProjection, casesProjection, documentsProjection, registryProjection, searchProjection];

export const obligations: readonly Obligation[] = [];

export const contexts = [IdentityModule, GuidanceModule, ReceptionModule, DocumentsModule, RegistryModule];

/** Old event types and how they become the newest shape. */
export const upcasts: Readonly<Record<string, Upcast>> = {};

const once = (names: readonly string[], what: string): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${what} ${twice} is declared twice`);
};

export const events = (): EventCatalogue => {
  once(catalogues.flatMap((catalogue) => Object.keys(catalogue)), 'event');
  once(projections.map(({ model }) => model.name), 'projection');
  once(obligations.map(({ name }) => name), 'obligation');
  return Object.assign({}, ...catalogues) as EventCatalogue;
};
