/** Who lives together in one household (世帯). */
import { unreachable, type Fold, type Recorded } from '../kernel/decider.js';
import type { RegistryEvent } from './events.js';

export type HouseholdEvent = Extract<
  RegistryEvent,
  { type: 'registry.HouseholdImported' | 'registry.HouseholdChanged' }
>;

export interface Composition {
  readonly ward: string | null;
  readonly members: readonly string[];
}

export interface Household extends Composition {
  /** 0: never copied. */
  readonly sourceVersion: number;
  readonly before: (Composition & { readonly formId: string }) | null;
}

const none: Household = { ward: null, members: [], sourceVersion: 0, before: null };

export const household: Fold<Household, HouseholdEvent> = {
  initial: none,
  evolve: (state, event) => evolve(state, event),
};

const evolve = (state: Household, event: Recorded<HouseholdEvent>): Household => {
  switch (event.type) {
    case 'registry.HouseholdImported': {
      const { ward, members, source } = event.data;
      return { ward, members, sourceVersion: source.version, before: null };
    }
    case 'registry.HouseholdChanged': {
      const { ward, members, formId } = event.data;
      return { ...state, ward, members, before: compositionBefore(state, formId) };
    }
    default:
      return unreachable(event);
  }
};

/** The household on which a form is planned: without what the same form has changed already. */
export const compositionBefore = (state: Household, formId: string): Composition & { readonly formId: string } => {
  if (state.before?.formId === formId) return state.before;
  return { formId, ward: state.ward, members: state.members };
};
