// What the demo city has at hand: a post that stands at every stage, letters to open, forms that can be scanned again.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, bootApp, type TestApp } from '../../test/support/app.js';
import { Agenda } from '../simulator/agenda.js';
import { Operator } from '../simulator/centre-desk.js';
import { CITY_SEED, FIRST_LETTERS, letterOfNumber, makeCity, visitIntents } from '../simulator/city/index.js';
import { MailClerk } from '../simulator/mail-clerk.js';
import { openPost } from '../simulator/morning-post.js';
import { asRole } from '../simulator/http.js';
import { WindowClerk } from '../simulator/window-clerk.js';

const DATE = '2026-11-24';
const city = [...makeCity({ seed: CITY_SEED, households: 80, date: DATE })];

interface Card {
  readonly requestId: string;
  readonly state: string;
  readonly sender: string | null;
  readonly promisedOn: string | null;
  readonly replyBy: string | null;
}
interface Board {
  readonly totals: Record<string, number>;
  readonly columns: readonly { stage: string; cards: readonly Card[] }[];
  readonly waiting: readonly Card[];
}

describe('the demo city', () => {
  let app: TestApp;
  let mail: Client;

  beforeAll(async () => {
    app = await bootApp();
    mail = await Client.role(app.url, 'mail');
  }, 60_000);

  afterAll(() => app.close());

  it('has a post of which some waits for an answer, some for another pair of eyes, and one is stopped', async () => {
    const agenda = new Agenda();
    const send = (url: string, init: RequestInit) => fetch(`${app.url}${url}`, init);
    await openPost(agenda, { tools: { send }, date: DATE, city });
    await agenda.play(120, () => Promise.resolve());
    const board = await mail.get<Board>('/api/mail-requests');
    const at = Object.fromEntries(board.columns.map(({ stage, cards }) => [stage, cards.length]));
    expect(at).toEqual({ screening: 3, searching: 1, issuing: 1, verifying: 2, sealing: 0, dispatch: 1 });
    expect(board.totals).toMatchObject({ stopped: 1, waiting: 2, dueToday: 1, overdue: 0 });
    expect(board.waiting.map(({ replyBy }) => replyBy !== null)).toEqual([true, true]);
    const stopped = board.columns.flatMap(({ cards }) => cards).find(({ state }) => state === 'stopped');
    expect(stopped).toMatchObject({ sender: null, promisedOn: null });
    // Printed by somebody else, so the user may compare.
    const [verifying] = board.columns.find(({ stage }) => stage === 'verifying')?.cards ?? [];
    const seen = await mail.get<{ acts: string[]; documents: unknown[] }>(
      `/api/mail-requests/${verifying?.requestId ?? ''}`,
    );
    expect(seen).toMatchObject({ acts: ['claim'], documents: [{}] });
  }, 120_000);

  it('hands the mail desk the next letter that nobody has opened, and after it another', async () => {
    const photo = () => mail.get<Uint8Array>('/api/demo/sample-envelope');
    const [first, again] = [await photo(), await photo()];
    expect(Buffer.from(again).equals(Buffer.from(first))).toBe(true);
    const clerk = new MailClerk(mail, DATE);
    const requestId = await clerk.register(letterOfNumber(city, FIRST_LETTERS, DATE), {
      scan: { name: 'letter.jpg', type: 'image/jpeg', bytes: first },
    });
    const { letter } = await clerk.read(requestId);
    expect(letter?.sender.name).toBe(letterOfNumber(city, FIRST_LETTERS, DATE).sender.name);
    for (let look = 0; look < 200; look += 1) {
      const next = await photo();
      if (!Buffer.from(next).equals(Buffer.from(first))) return;
    }
    throw new Error('the next letter is the same');
  }, 60_000);

  it('scans a form again that the centre sent back: another picture, and another document', async () => {
    const http = await asRole(app.url, 'window');
    const clerk = new WindowClerk(http, 'kokurakita-3');
    const free = city.filter(({ members }) => !members.some((one) => one.protected));
    const visits = visitIntents({ seed: 3, ward: 'kokurakita', date: DATE, city: free });
    const visit = [...visits].find(({ lifeEvent }) => lifeEvent === 'MOVE_OUT');
    if (!visit) throw new Error('nobody moves out');
    const { caseId } = await clerk.open('MOVE_OUT', null);
    await clerk.takeHousehold(caseId, visit);
    await clerk.interview(caseId, visit);
    await clerk.judge(caseId);
    const form = (await clerk.prepareForms(caseId)).forms.find(({ review }) => review !== 'window');
    if (!form) throw new Error('no form for the centre');
    const { formId } = form;
    const sample = () => http.get<Uint8Array>(`/api/demo/sample-scan/${caseId}/${formId}`);
    const scan = async () => {
      const body = new FormData();
      body.append('file', new Blob([Buffer.from(await sample())], { type: 'image/jpeg' }), 'scan.jpg');
      return http.change<{ documentId: string }>(`/api/cases/${caseId}/scans?formId=${formId}`, body);
    };
    const first = await scan();
    await clerk.handOff(caseId, [formId], false);
    const operator = new Operator(await Client.role(app.url, 'operator'));
    let taken = await operator.takeNext();
    for (let look = 0; look < 400 && !taken; look += 1) taken = await operator.takeNext();
    if (!taken) throw new Error('the form did not reach the centre');
    await operator.returnToWard(taken);
    for (let look = 0; look < 400; look += 1) {
      const { forms } = await clerk.read(caseId);
      if (forms.find((one) => one.formId === formId)?.status === 'sent-back') break;
    }
    const second = await scan();
    expect(second.documentId).not.toBe(first.documentId);
    const { forms } = await clerk.read(caseId);
    expect(forms.find((one) => one.formId === formId)).toMatchObject({ status: 'scanned' });
  }, 60_000);
});
