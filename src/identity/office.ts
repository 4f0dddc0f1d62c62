/** An office as its events tell it. */
import { unreachable, type Fold } from '../kernel/decider.js';
import type { IdentityEvent, OfficeShape } from './events.js';

export type OfficeEvent = Extract<IdentityEvent, { type: 'identity.OfficeOpened' | 'identity.OfficeChanged' }>;
export type Office = OfficeShape | null;

export const officeStream = (officeId: string): string => `office-${officeId}`;

export const office: Fold<Office, OfficeEvent> = {
  initial: null,
  evolve: (_state, event) => {
    switch (event.type) {
      case 'identity.OfficeOpened':
      case 'identity.OfficeChanged':
        return event.data;
      default:
        return unreachable(event);
    }
  },
};
