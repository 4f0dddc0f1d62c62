/** Opaque keys and stream names: the same record of the same source always has the same key, and no key tells the record. */
import { derivedId } from '../kernel/ids.js';

export const personKey = (system: string, record: string): string => derivedId('registry person', system, record);
export const householdKey = (system: string, record: string): string => derivedId('registry household', system, record);

export const personStream = (person: string): string => `person-${person}`;
export const householdStream = (household: string): string => `household-${household}`;
export const applicationStream = (formId: string): string => `formApplication-${formId}`;

export const personSubject = (person: string): `person:${string}` => `person:${person}`;
