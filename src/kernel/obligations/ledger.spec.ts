import { describe, expect, it } from '@jest/globals';
import { obligation } from '../obligation.js';
import { openAfter, ordersOf, type GivenEvent } from './open-after.js';

type Events =
  | { type: 'ward.FormHandedOff'; data: { formId: string } }
  | { type: 'ward.HandOffWithdrawn'; data: { formId: string } }
  | { type: 'ward.FormMoved'; data: { from: string; to: string } }
  | { type: 'centre.WorkItemOpened'; data: { formId: string } };

const declaration = obligation<Events>({
  name: 'centre.open-work-item',
  queue: 'centre-intake',
  opens: {
    'ward.FormHandedOff': ({ data: { formId } }) => ({ key: formId, ids: { formId } }),
    'ward.FormMoved': ({ data: { to } }) => [{ key: to, ids: { formId: to } }],
  },
  closes: {
    'centre.WorkItemOpened': ({ data }) => data.formId,
    'ward.HandOffWithdrawn': ({ data }) => [data.formId],
    'ward.FormMoved': ({ data }) => data.from,
  },
});

const at = (stream: string, version: number, type: Events['type'], data: object = { formId: 'A' }): GivenEvent => ({
  stream,
  version,
  type,
  data,
});
const handedOff = (version: number, formId = 'A') => at('case-1', version, 'ward.FormHandedOff', { formId });
const withdrawn = (version: number, formId = 'A') => at('case-1', version, 'ward.HandOffWithdrawn', { formId });
const itemOpened = at('workItem-A', 1, 'centre.WorkItemOpened');
const itemOpenedFromElsewhere = at('import-1', 1, 'centre.WorkItemOpened');

const inEveryOrder = async (events: readonly GivenEvent[], expected: readonly string[]) => {
  const orders = ordersOf(events);
  for (const order of orders)
    expect({ order, open: await openAfter(declaration, order) }).toEqual({ order, open: expected });
  return orders.length;
};

describe('what is owed, in every order in which the office can record it', () => {
  it('is open after the hand-off alone', () => inEveryOrder([handedOff(1), handedOff(2, 'B')], ['A', 'B']));

  it('is closed by the work item, also when that is recorded first', async () => {
    expect(await inEveryOrder([handedOff(1), itemOpened], [])).toBe(2);
  });

  it('is closed once by several closings, before and after', async () => {
    expect(await inEveryOrder([handedOff(1), withdrawn(2), itemOpened, itemOpenedFromElsewhere], [])).toBe(12);
  });

  it('is open for the forms that nobody closed, whatever happened to the others', () =>
    inEveryOrder([handedOff(1), handedOff(2, 'B'), withdrawn(3), itemOpened], ['B']));

  it('is opened anew by a hand-off after a withdrawal', () =>
    inEveryOrder([handedOff(1), withdrawn(2), handedOff(3)], ['A']));

  it('is not closed by a withdrawal that its own stream recorded earlier', () =>
    inEveryOrder([withdrawn(1), handedOff(2)], ['A']));

  it('passes on when one event closes one key and opens the next', () =>
    inEveryOrder([handedOff(1), at('case-1', 2, 'ward.FormMoved', { from: 'A', to: 'B' })], ['B']));
});
