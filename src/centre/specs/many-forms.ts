/** A full list for the suites of taking and leases: forms opened at once, and as many operators as are wanted. */
import { CommandBus } from '@nestjs/cqrs';
import type { TestApp } from '../../../test/support/app.js';
import { actorOf, system, type Principal } from '../../edge/principal.js';
import { Guide } from '../../guidance/index.js';
import type { Meta } from '../../kernel/decider.js';
import { newId } from '../../kernel/ids.js';
import { OpenWorkItem, type OpenWorkItemData } from '../open-work-item.js';
import { workItemModel } from '../work-item.projection.js';
import { form } from './an-item.js';

export const anOperator = (name: string, changes: Partial<Principal> = {}): Principal => ({
  kind: 'staff',
  account: `account ${name}`,
  person: name,
  role: 'operator',
  office: 'centre',
  counter: null,
  employment: 'official',
  ...changes,
});

export const metaOf = (app: TestApp, who: Principal): Meta => ({
  commandId: newId(),
  actor: actorOf(who),
  now: app.clock.iso(),
});

/** Opens a form at the centre as a ward's hand-off would. */
export const opened = async (app: TestApp, changes: Partial<OpenWorkItemData> = {}): Promise<string> => {
  const formId = newId();
  const { version: catalogue } = app.app.get(Guide).current;
  const soon = new Date(app.clock.now().getTime() + 900_000).toISOString();
  const data = { ...form, formId, caseId: newId(), handOffId: newId(), catalogue, promisedAt: soon, ...changes };
  const meta = { commandId: newId(), actor: system('ward'), now: app.clock.iso() };
  await app.app.get(CommandBus).execute(new OpenWorkItem(data, meta));
  return formId;
};

export const listed = async (app: TestApp): Promise<void> => {
  const reached = await app.stores.projections.reached(workItemModel, await app.stores.store.head(), 30_000);
  if (!reached) throw new Error('the list is late');
};

interface Interval {
  formId: string;
  holder: string;
  from: Date;
  to: Date | null;
}

/** Pairs of intervals in which two persons held one form at the same time, by the list's own history. */
export const doubleHolders = async (app: TestApp): Promise<[Interval, Interval][]> => {
  await listed(app);
  const spans = await app.stores.source.query<Interval[]>(
    `SELECT "formId", holder, "from", "to" FROM ${workItemModel.schema}.work_item_span WHERE state IN ('entry', 'review')`,
  );
  const end = ({ to }: Interval) => to?.getTime() ?? Infinity;
  return spans.flatMap((one, index) =>
    spans
      .slice(index + 1)
      .filter(
        (other) => other.formId === one.formId && one.from.getTime() < end(other) && other.from.getTime() < end(one),
      )
      .map((other): [Interval, Interval] => [one, other]),
  );
};
