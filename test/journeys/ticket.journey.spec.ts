// A visitor's first quarter of an hour: kiosk, board, counter, no-show and recall; over HTTP, as the screens do it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../support/app.js';

interface Issued {
  ticketId: string;
  label: string;
  number: number;
  ahead: number;
  token: string;
  position: string;
}
interface Queue {
  waiting: { ticketId: string; label: string }[];
  mine: { ticketId: string; label: string; status: string } | null;
}

let app: TestApp;
let kiosk: Client;
let window3: Client;
let window5: Client;

beforeAll(async () => {
  app = await bootApp();
  kiosk = await Client.device(app.url, 'kiosk', 'kokurakita');
  window3 = await Client.role(app.url, 'window');
  window5 = await Client.role(app.url, 'window5');
}, 60_000);
afterAll(() => app?.close());

const take = (purpose: string, key?: string) =>
  kiosk.call<Issued>('POST', '/api/floor/kokurakita/tickets', { purpose }, key ? { key } : {});
const call = (window: Client, counterId: string) =>
  window.call<{ ticketId: string; code?: string; position: string }>('POST', '/api/reception/calls', { counterId });
const act = (window: Client, ticketId: string, verb: string) =>
  window.call('POST', `/api/reception/tickets/${ticketId}/${verb}`, {});

describe('ticket to counter', () => {
  it('gives numbers by series and tells how many are before her', async () => {
    const first = await take('moving');
    const second = await take('moving');
    const other = await take('certificates');
    expect([first.body.label, second.body.label, other.body.label]).toEqual(['A 001', 'A 002', 'C 001']);
    expect([first.body.ahead, second.body.ahead]).toEqual([0, 1]);
  });

  it('gives the same ticket for the same request, also fifty times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => take('moving', 'a kiosk that stutters')));
    expect(new Set(answers.map(({ body }) => body.label))).toEqual(new Set(['A 003']));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const otherBody = await take('registry', 'a kiosk that stutters');
    expect(otherBody.status).toBe(422);
  });

  it('lets a counter call the longest waiting, note a no-show and call again', async () => {
    const called = await call(window3, 'kokurakita-3');
    const busy = await call(window3, 'kokurakita-3');
    expect(busy.body.code).toBe('reception.counter-busy');
    const { ticketId } = called.body;
    expect((await act(window3, ticketId, 'recall')).status).toBe(200);
    const gone = await window3.call<{ position: string }>('POST', `/api/reception/tickets/${ticketId}/no-show`, {});
    const board = await kiosk.call<{ noShows: string[]; soon: string[] }>(
      'GET',
      `/api/floor/kokurakita?after=${gone.body.position}`,
    );
    expect(board.body.noShows).toEqual(['A 001']);
    const back = await window3.call<{ position: string }>('POST', `/api/reception/tickets/${ticketId}/requeue`, {
      place: 'front',
    });
    const queue = await window3.call<Queue>('GET', `/api/reception/queue?after=${back.body.position}`);
    expect(queue.body.waiting[0]?.label).toBe('A 001');
  });

  it('never calls one ticket to two counters', async () => {
    const [a, b] = await Promise.all([call(window3, 'kokurakita-3'), call(window5, 'kokurakita-5')]);
    expect(a.body.ticketId).not.toBe(b.body.ticketId);
    await act(window3, a.body.ticketId, 'start');
    await act(window3, a.body.ticketId, 'finish');
    const stranger = await act(window3, b.body.ticketId, 'finish');
    expect(stranger.status).toBe(409);
  });

  it('shows the visitor her own page without a name, and nothing to a wrong token', async () => {
    const mine = await take('moving');
    const page = await new Client(app.url).call<{ status: string; label: string }>(
      'GET',
      `/api/tickets/${mine.body.token}?after=${mine.body.position}`,
    );
    expect(page.body).toMatchObject({ status: 'waiting', label: mine.body.label });
    expect((await new Client(app.url).call('GET', '/api/tickets/nonsense')).status).toBe(404);
  });
});

describe('20 kiosks, 50 tickets each', () => {
  it('numbers 1…1000 without a gap or a double', async () => {
    const moji = await Client.device(app.url, 'kiosk', 'moji');
    const taken = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const numbers: number[] = [];
        for (let i = 0; i < 50; i += 1)
          numbers.push((await moji.call<Issued>('POST', '/api/floor/moji/tickets', { purpose: 'moving' })).body.number);
        return numbers;
      }),
    );
    expect(taken.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, index) => index + 1));
  }, 60_000);
});
