// Two counters call from one hall as fast as they can: no ticket twice, none lost, none out of turn.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../src/kernel/ids.js';
import { bootApp, Client, type TestApp } from '../support/app.js';

const TICKETS = 1_000;
const KIOSK_LANES = 20;
/** So often an impatient finger sends the same call twice. */
const DOUBLED = 7;

let app: TestApp;
beforeAll(async () => {
  app = await bootApp({ households: 0 });
}, 120_000);
afterAll(() => app?.close());

interface Issued {
  readonly ticketId: string;
  readonly number: number;
}

const issueAll = async (): Promise<Issued[]> => {
  const kiosk = await Client.device(app.url, 'kiosk', 'kokurakita');
  const lane = async () => {
    const issued: Issued[] = [];
    for (let count = 0; count < TICKETS / KIOSK_LANES; count += 1)
      issued.push(await kiosk.change<Issued>('/api/floor/kokurakita/tickets', { purpose: 'moving' }));
    return issued;
  };
  return (await Promise.all(Array.from({ length: KIOSK_LANES }, lane))).flat();
};

/** Calls and finishes until nobody waits. */
const callAll = async (slot: string, counterId: string): Promise<string[]> => {
  const window = await Client.role(app.url, slot);
  const called: string[] = [];
  for (;;) {
    const key = newId();
    const call = () => window.ask<{ ticketId: string; code?: string }>('/api/reception/calls', { counterId }, { key });
    const [first, again = first] = await Promise.all(called.length % DOUBLED === 0 ? [call(), call()] : [call()]);
    if (first.body.code === 'reception.nobody-waiting') return called;
    expect([first.status, again.status, again.body.ticketId]).toEqual([200, 200, first.body.ticketId]);
    called.push(first.body.ticketId);
    await window.change(`/api/reception/tickets/${first.body.ticketId}/finish`);
  }
};

it('gives each of 1,000 tickets to one of two counters, once, in the order of their numbers', async () => {
  const issued = await issueAll();
  const numberOf = new Map(issued.map(({ ticketId, number }) => [ticketId, number]));
  const [atThree, atFive] = await Promise.all([callAll('window', 'kokurakita-3'), callAll('window5', 'kokurakita-5')]);
  const called = [...atThree, ...atFive];
  expect(called).toHaveLength(TICKETS);
  expect(new Set(called)).toEqual(new Set(issued.map(({ ticketId }) => ticketId)));
  for (const counter of [atThree, atFive]) {
    expect(counter.length).toBeGreaterThan(TICKETS / 10);
    const numbers = counter.map((ticketId) => numberOf.get(ticketId) ?? 0);
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  }
  const stored = await app.stores.source.query<{ times: number; tickets: number }[]>(
    `SELECT count(*)::int AS times, count(DISTINCT payload::jsonb #>> '{data,ticketId}')::int AS tickets
       FROM store.events WHERE type = 'reception.TicketCalled'`,
  );
  expect(stored).toEqual([{ times: TICKETS, tickets: TICKETS }]);
}, 240_000);
