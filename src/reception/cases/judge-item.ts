// For each procedure the clerk decides with the visitor: accept today, do it later, send to a specialist, or not at all.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Guide } from '../../guidance/index.js';
import { refused } from '../../kernel/decider.js';
import { caseFold, isFinal, type Case } from './case.js';
import { CaseCommand, Cases, JUDGED_ON, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { CaseEvent } from './events.js';
import { guidanceOf, personsOf, type Rules } from './guidance-of-case.js';
import { pending } from './take-household.js';

export type Judgement = 'accept' | 'defer' | 'refer' | 'decline';
export type DeclineReason = 'not-applicable' | 'not-wanted' | 'done-elsewhere' | 'papers-missing' | 'other';

export interface JudgeItemsData extends InCase {
  readonly items: readonly {
    readonly procedureId: string;
    readonly judgement: Judgement;
    readonly reason: DeclineReason | null;
    readonly words: string;
  }[];
  /** The catalogue by which the clerk saw the procedures. */
  readonly seen: { readonly catalogue: string };
}

export class JudgeItems extends CaseCommand<JudgeItemsData> {}

export const decideJudgeItems =
  (rules: Rules): DecideCase<JudgeItems> =>
  ({ data: { items, seen } }, state) => {
    const no = mustBe(state, 'open');
    if (no) return no;
    if (seen.catalogue !== state.guidance?.catalogue) return refused('reception.other-catalogue');
    const judged = guidanceOf(state, rules).items;
    const events: CaseEvent[] = [];
    for (const { procedureId, judgement, reason, words } of items) {
      const row = judged.find(({ procedure }) => procedure === procedureId);
      if (!row || row.result === 'not_required') return refused('reception.not-guided', { procedure: procedureId });
      if (judgement === 'accept' && row.result === 'to_confirm')
        return refused('reception.question-open', { procedure: procedureId });
      if (judgement === 'accept' && !['one_stop', 'optional'].includes(row.routing.id))
        return refused('reception.not-at-this-window', { procedure: procedureId });
      if (formOf(state, procedureId)) return refused('reception.item-on-form', { procedure: procedureId });
      const persons = personsOf(row.result === 'required' ? row.required : row.toConfirm, state);
      const data = { caseId: state.caseId, itemId: procedureId, procedureId, persons };
      events.push(
        eventOf(judgement, data, {
          routing: row.routing.id,
          section: row.section.id,
          due: row.deadlines[0]?.due ?? null,
          reason,
          words,
        }),
      );
    }
    return events;
  };

interface Detail {
  readonly routing: string;
  readonly section: string;
  readonly due: string | null;
  readonly reason: DeclineReason | null;
  readonly words: string;
}

const eventOf = (
  judgement: Judgement,
  data: { caseId: string; itemId: string; procedureId: string; persons: string[] },
  detail: Detail,
): CaseEvent => {
  switch (judgement) {
    case 'accept':
      return { type: 'reception.ItemAccepted', data: { ...data, routing: detail.routing } };
    case 'defer':
      return { type: 'reception.ItemDeferred', data: { ...data, due: detail.due } };
    case 'refer':
      return { type: 'reception.ItemReferred', data: { ...data, section: detail.section } };
    case 'decline':
      return {
        type: 'reception.ItemDeclined',
        data: { ...data, reason: detail.reason ?? 'other' },
        ...(detail.words ? { personal: { [`case:${data.caseId}`]: { words: detail.words } } } : {}),
      };
  }
};

const formOf = ({ forms }: Case, itemId: string) =>
  Object.values(forms).find(
    ({ items, status }) => items.includes(itemId) && status !== 'dropped' && status !== 'prepared',
  );

@CommandHandler(JudgeItems)
export class JudgeItemsHandler implements ICommandHandler<JudgeItems> {
  constructor(
    private readonly cases: Cases,
    private readonly guide: Guide,
  ) {}

  execute(command: JudgeItems) {
    const rules = { catalogue: this.guide.current, closingDays: this.guide.calendar };
    return this.cases.decide(command, decideJudgeItems(rules), JUDGED_ON);
  }
}

/** A procedure without a form ends at the window. */
export class FinishItem extends CaseCommand<InCase & { readonly itemId: string }> {}

export const decideFinishItem: DecideCase<FinishItem> = ({ data: { caseId, itemId } }, state) => {
  const no = mustBe(state, 'open');
  if (no) return no;
  const item = state.items[itemId];
  if (item?.status === 'done') return [];
  if (item?.status !== 'accepted') return refused('reception.item-not-accepted', { procedure: itemId });
  const form = Object.values(state.forms).find(({ items, status }) => items.includes(itemId) && status !== 'dropped');
  if (form) return refused('reception.item-on-form', { procedure: itemId });
  return withReady(state, [{ type: 'reception.ItemDone', data: { caseId, itemId } }]);
};

/** The case is ready with the step that makes its last procedure final, not later. */
export const withReady = (state: Case, events: CaseEvent[]): CaseEvent[] => {
  const next = events.map(pending).reduce(caseFold.evolve, state);
  if (state.status !== 'open' || !isFinal(next) || !needsHandOver(next)) return events;
  return [
    ...events,
    { type: 'reception.CaseReady', data: { caseId: state.caseId, ticketId: state.tickets.at(-1) ?? null } },
  ];
};

const needsHandOver = ({ items }: Case): boolean => Object.values(items).some(({ status }) => status === 'done');

@CommandHandler(FinishItem)
export class FinishItemHandler implements ICommandHandler<FinishItem> {
  constructor(private readonly cases: Cases) {}

  execute(command: FinishItem) {
    return this.cases.decide(command, decideFinishItem);
  }
}
