/** What other contexts may use of `registry`. */
export { registryEvents, personDetails, type PersonDetails, type RegistryEvent } from './events.js';
export { householdKey, personKey, personSubject } from './keys.js';
export type { ResidentStatus } from './resident.js';
export { ImportHousehold, type ImportHouseholdData } from './import-household.js';
export { ImportPerson, type ImportPersonData } from './import-person.js';
export { importHouseholds, type ImportRun, type SourceHousehold, type SourcePerson } from './import-households.js';
export { RecordProvisionalPerson, type RecordProvisionalPersonData } from './record-provisional-person.js';
export { IdentifyPerson } from './identify-person.js';
export { AppliedForms } from './applied-forms.js';
export { factsOf, RegistryQueries, type RegistryHousehold, type RegistryPerson } from './registry-queries.js';
export { registryModel, registryProjection } from './registry.projection.js';
export { searchModel, searchProjection } from './search/search.projection.js';
export { RegistryModule } from './registry.module.js';
