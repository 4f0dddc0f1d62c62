/** What this person may do with the form as it stands: what the screen offers. The rules decide again when she does it. */
import { mayDo, type PrincipalRole } from '../identity/index.js';
import type { Act } from './form-answer.js';
import { anotherPerson, mayTouch, type Employment } from './rules.js';
import type { KnownItem } from './work-item.js';

export interface Who {
  readonly person: string;
  readonly role: PrincipalRole;
  readonly employment: Employment;
}

export const allowedActs = (state: KnownItem, who: Who): Act[] => [
  ...workActs(state, who),
  ...(mayDo(who.role, 'centre.supervise') && isActive(state) ? supervisorActs(state, who) : []),
];

const isActive = ({ place }: KnownItem): boolean => !['approved', 'returned-ward', 'withdrawn'].includes(place.at);

const supervisorActs = ({ place, raised }: KnownItem, { person }: Who): Act[] => [
  ...(raised ? [] : (['raise'] as const)),
  ...('held' in place && place.held.holder !== person ? (['release'] as const) : []),
];

const workActs = (state: KnownItem, who: Who): Act[] => {
  if (mayTouch(state, { role: who.role })) return [];
  const enters = mayDo(who.role, 'centre.enter') !== null && !anotherPerson(state, who.person, 'entry');
  const reviews =
    mayDo(who.role, 'centre.review') !== null &&
    who.employment === 'official' &&
    !anotherPerson(state, who.person, 'review');
  const corrects = mayDo(who.role, 'centre.correct') !== null && !anotherPerson(state, who.person, 'entry');
  const { place } = state;
  switch (place.at) {
    case 'entry-waiting':
    case 'returned-operator':
      return enters ? ['claim-entry'] : [];
    case 'review-waiting':
      return reviews ? ['claim-review'] : [];
    case 'hold':
      return place.stage === 'entry' ? (enters ? ['claim-entry'] : []) : reviews ? ['claim-review'] : [];
    case 'entry':
      return place.held.holder === who.person ? ['submit', 'hold', 'return-ward', 'release'] : [];
    case 'review':
      return place.held.holder === who.person ? ['approve', 'return-operator', 'return-ward', 'hold', 'release'] : [];
    case 'approved':
      return place.correction ? (reviews ? ['judge-correction'] : []) : corrects ? ['correct'] : [];
    case 'returned-ward':
    case 'withdrawn':
      return [];
  }
};
