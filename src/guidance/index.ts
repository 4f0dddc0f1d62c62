export { catalogueFrom, ContentError, type Catalogue } from './catalogue.js';
export type { CaseInput, Facts, Person } from './case-facts.js';
export { fiscalYearEndOfAge, fullAge, legalAge } from './ages.js';
export { checkFacts, MAX_PERSONS, type FactProblem } from './check-facts.js';
export type { Clause, FactValue } from './clause.js';
export type { CatalogueContent, FactSpec, FormSpec, Words } from './content.js';
export {
  validateEntry,
  type EntryFacts,
  type EntryLine,
  type EntryValue,
  type EntryValues,
  type FieldError,
} from './entry.js';
export { evaluate, type GuidanceInput } from './evaluate.js';
export { factDefinitions, registryFacts, type FactDefinition } from './fact-definitions.js';
export {
  findForm,
  formsAhead,
  formsFor,
  layoutFor,
  rowOn,
  type AcceptedItem,
  type FormNeeded,
  type FormPlan,
} from './forms.js';
export type * from './guidance.js';
export { isTyped, regionOf, type Layout, type LayoutField, type LayoutGroup, type Region } from './layout.js';
export { CatalogueError, loadCatalogue, type CatalogueProblem } from './load-catalogue.js';
export { canonicalEntry, joinEntries, splitEntry, type SplitEntry } from './split-entry.js';
export { entryFrom, personalOf, type EntryPersonal } from './entry-subjects.js';
export { guidanceEvents, type GuidanceEvent } from './events.js';
export { CATALOGUE, Guide } from './guide.js';
export { GuidanceModule } from './guidance.module.js';
export { PublishCatalogue } from './publish-catalogue.js';
export { schemaProblems } from './schema-problems.js';
export { wordOf } from './word-of.js';
export { YamlFile } from './yaml-file.js';
