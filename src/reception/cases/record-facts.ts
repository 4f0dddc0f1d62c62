// The visitor answers what the rules ask; every answer is judged at once.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Guide, checkFacts } from '../../guidance/index.js';
import { refused } from '../../kernel/decider.js';
import { caseFold, type Facts } from './case.js';
import { CaseCommand, Cases, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { CaseEvent } from './events.js';
import { caseInput, guidanceGiven, type Rules } from './guidance-of-case.js';
import { pending } from './take-household.js';

export interface RecordFactsData extends InCase {
  /** By the fact's name within its scope. */
  readonly event: Facts;
  readonly persons: readonly { readonly person: string; readonly facts: Facts }[];
}

export class RecordFacts extends CaseCommand<RecordFactsData> {}

export const decideRecordFacts =
  (rules: Rules): DecideCase<RecordFacts> =>
  ({ data: { caseId, event, persons } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    const stranger = persons.find(({ person }) => !state.persons.some((known) => known.person === person));
    if (stranger) return refused('reception.person-not-in-case');
    const recorded: CaseEvent = {
      type: 'reception.FactsRecorded',
      data: {
        caseId,
        event: Object.keys(event),
        persons: persons.map(({ person, facts }) => ({ person, facts: Object.keys(facts) })),
      },
      personal: {
        [`case:${caseId}`]: event,
        ...Object.fromEntries(persons.map(({ person, facts }) => [`person:${person}`, facts])),
      },
    };
    const next = caseFold.evolve(state, pending(recorded));
    const [problem] = next.persons.length > 0 ? checkFacts(rules.catalogue, caseInput(next)) : [];
    if (problem) return refused('reception.fact-not-possible', { fact: problem.fact, problem: problem.code });
    return [recorded, ...guidanceGiven(next, rules)];
  };

@CommandHandler(RecordFacts)
export class RecordFactsHandler implements ICommandHandler<RecordFacts> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: RecordFacts) {
    return this.cases.decide(
      command,
      decideRecordFacts({ catalogue: this.guide.current, closingDays: this.guide.calendar }),
    );
  }
}
