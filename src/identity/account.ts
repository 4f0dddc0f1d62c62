/** An account as its events tell it. Duties are judged by person, not by account. */
import { unreachable, type Fold } from '../kernel/decider.js';
import type { IdentityEvent, Role } from './events.js';

export type AccountEvent = Exclude<IdentityEvent, { type: 'identity.OfficeOpened' | 'identity.OfficeChanged' }>;

export type Account =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      readonly accountId: string;
      readonly person: string;
      readonly roles: readonly Role[];
      readonly employment: 'official' | 'contractor';
      readonly officeId: string;
    };

export const accountStream = (accountId: string): string => `account-${accountId}`;

export const account: Fold<Account, AccountEvent> = {
  initial: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'identity.AccountOpened':
        return { status: 'open', ...event.data };
      case 'identity.RolesChanged':
        return state.status === 'none' ? state : { ...state, ...event.data };
      case 'identity.AccountClosed':
        return state.status === 'none' ? state : { ...state, status: 'closed' };
      default:
        return unreachable(event);
    }
  },
};
