import type { Role } from '../../../api/case-acts.js';
import type { LifeEvent } from '../../../api/cases.js';

/** What a person can be in an event, the usual first. */
export function rolesOf(lifeEvent: LifeEvent): readonly Role[] {
  switch (lifeEvent) {
    case 'BIRTH':
      return ['PARENT', 'REMAINING'];
    case 'MARRIAGE':
    case 'DIVORCE':
      return ['SPOUSE', 'REMAINING'];
    case 'DEATH':
      return ['DECEASED', 'REMAINING'];
    default:
      return ['MOVER', 'REMAINING'];
  }
}

const couple: ReadonlySet<string> = new Set(['HEAD', 'WIFE', 'HUSBAND', 'WIFE_UNREG', 'HUSBAND_UNREG']);
const adult = 18;

export function defaultRole(lifeEvent: LifeEvent, age: number | null, relation: string | null): Role {
  const inCouple = relation === null || couple.has(relation);
  if (lifeEvent === 'BIRTH') return inCouple && (age ?? adult) >= 15 ? 'PARENT' : 'REMAINING';
  if (lifeEvent === 'MARRIAGE' || lifeEvent === 'DIVORCE')
    return inCouple && (age ?? adult) >= adult ? 'SPOUSE' : 'REMAINING';
  if (lifeEvent === 'DEATH') return 'REMAINING';
  return 'MOVER';
}
