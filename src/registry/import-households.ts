// The resident system hands over many households: each person and each household is one ordinary command, many at a time.
import type { Meta } from '../kernel/decider.js';
import { derivedId } from '../kernel/ids.js';
import type { PersonDetails } from './events.js';
import { ImportHousehold } from './import-household.js';
import { ImportPerson } from './import-person.js';
import { householdKey, personKey } from './keys.js';

/** As the source knows them, by its own numbers. */
export interface SourcePerson {
  readonly record: string;
  readonly protected: boolean;
  readonly details: PersonDetails;
}

export interface SourceHousehold {
  readonly record: string;
  readonly ward: string;
  readonly members: readonly SourcePerson[];
}

export interface ImportRun {
  readonly system: string;
  /** Raised by the source whenever the record changed. */
  readonly version: number;
  readonly meta: Omit<Meta, 'commandId'>;
  /** Households under way at once; the store writes what arrives together as one transaction. */
  readonly atOnce?: number;
}

interface Send {
  execute(command: ImportPerson | ImportHousehold): Promise<unknown>;
}

const AT_ONCE = 96;

/** Interrupted and run again it goes on: what was copied is not copied twice. */
export const importHouseholds = async (
  commands: Send,
  households: Iterable<SourceHousehold>,
  run: ImportRun,
): Promise<{ households: number; persons: number }> => {
  const waiting = households[Symbol.iterator]();
  const counted = { households: 0, persons: 0 };
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      await importOne(commands, next.value, run);
      counted.households += 1;
      counted.persons += next.value.members.length;
    }
  };
  await Promise.all(Array.from({ length: run.atOnce ?? AT_ONCE }, worker));
  return counted;
};

const importOne = async (commands: Send, { record, ward, members }: SourceHousehold, run: ImportRun): Promise<void> => {
  const { system, version } = run;
  const household = householdKey(system, record);
  const meta = (key: string): Meta => ({ ...run.meta, commandId: derivedId('registry import', key, version) });
  const persons = members.map(({ record: number, protected: shielded, details }) => {
    const person = personKey(system, number);
    const source = { system, record: person, version };
    const data = {
      person,
      household,
      ward,
      protected: shielded,
      source,
      details: { ...details, residentNumber: number },
    };
    return commands.execute(new ImportPerson(data, meta(person)));
  });
  await Promise.all(persons);
  const keys = members.map((member) => personKey(system, member.record));
  const source = { system, record: household, version };
  await commands.execute(new ImportHousehold({ household, ward, members: keys, source }, meta(household)));
};
