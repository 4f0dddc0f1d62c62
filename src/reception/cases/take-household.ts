// The counter verifies who files and takes the persons concerned into the case; the rules are judged at once.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Guide } from '../../guidance/index.js';
import type { Recorded } from '../../kernel/decider.js';
import { caseFold, type FilerDetails } from './case.js';
import { CaseCommand, Cases, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { CaseEvent, CasePerson } from './events.js';
import { guidanceGiven, type Rules } from './guidance-of-case.js';

export interface IdentifyFilerData extends InCase {
  readonly filerKind: 'SELF' | 'HEAD' | 'MEMBER' | 'AGENT';
  readonly idDocument: string;
  readonly person: string | null;
  readonly details: FilerDetails;
}

export class IdentifyFiler extends CaseCommand<IdentifyFilerData> {}

export const decideIdentifyFiler: DecideCase<IdentifyFiler> = ({ data: { details, ...data } }, state) =>
  mustBe(state, 'open') ?? [
    { type: 'reception.FilerIdentified', data, personal: { [`case:${data.caseId}`]: details } },
  ];

@CommandHandler(IdentifyFiler)
export class IdentifyFilerHandler implements ICommandHandler<IdentifyFiler> {
  constructor(private readonly cases: Cases) {}

  execute(command: IdentifyFiler) {
    return this.cases.decide(command, decideIdentifyFiler);
  }
}

export interface TakenPerson {
  readonly person: string;
  readonly role: string;
  readonly provisional: boolean;
  readonly protected: boolean;
  readonly registryVersion: number;
  readonly details: CasePerson;
}

export interface TakeHouseholdData extends InCase {
  readonly household: string | null;
  readonly source: 'registry' | 'typed';
  readonly persons: readonly TakenPerson[];
}

export class TakeHousehold extends CaseCommand<TakeHouseholdData> {}

export const decideTakeHousehold =
  (rules: Rules): DecideCase<TakeHousehold> =>
  ({ data: { caseId, household, source, persons } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    const taken: CaseEvent = {
      type: 'reception.HouseholdTaken',
      data: { caseId, household, source, persons: persons.map(({ details: _details, ...person }) => person) },
      personal: Object.fromEntries(persons.map(({ person, details }) => [`person:${person}`, details])),
    };
    return [taken, ...guidanceGiven(caseFold.evolve(state, pending(taken)), rules)];
  };

/** An event that this very decision makes, as the state sees it; who and when do not matter to the rules. */
export const pending = (event: CaseEvent): Recorded<CaseEvent> =>
  ({ ...event, actor: { kind: 'system' } }) as unknown as Recorded<CaseEvent>;

@CommandHandler(TakeHousehold)
export class TakeHouseholdHandler implements ICommandHandler<TakeHousehold> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: TakeHousehold) {
    const rules = { catalogue: this.guide.current, closingDays: this.guide.calendar };
    return this.cases.decide(command, decideTakeHousehold(rules));
  }
}
