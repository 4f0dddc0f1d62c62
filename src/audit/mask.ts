/** What of a case is kept back today, whatever stood in it then: protection and rights are those of now (支援措置). */
import type { Case } from '../reception/index.js';

export interface Mask {
  /** Persons who are protected now, by themselves or through their household. */
  readonly persons: ReadonlySet<string>;
  /** One protected person keeps the whole household's paper closed. */
  readonly paper: boolean;
}

export interface ProtectionNow {
  readonly person: string;
  readonly protected: boolean;
}

/** Whom the registry does not know keeps the protection that was recorded in the case. */
export const maskOf = ({ persons }: Pick<Case, 'persons'>, now: readonly ProtectionNow[]): Mask => {
  const known = new Map(now.map((person) => [person.person, person.protected]));
  const kept = persons.filter((person) => known.get(person.person) ?? person.protected);
  return { persons: new Set(kept.map(({ person }) => person)), paper: kept.length > 0 };
};
