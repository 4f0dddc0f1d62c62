import type { IsoDate } from '../calendar/iso-date.js';
import type { FactValue } from './clause.js';
import { DERIVATIONS } from './derive.js';
import type { Catalogue } from './catalogue.js';

/** What is known of the event or of a person, by the fact's name without its scope. Absent, null and 'unknown' mean unknown. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;
export type Person = { readonly pid: string; readonly facts: Facts };
export type CaseInput = { readonly date: IsoDate; readonly event: Facts; readonly persons: readonly Person[] };

/** A fact that is not known, and whom it concerns: the case or one person. */
export type OpenFact = { readonly fact: string; readonly subject: 'case' | { readonly pid: string } };

/** Reads facts of one case, the derived ones too; each is worked out once. */
export class CaseFacts {
  private readonly known = new Map<Person | null, Map<string, FactValue | undefined>>();

  constructor(
    private readonly catalogue: Catalogue,
    readonly input: CaseInput,
  ) {}

  value(fact: string, person: Person | null): FactValue | undefined {
    const owner = fact.startsWith('person.') ? person : null;
    const values = this.known.get(owner) ?? new Map<string, FactValue | undefined>();
    if (values.size === 0) this.known.set(owner, values);
    if (!values.has(fact)) values.set(fact, this.work(fact, owner));
    return values.get(fact);
  }

  date(fact: string, person: Person | null): IsoDate | undefined {
    const value = this.value(fact, person);
    return typeof value === 'string' ? value : undefined;
  }

  /** The facts to ask for so that this one becomes known; nothing if it is known. */
  missing(fact: string, person: Person | null): readonly OpenFact[] {
    if (this.value(fact, person) !== undefined) return [];
    const derivation = DERIVATIONS[fact];
    if (derivation?.missing) return derivation.missing(this, person);
    if (derivation) return this.catalogue.factByName(fact).from.flatMap((part) => this.missing(part, person));
    return [{ fact, subject: fact.startsWith('person.') && person ? { pid: person.pid } : 'case' }];
  }

  private work(fact: string, owner: Person | null): FactValue | undefined {
    const derivation = DERIVATIONS[fact];
    if (derivation) return derivation.value(this, owner);
    const name = fact.slice(fact.indexOf('.') + 1);
    const facts = fact.startsWith('person.') ? owner?.facts : this.input.event;
    const value = facts?.[name];
    return value === 'unknown' || value === null ? undefined : value;
  }
}
