// The auditor follows one move-out: every event of it, how it stood at each, who looked; and the administrator handles what got stuck.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../test/support/app.js';
import { Operator, Reviewer } from '../simulator/centre-desk.js';
import { CITY_SEED, makeCity, visitIntents, type VisitIntent } from '../simulator/city/index.js';
import { scanned } from '../simulator/scanner.js';
import { WindowClerk } from '../simulator/window-clerk.js';
import { caseFold, caseStream } from '../reception/index.js';
import { DomainCommand } from '../kernel/command.js';
import { derivedId } from '../kernel/ids.js';
import type { OperationsAnswer } from '../operations/answers.js';
import type { LooksAnswer, RawAnswer, ReplayAnswer, ThenAnswer } from './answers.js';

const WARD = 'kokurakita';
const HOUSEHOLDS = 80;

let app: TestApp;
let auditor: Client;
let clerk: WindowClerk;
let intent: VisitIntent;
let caseId = '';
let number = '';
let story: ReplayAnswer;

const movingOut = (date: string): VisitIntent => {
  const city = [...makeCity({ seed: CITY_SEED, households: HOUSEHOLDS, date })];
  for (const found of visitIntents({ seed: 3, ward: WARD, date, city })) {
    if (
      found.lifeEvent === 'MOVE_OUT' &&
      found.household &&
      !found.household.members.some((member) => member.protected)
    )
      return found;
  }
  throw new Error('nobody moves out in this city');
};

const workTheCase = async (): Promise<void> => {
  const kiosk = await Client.device(app.url, 'kiosk', WARD);
  clerk = new WindowClerk(await Client.role(app.url, 'window'), `${WARD}-3`);
  await kiosk.change(`/api/floor/${WARD}/tickets`, { purpose: 'moving' });
  const ticketId = (await clerk.callNext()) ?? '';
  await clerk.act(ticketId, 'start');
  ({ caseId, number } = await clerk.open('MOVE_OUT', ticketId));
  await clerk.takeHousehold(caseId, intent);
  await clerk.interview(caseId, intent);
  await clerk.judge(caseId);
  const { forms } = await clerk.prepareForms(caseId);
  const form = forms.find(({ formKind }) => formKind === 'JUKI-IDO');
  if (!form) throw new Error('a move-out needs its form');
  await clerk.scan(caseId, await scanned(await clerk.printForm(caseId, form.formId), 1), form.formId);
  await clerk.handOff(caseId, [form.formId], true);
  await throughTheCentre(form.formId);
};

/** Typed, returned once, typed again, approved. */
const throughTheCentre = async (formId: string): Promise<void> => {
  const operator = new Operator(await Client.role(app.url, 'operator'));
  const reviewer = new Reviewer(await Client.role(app.url, 'reviewer'));
  const take = async (desk: Operator | Reviewer) => {
    for (let look = 0; look < 200; look += 1) {
      const form = await desk.takeNext();
      if (form) return form;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`form ${formId} did not arrive`);
  };
  await operator.type(await take(operator));
  await reviewer.returnToOperator(await take(reviewer));
  await operator.type(await take(operator));
  await reviewer.approve(await take(reviewer));
};

const open = async (idOrNumber: string) =>
  auditor.get<ReplayAnswer>(`/api/audit/cases/${encodeURIComponent(idOrNumber)}`);
const eventOf = (type: string) => story.events.filter((event) => event.type === type);
const then = (eventId = '') => auditor.get<ThenAnswer>(`/api/audit/cases/${caseId}/at/${eventId}`);

beforeAll(async () => {
  app = await bootApp({ households: HOUSEHOLDS });
  intent = movingOut(app.clock.iso().slice(0, 10));
  auditor = await Client.role(app.url, 'auditor');
  await workTheCase();
  const position = await app.stores.store.head();
  await app.stores.projections.allReached(position, 10_000);
  // The approval reaches the case by a follow-up.
  for (let look = 0; look < 100; look += 1) {
    story = await open(number);
    if (eventOf('reception.FormFinished').length > 0) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}, 180_000);
afterAll(() => app?.close());

describe('the story of a case', () => {
  it('holds every stream it touched, in the order of commit', () => {
    const streams = new Set(story.events.map(({ stream }) => stream.split('-')[0]));
    expect([...streams].sort()).toEqual(expect.arrayContaining(['case', 'document', 'floor', 'register', 'workItem']));
    const positions = story.events.map(({ position }) => Number(position));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(story.events.map(({ correlationId }) => correlationId).filter((id) => id === caseId)).size).toBe(1);
  });

  it('is found by its number as it is read aloud, and by its id', async () => {
    const wide = number
      .replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      .replaceAll('-', '－');
    expect((await open(wide)).caseId).toBe(caseId);
    expect((await open(caseId)).number).toBe(number);
    expect((await auditor.call('GET', '/api/audit/cases/no-such-number')).status).toBe(404);
  });

  it('says nothing of the visitor', () => {
    const told = JSON.stringify(story);
    for (const { details } of intent.household?.members ?? []) {
      for (const personal of [details.name, details.kana, details.address]) expect(told).not.toContain(personal);
    }
    expect(
      story.events.every(
        ({ sentence }) => sentence.ja !== '' && !sentence.ja.includes('/') && !/\{\{/.test(sentence.ja + sentence.en),
      ),
    ).toBe(true);
  });

  it('was recorded as it is stored', () => {
    expect(story.verified).toEqual({ events: story.events.length, altered: [], gaps: [] });
    expect(story.bands.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['counter', 'centre']));
  });
});

describe('a moment of it', () => {
  it('shows the form in the hands of the reviewer, then back with the operator', async () => {
    const [claimed] = eventOf('centre.Claimed').filter(({ did }) => did.ja.includes('審査'));
    const returned = await then(eventOf('centre.ReturnedToOperator')[0]?.id);
    expect((await then(claimed?.id)).forms.map(({ stage }) => stage)).toContain('review');
    expect(returned.forms.find(({ isAbout }) => isAbout)).toMatchObject({ stage: 'returned-operator', holder: '佐藤' });
    expect(returned.changes.map(({ label }) => label.ja)).toEqual(
      expect.arrayContaining(['段階', '欄と理由', 'ことば']),
    );
    expect(returned.why.every(({ holds }) => holds)).toBe(true);
    expect(returned.seen?.imagesMatch).toBe(true);
    const image = await auditor.call('GET', returned.seen?.images[0]?.url ?? '');
    expect(image.headers.get('content-type')).toContain('image/webp');
  });

  it('knows nothing of what came later', async () => {
    const early = await then(eventOf('reception.CaseOpened')[0]?.id);
    expect([early.case.persons, early.forms]).toEqual([[], []]);
  });

  it('is refused for an event of another case', async () => {
    expect((await auditor.call('GET', `/api/audit/cases/${caseId}/at/${derivedId('another event')}`)).status).toBe(404);
  });

  it('can be taken of every single event', async () => {
    for (const { id } of story.events) expect((await then(id)).eventId).toBe(id);
  });
});

describe('the raw record', () => {
  const rawOf = (eventId = '') => `/api/audit/cases/${caseId}/events/${eventId}/raw`;

  it('is what is stored, sealed, with the same fingerprint computed again', async () => {
    const raw = await auditor.get<RawAnswer>(rawOf(eventOf('centre.EntrySubmitted')[0]?.id));
    expect(raw).toMatchObject({ matches: true, leaf: raw.recomputed, type: 'centre.EntrySubmitted' });
    for (const { details } of intent.household?.members ?? []) expect(raw.payload).not.toContain(details.name);
    expect(raw.payload).toContain('"sealed"');
  });

  it('of what belongs to no case is not shown', async () => {
    const { rows } = await app.stores.pool.query<{ id: string }>(
      `SELECT id FROM store.events WHERE type = 'identity.AccountOpened' LIMIT 1`,
    );
    expect((await auditor.call('GET', rawOf(rows[0]?.id))).status).toBe(404);
  });
});

describe('who looked', () => {
  it('names the counter, the centre and the auditor herself', async () => {
    const { looks } = await auditor.get<LooksAnswer>(`/api/audit/cases/${caseId}/looks`);
    const actions = new Set(looks.map(({ role, action }) => `${role} ${action}`));
    for (const look of [
      'window cases.read',
      'operator centre.open',
      'reviewer centre.open',
      'auditor audit.case',
      'auditor audit.moment',
      'auditor audit.raw',
    ])
      expect(actions).toContain(look);
    expect(looks.filter(({ action, actionWord }) => action === actionWord.ja)).toEqual([]);
    const again = await auditor.get<LooksAnswer>(`/api/audit/cases/${caseId}/looks`);
    expect(again.looks[0]).toMatchObject({ role: 'auditor', action: 'audit.looks', name: '江口 真理' });
  });

  it('is asked by auditors alone', async () => {
    for (const slot of ['window', 'operator', 'supervisor', 'manager', 'admin']) {
      const other = await Client.role(app.url, slot);
      for (const path of [
        `cases/${caseId}`,
        `cases/${caseId}/looks`,
        `cases/${caseId}/at/${story.events[0]?.id ?? ''}`,
      ]) {
        expect([slot, path, (await other.call('GET', `/api/audit/${path}`)).status]).toEqual([slot, path, 403]);
      }
    }
    expect((await new Client(app.url).call('GET', `/api/audit/cases/${caseId}`)).status).toBe(401);
  });
});

class FinishUnknownForm extends DomainCommand<{ readonly formId: string }> {}

describe('work that got stuck', () => {
  let admin: Client;
  const read = (after = '0') => admin.get<OperationsAnswer>(`/api/operations?after=${after}`);
  const stuck = async (retries: number) => {
    for (let look = 0; look < 300; look += 1) {
      const state = await read();
      if (state.parked.some((one) => one.retries === retries)) return state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nothing was parked');
  };

  beforeAll(async () => {
    admin = await Client.role(app.url, 'admin');
    // A form that was checked at the window and that its case does not know: its residents cannot be entered.
    const formId = derivedId('lost form');
    const actor = { kind: 'system', account: 'spec', person: 'spec', role: 'system', office: null } as const;
    await app.stores.executor.decide({
      stream: caseStream(derivedId('stray')),
      fold: caseFold,
      command: new FinishUnknownForm(
        { formId },
        { commandId: derivedId('lost'), now: app.clock.iso(), actor, correlationId: caseId },
      ),
      decide: () => [
        {
          type: 'reception.FormFinished' as const,
          data: { caseId, formId, handOffId: null, outcome: 'window' as const },
        },
      ],
    });
  });

  it('is shown with what happened and what to do, in both languages', async () => {
    const state = await stuck(0);
    expect(state.state).toBe('act');
    expect(state.parked[0]).toMatchObject({
      code: 'registry.form-without-case',
      reason: { ja: '届書の案件が見つからない' },
      name: { en: 'enter in the registry' },
    });
    expect(state.parts.find(({ id }) => id === 'registry')?.state).toBe('act');
  }, 60_000);

  it('is only looked at by a manager, and not at all by others', async () => {
    const id = (await read()).parked[0]?.id ?? '';
    const manager = await Client.role(app.url, 'manager');
    expect((await manager.call('GET', '/api/operations')).status).toBe(200);
    expect((await manager.call('POST', `/api/operations/follow-ups/${id}/retry`)).status).toBe(403);
    expect((await auditor.call('GET', '/api/operations')).status).toBe(403);
  });

  it('is tried again and gets stuck again, then given up with a reason', async () => {
    const id = (await read()).parked[0]?.id ?? '';
    const retried = await admin.change(`/api/operations/follow-ups/${id}/retry`);
    await read(retried.position);
    expect((await stuck(1)).parked[0]?.id).toBe(id);
    expect((await admin.call('POST', `/api/operations/follow-ups/${id}/discard`, { reason: 'because' })).status).toBe(
      400,
    );
    const given = await admin.change(`/api/operations/follow-ups/${id}/discard`, { reason: 'opened-by-mistake' });
    expect((await read(given.position)).parked).toEqual([]);
    const twice = await admin.call<{ code: string }>('POST', `/api/operations/follow-ups/${id}/retry`);
    expect([twice.status, twice.body.code]).toEqual([409, 'kernel.follow-up-not-parked']);
  }, 60_000);

  it('is part of the story of its case, with who decided and why', async () => {
    const { events } = await open(caseId);
    const told = events
      .filter(({ stream }) => stream.startsWith('followUp-'))
      .map(({ sentence, detail }) => [sentence.ja, detail?.ja]);
    expect(told).toEqual([
      ['自動処理が「住民登録へ反映する」を止めて人の判断を待つ', expect.anything()],
      ['堀(センター)が「住民登録へ反映する」をやり直すよう指示', undefined],
      ['自動処理が「住民登録へ反映する」を止めて人の判断を待つ', expect.anything()],
      ['堀(センター)が「住民登録へ反映する」を行わないと決定', '誤って生じた'],
    ]);
  });

  it('lets a projection go on, and knows which there are', async () => {
    expect(await admin.change('/api/operations/projections/cases/resume')).toEqual({ resumed: false });
    expect((await admin.call('POST', '/api/operations/projections/nonsense/resume')).status).toBe(404);
  });
});
