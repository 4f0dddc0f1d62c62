import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { Client, bootApp, type TestApp } from '../../../test/support/app.js';
import { newId } from '../../kernel/ids.js';
import { CITY_SEED, makeCity, type CityHousehold } from '../../simulator/city/index.js';
import type { RequestAnswer } from '../request-answer.js';

const DATE = '2026-11-24';
const HOUSEHOLDS = 80;

interface Registered {
  readonly requestId: string;
  readonly number: string;
  readonly promisedOn: string;
  readonly position: string;
  readonly fee: { readonly outcome: string; readonly missing: number };
}
interface Board {
  readonly totals: Record<string, number>;
  readonly columns: readonly { stage: string; count: number; averageDays: number | null; cards: readonly Card[] }[];
  readonly waiting: readonly Card[];
  readonly ended: readonly Card[];
}
interface Card {
  readonly requestId: string;
  readonly number: string;
  readonly sender: string | null;
  readonly ageDays: number;
  readonly promisedOn: string | null;
  readonly replyBy: string | null;
  readonly missing: number;
  readonly stopped: boolean;
}

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const document = await (await PDFiumLibrary.init()).loadDocument(Buffer.from(pdf));
  return [...document.pages()]
    .map((page) => page.getText())
    .join('')
    .normalize('NFC')
    .replace(/\s/g, '');
};

let sheets = 0;
const order = (amount: number) => ({
  number: `02418-${String((sheets += 1)).padStart(6, '0')}`,
  issuedOn: '2026-11-20',
  amount,
});

describe('requests by post', () => {
  let app: TestApp;
  let mail: Client;
  let mail2: Client;
  let residents: CityHousehold[];
  let shielded: CityHousehold;

  beforeAll(async () => {
    app = await bootApp({ households: HOUSEHOLDS });
    [mail, mail2] = [await Client.role(app.url, 'mail'), await Client.role(app.url, 'mail2')];
    const city = [...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE })];
    residents = city.filter(
      ({ members }) => !members.some((member) => member.protected) && members[0]?.details.nationality === 'JP',
    );
    const hidden = city.find(({ members }) => members.some((member) => member.protected));
    if (!hidden) throw new Error('the city has no protected household');
    shielded = hidden;
  }, 120_000);
  afterAll(() => app.close());

  const letter = (household: CityHousehold, amounts: readonly number[], known: object = {}) => {
    const { name = '', address = '', postcode = '802-0000' } = household.members[0]?.details ?? {};
    return {
      requesterClass: 'SELF', kinds: [{ kind: 'JUMINHYO', copies: 1 }], moneyOrders: amounts.map(order),
      sender: { name, address, postcode, phone: '090-0000-0921' }, subject: { name, relation: '本人' }, purpose: '銀行へ提出',
      identityPaper: { kind: 'LICENCE', address, validUntil: '2029-06-02' }, reply: { name, address, postcode, service: 'ordinary', postage: 110 }, ...known,
    }; // prettier-ignore
  };
  const register = (body: object, key = newId()) => mail.change<Registered>('/api/mail-requests', body, { key });
  const read = (client: Client, requestId: string, after?: string) =>
    client.get<RequestAnswer>(`/api/mail-requests/${requestId}${after ? `?after=${after}` : ''}`);
  const act = <T = { position: string }>(client: Client, requestId: string, verb: string, body: object = {}) =>
    client.change<T>(`/api/mail-requests/${requestId}/${verb}`, body);
  const refusal = async (client: Client, path: string, body: object): Promise<string> => {
    const { status, body: problem } = await client.call<{ code: string }>('POST', path, body);
    return `${status} ${problem.code}`;
  };
  /** The queue carries it to the clerks' list. */
  const listed = async (requestId: string) => {
    for (let look = 0; look < 200; look += 1) {
      if ((await read(mail, requestId)).stage !== 'arrived') return;
      await pause(50);
    }
    throw new Error('the request did not reach the list');
  };
  const personOf = async (client: Client, { members }: CityHousehold) => {
    const { name, birthDate } = members[0]?.details ?? {};
    const found = await client.change<{ rows: { persons: { person: string }[] }[] }>('/api/registry/search', {
      q: name,
      birthDate,
    });
    const person = found.rows[0]?.persons[0]?.person ?? '';
    const { version } = await client.get<{ version: number }>(`/api/registry/persons/${person}`);
    return { person, seen: { version } };
  };
  const settle = async (client: Client, requestId: string) => {
    const { fee } = await read(client, requestId);
    return act(client, requestId, 'settle', { seen: { due: fee.due, paid: fee.paid } });
  };
  /** From the print by one clerk to the post by another. */
  const printAndSend = async (requestId: string, service = 'ordinary', tracking?: string) => {
    const { certificates } = await act<{
      certificates: { certificateId: string; sha256: string; url: string }[];
      position: string;
    }>(mail, requestId, 'print');
    expect(await refusal(mail, `/api/mail-requests/${requestId}/claim`, {})).toBe(
      '409 mail-requests.another-person-verifies',
    );
    await act(mail2, requestId, 'claim');
    const seen = certificates.map(({ certificateId, sha256 }) => ({ certificateId, sha256 }));
    await act(mail2, requestId, 'verify', { seen });
    const { labelUrl } = await act<{ labelUrl: string }>(mail2, requestId, 'addressee');
    const label = await textOf(await mail2.get<Uint8Array>(labelUrl));
    const done = await act(mail2, requestId, 'dispatch', { service, ...(tracking ? { tracking } : {}) });
    return { certificates, label, position: done.position };
  };

  const photograph = async (background = '#fdfdf6') => {
    const scan = new FormData();
    const page = await sharp({ create: { width: 1240, height: 1754, channels: 3, background } })
      .png()
      .toBuffer();
    scan.append('file', new Blob([new Uint8Array(page)], { type: 'image/png' }), 'envelope.png');
    return mail.change<{ envelopeId: string; documentId: string; pages: { url: string }[] }>(
      '/api/mail-requests/scans',
      scan,
    );
  };

  it('an envelope with the exact fee goes from arrival to the post', async () => {
    const household = residents[0] as CityHousehold;
    const { envelopeId, documentId, pages } = await photograph();
    const typed = await mail.change<{ outcome: string; due: number; promisedOn: string }>('/api/mail-requests/fee', {
      kinds: [{ kind: 'JUMINHYO', copies: 1 }],
      moneyOrders: [],
    });
    expect(typed).toMatchObject({ outcome: 'short', due: 300, promisedOn: '2026-12-03' });
    const { requestId, number, fee, promisedOn } = await register(
      letter(household, [300], { envelopeId, documents: [documentId] }),
    );
    expect([requestId, fee.outcome, promisedOn]).toEqual([envelopeId, 'exact', '2026-12-03']);
    expect(number).toMatch(/^郵-26-\d{6}-\d$/);
    await listed(requestId);
    const next = await mail.change<{ requestId: string }>('/api/mail-requests/next');
    expect(next.requestId).toBe(requestId);
    expect(await refusal(mail2, `/api/mail-requests/${requestId}/claim`, {})).toBe('409 mail-requests.held-by-another');
    expect((await mail.call('GET', pages[0]?.url ?? '')).status).toBe(200);
    expect(await act(mail, requestId, 'subject', await personOf(mail, household))).toMatchObject({ stopped: false });
    await settle(mail, requestId);
    const { certificates, label, position } = await printAndSend(requestId);
    const name = (household.members[0]?.details.name ?? '?').replace(/\s/g, '');
    const pdf = await textOf(await mail2.get<Uint8Array>(certificates[0]?.url ?? ''));
    expect(pdf).toContain(name);
    expect(pdf).toContain('住民票');
    expect(label).toContain(name);
    const ended = await read(mail, requestId, position);
    expect(ended).toMatchObject({
      stage: 'closed',
      printedBy: '松尾 直樹',
      verifiedBy: '岡田 望',
      dispatched: { service: 'ordinary', on: DATE },
    });
    expect(ended.steps.map(({ kind }) => kind)).toEqual([
      'EnvelopeRegistered',
      'MailIntakeOpened',
      'Claimed',
      'SubjectFound',
      'FeeSettled',
      'CertificatePrinted',
      'Claimed',
      'Verified',
      'AddresseeChecked',
      'Dispatched',
      'Closed',
    ]);
  }, 60_000);

  it('a short fee is asked for by letter, waits with a limit, and goes on with the reply', async () => {
    const household = residents[1] as CityHousehold;
    const { requestId, fee } = await register(letter(household, [50]));
    expect(fee).toMatchObject({ outcome: 'short', missing: 250 });
    await listed(requestId);
    await act(mail, requestId, 'claim');
    await act(mail, requestId, 'subject', await personOf(mail, household));
    expect(await refusal(mail, `/api/mail-requests/${requestId}/settle`, { seen: { due: 300, paid: 50 } })).toBe(
      '409 mail-requests.fee-short',
    );
    const key = newId();
    const ask = () =>
      mail.change<{ letterUrl: string; replyBy: string; position: string }>(
        `/api/mail-requests/${requestId}/inquiry`,
        { reasons: ['fee-short'], channel: 'letter' },
        { key },
      );
    const asked = await ask();
    expect(await ask()).toMatchObject({ letterUrl: asked.letterUrl });
    expect(asked.replyBy).toBe('2026-12-14');
    const text = await textOf(await mail.get<Uint8Array>(asked.letterUrl));
    expect(text).toContain('250円');
    const board = await mail.get<Board>(`/api/mail-requests?after=${asked.position}`);
    expect(board.waiting.find((card) => card.requestId === requestId)).toMatchObject({
      replyBy: '2026-12-14',
      promisedOn: null,
      missing: 250,
    });
    expect(await refusal(mail, `/api/mail-requests/${requestId}/reject`, { reason: 'no-reply' })).toBe(
      '409 mail-requests.reply-still-possible',
    );
    await act(mail2, requestId, 'reply', { moneyOrders: [order(200), order(50)] });
    await act(mail, requestId, 'claim');
    expect(await read(mail, requestId)).toMatchObject({
      stage: 'issuing',
      promisedOn: '2026-12-03',
      fee: { outcome: 'exact', paid: 300 },
    });
    await settle(mail, requestId);
    await printAndSend(requestId, 'registered', '123-45-67890');
  }, 60_000);

  it('a surplus goes back in sheets, and the book balances', async () => {
    const household = residents[2] as CityHousehold;
    const { requestId, fee } = await register(letter(household, [500, 300, 100]));
    expect(fee.outcome).toBe('over');
    await listed(requestId);
    await act(mail, requestId, 'claim');
    await act(mail, requestId, 'subject', await personOf(mail, household));
    await settle(mail, requestId);
    const { position } = await printAndSend(requestId);
    const ledger = await mail.get<{ balanced: boolean; ended: object; requests: { requestId: string }[] }>(
      `/api/mail-requests/ledger?after=${position}`,
    );
    expect(ledger.requests.find((row) => row.requestId === requestId)).toMatchObject({
      received: 900,
      fees: 300,
      returned: 600,
      held: 0,
    });
    expect(ledger).toMatchObject({ balanced: true, ended: { received: 1500, fees: 900, returned: 600, held: 0 } });
  }, 60_000);

  it('a print that is wrong is void, and made anew', async () => {
    const household = residents[3] as CityHousehold;
    const { requestId } = await register(letter(household, [300]));
    await listed(requestId);
    await act(mail, requestId, 'claim');
    await act(mail, requestId, 'subject', await personOf(mail, household));
    await settle(mail, requestId);
    const { certificates } = await act<{ certificates: { certificateId: string }[] }>(mail, requestId, 'print');
    await act(mail2, requestId, 'claim');
    await act(mail2, requestId, 'fail-verification', { reasons: ['misprint'] });
    const isVoid = async () => {
      const { rows } = await app.stores.pool.query<{ count: string }>(
        `SELECT count(*) FROM store.events WHERE type = 'certificates.CertificateVoided' AND stream = $1`,
        [`certificate-${certificates[0]?.certificateId ?? ''}`],
      );
      return rows[0]?.count === '1';
    };
    for (let look = 0; look < 100 && !(await isVoid()); look += 1) await pause(50);
    expect(await isVoid()).toBe(true);
    await act(mail, requestId, 'claim');
    await printAndSend(requestId);
  }, 60_000);

  it('the same envelope sent twice by a retry is one request, and its sheets are known again', async () => {
    const body = letter(residents[4] as CityHousehold, [300]);
    const key = newId();
    const [first, second] = await Promise.all([register(body, key), register(body, key)]);
    expect([second.requestId, second.number]).toEqual([first.requestId, first.number]);
    expect((await register(body, key)).number).toBe(first.number);
    await listed(first.requestId);
    await pause(300);
    expect(await refusal(mail, '/api/mail-requests', body)).toBe('409 mail-requests.order-in-another');
    expect(await refusal(mail, '/api/mail-requests', { ...body, requesterClass: 'PROFESSIONAL' })).toBe(
      '409 mail-requests.class-not-handled',
    );
    expect(await refusal(mail, '/api/mail-requests', { ...body, kinds: [{ kind: 'KOSEKI', copies: 1 }] })).toBe(
      '409 mail-requests.kind-not-handled',
    );
    expect(await refusal(mail, '/api/mail-requests', { ...body, sender: {} })).toBe('400 invalid-input');
  });

  it('a protected person stops everything for all but the official in charge', async () => {
    const protection = await Client.role(app.url, 'protection');
    const { requestId } = await register(letter(shielded, [300]));
    await listed(requestId);
    await act(mail, requestId, 'claim');
    const subject = await personOf(protection, shielded);
    const answer = await act<{ stopped: boolean; position: string }>(mail, requestId, 'subject', subject);
    expect(answer.stopped).toBe(true);
    expect(await read(mail, requestId)).toMatchObject({
      stage: 'stopped',
      masked: true,
      letter: null,
      subject: null,
      documents: [],
      acts: [],
    });
    for (const verb of ['claim', 'print', 'addressee'])
      expect(await refusal(mail, `/api/mail-requests/${requestId}/${verb}`, {})).toBe('409 mail-requests.protected');
    const board = await mail.get<Board>(`/api/mail-requests?after=${answer.position}`);
    const card = board.columns.flatMap(({ cards }) => cards).find((one) => one.requestId === requestId);
    expect(card).toMatchObject({ stopped: true, sender: null, promisedOn: null });
    await act(protection, requestId, 'claim');
    expect((await read(protection, requestId)).letter?.sender.name).toBe(shielded.members[0]?.details.name);
    const { position } = await act(protection, requestId, 'reject', { reason: 'call-in' });
    expect(await read(protection, requestId, position)).toMatchObject({ stage: 'rejected', rejected: 'call-in' });
  }, 60_000);

  it('after the stop nobody else opens what came in the envelope or was written to its sender', async () => {
    const { envelopeId, documentId, pages } = await photograph('#eef3f8');
    const { requestId } = await register(letter(shielded, [], { envelopeId, documents: [documentId] }));
    await listed(requestId);
    await act(mail, requestId, 'claim');
    const inquiry = { reasons: ['fee-short'], channel: 'letter' };
    const { letterUrl } = await act<{ letterUrl: string }>(mail, requestId, 'inquiry', inquiry);
    await act(mail, requestId, 'reply', { moneyOrders: [order(300)] });
    await act(mail, requestId, 'claim');
    const papers = [pages[0]?.url ?? '', letterUrl];
    const opened = (client: Client) =>
      Promise.all(papers.map(async (paper) => (await client.call('GET', paper)).status));
    const [protection, auditor] = await Promise.all(
      ['protection', 'auditor'].map((slot) => Client.role(app.url, slot)),
    );
    expect(await opened(mail)).toEqual([200, 200]);
    await act(mail, requestId, 'subject', await personOf(protection as Client, shielded));
    for (const kept of [mail, mail2, auditor as Client]) expect(await opened(kept)).toEqual([403, 403]);
    expect(await opened(protection as Client)).toEqual([200, 200]);
  }, 60_000);

  it('goes only to the address on the identity paper', async () => {
    const household = residents[5] as CityHousehold;
    const body = letter(household, [300]);
    const { requestId } = await register({ ...body, reply: { ...body.reply, address: '東京都江東区豊洲1-1-1' } });
    await listed(requestId);
    await act(mail, requestId, 'claim');
    await act(mail, requestId, 'subject', await personOf(mail, household));
    await settle(mail, requestId);
    const { certificates } = await act<{ certificates: { certificateId: string; sha256: string }[] }>(
      mail,
      requestId,
      'print',
    );
    await act(mail2, requestId, 'claim');
    await act(mail2, requestId, 'verify', {
      seen: certificates.map(({ certificateId, sha256 }) => ({ certificateId, sha256 })),
    });
    expect(await refusal(mail2, `/api/mail-requests/${requestId}/addressee`, {})).toBe(
      '409 mail-requests.addressee-differs',
    );
    expect((await read(mail2, requestId)).letter?.addresseeFits).toBe(false);
  }, 60_000);

  it('gets numbers without a gap under twenty clerks at once', async () => {
    const household = residents[6] as CityHousehold;
    const before = await mail.get<{ requests: { number: string }[] }>('/api/mail-requests/ledger');
    const answers = await Promise.all(Array.from({ length: 20 }, () => register(letter(household, [300]))));
    const runningOf = (number: string) => Number(number.split('-')[2]);
    const last = Math.max(...before.requests.map(({ number }) => runningOf(number)));
    expect(answers.map(({ number }) => runningOf(number)).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => last + index + 1),
    );
    for (const { requestId } of answers) await listed(requestId);
  }, 60_000);

  it('shows the manager counts, ages and promises without a name, and takes nothing from her', async () => {
    const manager = await Client.role(app.url, 'manager');
    const { totals, columns } = await manager.get<Board>('/api/mail-requests');
    expect(totals['open']).toBeGreaterThan(20);
    const cards = columns.flatMap((column) => column.cards);
    expect(cards.every(({ sender, ageDays }) => sender === null && ageDays === 0)).toBe(true);
    expect((await manager.call('POST', '/api/mail-requests/next', {})).status).toBe(403);
    expect((await (await Client.role(app.url, 'window')).call('GET', '/api/mail-requests')).status).toBe(403);
  });

  it('keeps names and addresses sealed in its events', async () => {
    const { rows } = await app.stores.pool.query<{ payload: string }>(
      `SELECT payload FROM store.events WHERE type LIKE 'mail-requests.%' OR type LIKE 'certificates.%'`,
    );
    expect(rows.length).toBeGreaterThan(60);
    const all = rows.map(({ payload }) => payload).join('\n');
    for (const { members } of residents.slice(0, 7)) {
      for (const { details } of members)
        for (const value of [details.name, details.address]) expect(all).not.toContain(value);
    }
  });
});
