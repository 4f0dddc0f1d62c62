import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { newId } from '../../kernel/ids.js';
import type { FormRow } from '../form-rows.js';
import { listed, opened } from './many-forms.js';

interface List {
  forms: FormRow[];
  total: number;
  next: string | null;
}
interface Summary {
  depth: {
    now: number;
    hourAgo: number;
    byPriority: { priority: string; now: number }[];
    byState: { state: string; now: number }[];
  };
  oldestVisitor: { formId: string; waitedMinutes: number } | null;
  inDanger: number;
  flow: { arrivals: number; departures: number; filling: boolean }[];
  people: { name: string | null; formId: string; stage: string }[];
}

jest.setTimeout(60_000);

describe('the list and the supervisor’s strip', () => {
  let app: TestApp;
  let operator: Client;
  let supervisor: Client;
  const caseId = newId();
  const hour = 3_600_000;
  const list = (query = '', who = supervisor) => who.get<List>(`/api/centre/forms?${query}`);
  const promised = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000).toISOString();
  let late: string;
  let soon: string;
  let routine: string;

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    [operator, supervisor] = await Promise.all([Client.role(app.url, 'operator'), Client.role(app.url, 'supervisor')]);
    routine = await opened(app, {
      priority: 'ROUTINE',
      promisedAt: promised(400),
      formKind: 'NHI-TOKUSO',
      officeId: 'moji',
    });
    soon = await opened(app, { promisedAt: promised(3), caseId });
    late = await opened(app, { promisedAt: promised(-2), caseId });
    await operator.change(`/api/centre/forms/${soon}/claim`, { stage: 'entry' });
    await listed(app);
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('shows the nearest promise first and says why, in both languages', async () => {
    const { forms, total } = await list();
    expect(forms.map(({ formId }) => formId)).toEqual([late, soon, routine]);
    expect(total).toBe(3);
    expect(forms[0]).toMatchObject({
      why: { ja: '窓口で待っている・約束を2分過ぎた', en: 'the visitor is waiting · 2 min past the promise' },
      waitedMinutes: 0,
    });
    expect(forms[1]).toMatchObject({
      state: 'entry',
      holder: { name: '佐藤 健' },
      leaseUntil: expect.any(String),
      name: { ja: '住民異動届' },
    });
  });

  it('can be narrowed down', async () => {
    expect((await list('kind=NHI-TOKUSO')).forms.map(({ formId }) => formId)).toEqual([routine]);
    expect((await list('office=moji')).forms.map(({ formId }) => formId)).toEqual([routine]);
    expect((await list('state=entry')).forms.map(({ formId }) => formId)).toEqual([soon]);
    expect((await list('stage=review')).total).toBe(0);
    expect((await list('mine=true', operator)).forms.map(({ formId, mine }) => [formId, mine])).toEqual([[soon, true]]);
  });

  it('is read in pages without a form twice', async () => {
    const more = await Promise.all(
      Array.from({ length: 120 }, () =>
        opened(app, { priority: 'ROUTINE', formKind: 'MYNA-CARD', promisedAt: promised(500) }),
      ),
    );
    await listed(app);
    const first = await list('kind=MYNA-CARD');
    const second = await list(`kind=MYNA-CARD&cursor=${first.next ?? ''}`);
    expect([first.forms.length, second.forms.length, second.next]).toEqual([100, 20, null]);
    expect(new Set([...first.forms, ...second.forms].map(({ formId }) => formId))).toEqual(new Set(more));
    expect((await supervisor.call('GET', '/api/centre/forms?cursor=nonsense')).status).toBe(400);
  });

  it('shows an earlier moment as it stood', async () => {
    const before = app.clock.iso();
    await operator.change(`/api/centre/forms/${late}/claim`, { stage: 'entry' });
    await listed(app);
    const stateOf = async (query: string) => (await list(query)).forms.find(({ formId }) => formId === late);
    expect(await stateOf('')).toMatchObject({ state: 'entry', holder: { name: '佐藤 健' } });
    expect(await stateOf(`asOf=${before}`)).toMatchObject({ state: 'entry-waiting', holder: null });
    expect((await list(`asOf=${new Date(Date.parse(before) - hour).toISOString()}`)).total).toBe(0);
    expect((await supervisor.call('GET', '/api/centre/forms?asOf=yesterday')).status).toBe(400);
  });

  it('counts what waits now and an hour ago, what comes and goes, and who is on what', async () => {
    const { depth, oldestVisitor, inDanger, flow, people } = await supervisor.get<Summary>('/api/centre/summary');
    expect([depth.now, depth.hourAgo, inDanger]).toEqual([123, 0, 2]);
    expect(depth.byPriority).toContainEqual({ priority: 'VISITOR_WAITING', now: 2, hourAgo: 0 });
    expect(depth.byState).toContainEqual({ state: 'entry', now: 2, hourAgo: 0 });
    expect(oldestVisitor?.formId).toBe(soon);
    expect(flow.reduce((sum, { arrivals }) => sum + arrivals, 0)).toBe(123);
    expect(flow.map(({ filling }) => filling)).toEqual([...Array<boolean>(7).fill(false), true]);
    expect(people.map(({ name, formId }) => [name, formId])).toEqual([
      ['佐藤 健', soon],
      ['佐藤 健', late],
    ]);
  });

  it('tells the ward where the forms of its case are, and other wards nothing', async () => {
    const [window, waiting] = await Promise.all([Client.role(app.url, 'window'), opened(app, { caseId })]);
    await listed(app);
    const { forms } = await window.get<{
      forms: { formId: string; state: string; place: number | null; late: boolean }[];
    }>(`/api/centre/cases/${caseId}/forms`);
    expect(forms.map(({ formId, state, place, late: isLate }) => [formId, state, place, isLate])).toEqual([
      [soon, 'entry', null, false],
      [late, 'entry', null, true],
      [waiting, 'entry-waiting', 1, false],
    ]);
    const foreign = newId();
    await opened(app, { caseId: foreign, officeId: 'moji' });
    await listed(app);
    expect((await window.call('GET', `/api/centre/cases/${foreign}/forms`)).status).toBe(403);
  });
});
