import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { CaseAnswer } from '../reception/cases/case-answer.js';
import { Operator, Reviewer } from '../simulator/centre-desk.js';
import { CITY_SEED, makeCity, visitIntents, type VisitIntent } from '../simulator/city/index.js';
import { Http } from '../simulator/http.js';
import { scanned } from '../simulator/scanner.js';
import { WindowClerk } from '../simulator/window-clerk.js';
import { bootApp, type TestApp } from '../../test/support/app.js';
import { BlobStore } from '../documents/index.js';
import { damagedSheets } from './check-files.js';
import { CertificateRow } from './certificates.projection.js';

const DATE = '2026-11-24';
const WARD = 'kokurakita';
const HOUSEHOLDS = 80;

const textOf = async (pdf: Uint8Array): Promise<string> => {
  const document = await (await PDFiumLibrary.init()).loadDocument(Buffer.from(pdf));
  return [...document.pages()]
    .map((page) => page.getText())
    .join('\n')
    .normalize('NFC');
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

interface Printed {
  readonly outputId: string;
  readonly number: string | null;
  readonly verificationCode: string | null;
  readonly url: string;
  readonly sha256: string;
  readonly position: string;
}

describe('what a household that moves out takes home', () => {
  let app: TestApp;
  let window: Http;
  let clerk: WindowClerk;
  let intent: VisitIntent;
  let caseId = '';
  let ticketId = '';

  const role = async (slot: string): Promise<Http> => {
    const http = new Http(app.url, slot);
    await http.change('/api/demo/session', { slot });
    return http;
  };
  const read = () => clerk.read(caseId);
  const until = async (wanted: (seen: CaseAnswer) => boolean): Promise<CaseAnswer> => {
    for (let look = 0; look < 200; look += 1) {
      const seen = await read();
      if (wanted(seen)) return seen;
      await pause(100);
    }
    throw new Error('the case did not get there');
  };
  const print = (kind: string, key?: string) =>
    window.change<Printed>(`/api/cases/${caseId}/outputs`, { kind }, key ? { key } : {});

  beforeAll(async () => {
    app = await bootApp({ households: HOUSEHOLDS });
    window = await role('window');
    clerk = new WindowClerk(window, `${WARD}-3`);
    const city = makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date: DATE });
    for (const visit of visitIntents({ seed: 7, ward: WARD, date: DATE, city }))
      if (
        visit.lifeEvent === 'MOVE_OUT' &&
        visit.household &&
        !visit.household.members.some((member) => member.protected)
      ) {
        intent = visit;
        break;
      }
    const kiosk = new Http(app.url);
    await kiosk.change('/api/demo/device', { kind: 'kiosk', officeId: WARD });
    const ticket = await kiosk.change<{ ticketId: string; token: string; position: string }>(
      `/api/floor/${WARD}/tickets`,
      { purpose: 'moving' },
    );
    const slip = await new Http(app.url).get<Uint8Array>(
      `/api/tickets/${ticket.token}/ticket.pdf?after=${ticket.position}`,
    );
    expect(await textOf(slip)).toContain('小倉北区役所');
    ticketId = (await clerk.callNext()) ?? '';
    expect(ticketId).toBe(ticket.ticketId);
    await clerk.act(ticketId, 'start');
    ({ caseId } = await clerk.open('MOVE_OUT', ticketId));
    await clerk.takeHousehold(caseId, intent);
    await clerk.interview(caseId, intent);
    await clerk.judge(caseId);
    await clerk.prepareForms(caseId);
  }, 120_000);
  afterAll(() => app.close());

  it('prints the prepared form with what the case knows, and blank for the visitor’s hand', async () => {
    const { forms } = await read();
    const form = forms.find(({ formKind }) => formKind === 'JUKI-IDO');
    const name = intent.household?.members[0]?.details.name ?? '?';
    const filled = await textOf(await clerk.printForm(caseId, form?.formId ?? ''));
    expect(filled).toContain('住民異動届');
    expect(filled.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
    const blank = await textOf(
      await window.get<Uint8Array>(`/api/cases/${caseId}/forms/${form?.formId ?? ''}/form.pdf?blank=1`),
    );
    expect(blank.replace(/\s/g, '')).not.toContain(name.replace(/\s/g, ''));
  });

  it('gives the guidance sheet at any time, without an address', async () => {
    const sheet = await print('GUIDE');
    expect(sheet).toMatchObject({ number: null, verificationCode: null });
    const pdf = await window.get<Uint8Array>(sheet.url);
    expect(sha256(pdf)).toBe(sheet.sha256);
    const text = (await textOf(pdf)).replace(/\s/g, '');
    expect(text).toContain('転出');
    expect(text).not.toContain((intent.household?.members[0]?.details.address ?? '?').replace(/\s/g, ''));
  });

  it('refuses the move-out certificate before the form is approved', async () => {
    const answer = await window.call<{ code: string }>('POST', `/api/cases/${caseId}/outputs`, { kind: 'TENSHUTSU' });
    expect([answer.status, answer.body.code]).toEqual([409, 'certificates.case-not-ready']);
  });

  it('prints the certificate once the centre has approved, once for a retry, and its code can be checked by anybody', async () => {
    const seen = await read();
    for (const [index, { formId, status }] of seen.forms.entries()) {
      if (status === 'prepared')
        await clerk.scan(caseId, await scanned(await clerk.printForm(caseId, formId), index + 1), formId);
    }
    const withoutForm = seen.items.filter(
      ({ itemId, status }) => status === 'accepted' && !seen.forms.some(({ items }) => items.includes(itemId)),
    );
    for (const { itemId } of withoutForm) await window.change(`/api/cases/${caseId}/items/done`, { itemId });
    const scannedForms = (await read()).forms.filter(
      ({ status, review }) => status === 'scanned' && review !== 'window',
    );
    await clerk.handOff(
      caseId,
      scannedForms.map(({ formId }) => formId),
      true,
    );
    await approveAll(scannedForms.length);
    for (const form of (await read()).forms.filter(({ status }) => status === 'scanned')) {
      await (await role('window5')).change(`/api/cases/${caseId}/forms/${form.formId}/check`);
    }
    await until(({ status }) => status === 'ready');
    const first = await print('TENSHUTSU', 'the same key');
    expect(await print('TENSHUTSU', 'the same key')).toMatchObject({ outputId: first.outputId, number: first.number });
    expect(first.number).toMatch(/^小倉北証-26-000001-\d$/);
    const text = (await textOf(await window.get<Uint8Array>(first.url))).replace(/\s/g, '');
    for (const member of intent.household?.members ?? [])
      expect(text).toContain(member.details.name.replace(/\s/g, ''));
    expect(text).toContain((first.verificationCode ?? '?').replace(/\s/g, ''));
    const nobody = new Http(app.url);
    const checked = await nobody.get<object>(
      `/api/verify/${(first.verificationCode ?? '').toLowerCase()}?after=${first.position}`,
    );
    expect(checked).toEqual({
      code: first.verificationCode,
      kind: 'TENSHUTSU',
      name: { ja: '転出証明書', en: 'move-out certificate' },
      issuedOn: DATE,
      office: { ja: '小倉北区', en: 'Kokurakita Ward' },
      valid: true,
    });
  }, 180_000);

  it('refuses papers that other systems of the city make', async () => {
    const answer = await window.call<{ code: string; detail: string }>('POST', `/api/cases/${caseId}/outputs`, {
      kind: 'KAIGO_CARD',
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'certificates.kind-not-printable']);
    expect(answer.body.detail).toBe('介護保険被保険者証 は、ここでは印刷しません（介護保険システムで発行）。');
  });

  it('makes a spoiled print void', async () => {
    const second = await print('TENSHUTSU');
    expect(second.number).toMatch(/^小倉北証-26-000002-\d$/);
    const { position } = await window.change(`/api/certificates/${second.outputId}/void`, { reason: 'misprint' });
    const checked = await new Http(app.url).get<{ valid: boolean }>(
      `/api/verify/${second.verificationCode ?? ''}?after=${position}`,
    );
    expect(checked.valid).toBe(false);
  });

  it('shows a certificate to no other counter, and records who looked', async () => {
    const { outputs } = await read();
    const certificate = outputs.find(({ kind }) => kind === 'TENSHUTSU');
    const path = `/api/certificates/${certificate?.outputId ?? ''}.pdf`;
    expect((await (await role('mail')).call('GET', path)).status).toBe(403);
    expect((await (await role('floor')).call('GET', path)).status).toBe(403);
    expect((await new Http(app.url).call('GET', path)).status).toBe(401);
    const { rows } = await app.stores.pool.query<{ count: string }>(
      `SELECT count(*) FROM ops.access_log WHERE action = 'certificates.read' AND correlation_id = $1`,
      [caseId],
    );
    expect(Number(rows[0]?.count)).toBeGreaterThan(0);
  });

  it('hands everything over, ends the visit and closes the case', async () => {
    await until(({ status }) => status === 'ready');
    await window.call('POST', `/api/reception/tickets/${ticketId}/call`, {});
    await clerk.act(ticketId, 'start');
    await pause(500);
    const { outputs } = await read();
    const answer = await window.change<{ closed: boolean; ticketFinished: boolean }>(`/api/cases/${caseId}/hand-over`, {
      outputs: outputs.map(({ outputId }) => outputId),
    });
    expect(answer).toMatchObject({ closed: true, ticketFinished: true });
    expect((await read()).status).toBe('closed');
  });

  it('finds a sheet that was altered on the disk, and never serves it as if whole', async () => {
    const damage = async () => {
      const found = [];
      for await (const { what } of damagedSheets(app.stores.source, app.stores.executor, app.app.get(BlobStore)))
        found.push(what);
      return found;
    };
    expect(await damage()).toEqual([]);
    const { outputs } = await read();
    const id = outputs[0]?.outputId ?? '';
    const row = await app.stores.source.getRepository(CertificateRow).findOneByOrFail({ id });
    const file = join(app.app.get(BlobStore).root, caseId, row.documentId, 'sheet.pdf');
    const bytes = await readFile(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(file, bytes);
    expect(await damage()).toEqual([`${caseId}/${row.documentId}/sheet.pdf: cannot be opened`]);
    const answer = await window.call<{ code: string }>('GET', `/api/certificates/${id}.pdf`);
    expect([answer.status, answer.body.code]).toEqual([500, 'documents.image-damaged']);
  });

  const approveAll = async (forms: number) => {
    const operator = new Operator(await role('operator'));
    const reviewer = new Reviewer(await role('reviewer'));
    for (let done = 0; done < forms;) {
      const form = await operator.takeNext();
      if (form) await operator.type(form);
      const review = await reviewer.takeNext();
      if (review) done += (await reviewer.approve(review)) ? 1 : 0;
      if (!form && !review) await pause(100);
    }
  };
});
