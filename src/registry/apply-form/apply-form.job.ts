// Enters what an approved form changes: each person, each household, then the note that it was done. Run again it writes nothing.
import type { Command } from '@nestjs/cqrs';
import type { Executor } from '../../kernel/execute.js';
import { CannotBeDone, followUpMeta, type FollowUp, type ObligationJob } from '../../kernel/obligation.js';
import { ChangeHousehold } from '../change-household.js';
import { ChangePerson } from '../change-person.js';
import { compositionBefore, household } from '../household.js';
import { householdStream, personStream } from '../keys.js';
import { NoteFormApplied } from '../note-form-applied.js';
import { resident, standingBefore } from '../resident.js';
import { applyForm } from './apply-form.obligation.js';
import { formToApply, type CaseOfForm, type EntryOfForm, type FormToApply } from './form-to-apply.js';
import { foundedHousehold, planApplication, type Ground, type Plan } from './plan.js';

export interface ApplyFormParts {
  readonly executor: Executor;
  readonly commands: { execute(command: Command<unknown>): Promise<unknown> };
  /** The store's clock, ISO. */
  readonly now: () => string;
  readonly entryOfForm: EntryOfForm;
  readonly caseOfForm: CaseOfForm;
}

/** A correction of what its case never took, or does not know yet: the form itself brings the newest values. */
const NOTHING: Plan = { persons: [], households: [] };

export class ApplyFormJob implements ObligationJob {
  readonly obligation = applyForm.name;

  constructor(private readonly parts: ApplyFormParts) {}

  async run(followUp: FollowUp): Promise<void> {
    const { formId = '', caseId = '', at, correction } = followUp.ids;
    const { entryOfForm, caseOfForm, commands, now } = this.parts;
    const known = await caseOfForm(caseId);
    const status = known.forms[formId]?.status;
    if (status === undefined) throw new CannotBeDone('registry.form-without-case');
    const meta = (part: string) => followUpMeta(followUp, now(), part);
    const plan =
      status === 'finished'
        ? await this.plan(formToApply(formId, known, at === 'centre' ? await entryOfForm(formId) : null))
        : NOTHING;
    for (const person of plan.persons)
      await commands.execute(new ChangePerson(person, meta(`person ${person.person}`)));
    for (const home of plan.households)
      await commands.execute(new ChangeHousehold(home, meta(`household ${home.household}`)));
    const persons = plan.persons.map(({ person }) => person);
    const applied = {
      formId,
      caseId,
      persons,
      ...(correction === undefined ? {} : { correction: Number(correction) }),
    };
    await commands.execute(new NoteFormApplied(applied, meta('applied')));
  }

  private async plan(form: FormToApply): Promise<Plan> {
    return planApplication(form, await this.ground(form));
  }

  /** How everybody stood before this form. */
  private async ground({ formId, household: own, persons }: FormToApply): Promise<Ground> {
    const standings = await Promise.all(
      persons.map(async ({ person }) => {
        const { state } = await this.parts.executor.load(personStream(person), resident);
        return [person, { ...standingBefore(state, formId), touched: state.before?.formId === formId }] as const;
      }),
    );
    const homes = standings.flatMap(([, standing]) => standing.household ?? []);
    const keys = [...new Set([...homes, ...(own === null ? [] : [own]), foundedHousehold(formId)])];
    const compositions = await Promise.all(
      keys.map(async (key) => {
        const { state } = await this.parts.executor.load(householdStream(key), household);
        return [key, { ...compositionBefore(state, formId), touched: state.before?.formId === formId }] as const;
      }),
    );
    return { persons: new Map(standings), households: new Map(compositions) };
  }
}
