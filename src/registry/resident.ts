/** One person as the registry knows her: copied from the source, typed at the window, changed by approved forms. */
import { erased, unreachable, type Fold, type Personal, type Recorded } from '../kernel/decider.js';
import type { PersonDetails, RegistryEvent } from './events.js';
import { personSubject } from './keys.js';

export type PersonEvent = Extract<
  RegistryEvent,
  {
    type:
      | 'registry.PersonImported'
      | 'registry.ProvisionalPersonRecorded'
      | 'registry.PersonIdentified'
      | 'registry.PersonChanged';
  }
>;

export type ResidentStatus = 'provisional' | 'resident' | 'moved-out' | 'deceased';

/** What an approved form may change. */
export interface Standing {
  readonly status: ResidentStatus | 'unknown';
  readonly household: string | null;
  readonly ward: string | null;
  readonly details: Personal<PersonDetails>;
}

export interface Resident extends Standing {
  readonly protected: boolean;
  /** 0: never copied. */
  readonly sourceVersion: number;
  readonly knownAs: string | null;
  /** How the person stood before the last form touched her, so that applying it again plans the same. */
  readonly before: (Standing & { readonly formId: string }) | null;
}

const nobody: Resident = {
  status: 'unknown',
  household: null,
  ward: null,
  details: erased,
  protected: false,
  sourceVersion: 0,
  knownAs: null,
  before: null,
};

export const resident: Fold<Resident, PersonEvent> = {
  initial: nobody,
  evolve: (state, event) => evolve(state, event),
};

const evolve = (state: Resident, event: Recorded<PersonEvent>): Resident => {
  switch (event.type) {
    case 'registry.PersonImported': {
      const { household, ward, source } = event.data;
      const copied = { household, ward, protected: event.data.protected, sourceVersion: source.version };
      return { ...state, ...copied, status: 'resident', details: detailsOf(event), before: null };
    }
    case 'registry.ProvisionalPersonRecorded':
      return { ...state, status: 'provisional', protected: event.data.protected, details: detailsOf(event) };
    case 'registry.PersonIdentified':
      return { ...state, knownAs: event.data.known };
    case 'registry.PersonChanged': {
      const { status, household, ward, formId } = event.data;
      return { ...state, status, household, ward, details: detailsOf(event), before: standingBefore(state, formId) };
    }
    default:
      return unreachable(event);
  }
};

const detailsOf = (event: Recorded<Extract<PersonEvent, { personal?: unknown }>>): Personal<PersonDetails> =>
  event.personal?.[personSubject(event.data.person)] ?? erased;

/** The standing on which a form is planned: without what the same form has changed already. */
export const standingBefore = (state: Resident, formId: string): Standing & { readonly formId: string } => {
  if (state.before?.formId === formId) return state.before;
  const { status, household, ward, details } = state;
  return { formId, status, household, ward, details };
};
