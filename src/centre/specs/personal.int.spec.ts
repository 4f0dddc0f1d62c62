import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import type { FormAnswer } from '../form-answer.js';
import { workItemModel } from '../work-item.projection.js';
import { workItemStream } from '../work-item.js';
import { ADDRESS, MY_NUMBER, NAME, paperSeen, typed, Ward } from './a-hand-off.js';
import { opened } from './many-forms.js';

jest.setTimeout(60_000);

describe('what is typed at the centre', () => {
  let app: TestApp;
  let ward: Ward;
  let operator: Client;
  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    [ward, operator] = await Promise.all([Ward.open(app), Client.role(app.url, 'operator')]);
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  const stored = async (): Promise<string> => {
    const { rows } = await app.stores.pool.query<{ all: string }>(
      `SELECT concat((SELECT string_agg(payload || metadata, '') FROM store.events), (SELECT string_agg(d::text, '') FROM ops.draft d),
        (SELECT string_agg(j::text, '') FROM bullmq.job j), (SELECT string_agg(w::text, '') FROM ${workItemModel.schema}.work_item w)) AS all`,
    );
    return rows[0]?.all ?? '';
  };

  it('lies in no event, draft, queue or list in clear, and is read back whole', async () => {
    const { caseId, formId } = await ward.handedOff();
    await eventually(
      'it is there',
      async () => (await ward.window.get<{ forms: object[] }>(`/api/centre/cases/${caseId}/forms`)).forms.length === 1,
    );
    await operator.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const form = await operator.get<FormAnswer>(`/api/centre/forms/${formId}`);
    const entry = typed(form);
    await operator.change(`/api/centre/forms/${formId}/draft`, entry, { method: 'PUT' });
    await operator.change(`/api/centre/forms/${formId}/entry`, { ...entry, seen: paperSeen(form) });
    const clear = await stored();
    for (const secret of [NAME, '髙志', ADDRESS, 'ヨシダ', '093-582-1111']) expect(clear).not.toContain(secret);
    const read = await operator.get<FormAnswer>(`/api/centre/forms/${formId}`);
    expect(read.entry?.values.lines['persons']?.[0]?.values).toMatchObject({
      'person.name': NAME,
      'person.birthDate': '1980-07-14',
    });
    expect(read.entry?.values.header).toMatchObject({ filerName: NAME, filerAddress: ADDRESS });
  });

  it('is not kept at all where the form says so: My Number enters neither events nor drafts', async () => {
    const { caseId } = await ward.scanned();
    const [person] = (await ward.read(caseId)).persons;
    const persons = [person?.person ?? ''];
    const formId = await opened(app, { caseId, persons, formKind: 'NHI-TOKUSO', lifeEvent: 'MOVE_OUT' });
    await operator.change(`/api/centre/forms/${formId}/claim`, { stage: 'entry' });
    const form = await operator.get<FormAnswer>(`/api/centre/forms/${formId}`);
    const entry = {
      header: {
        notificationDate: '2026-11-24',
        kind: 'LOSS',
        reason: 'L_MOVE',
        nhiNo: '123456789',
        headName: NAME,
        headKana: 'ヨシダ タカシ',
        headBirthDate: '1980-07-14',
        address: ADDRESS,
        phone: '093-582-1111',
        headMyNumber: MY_NUMBER,
        filerName: NAME,
        filerKind: 'HEAD',
        idDocument: 'LICENCE',
        signature: true,
      },
      lines: {
        persons: [
          {
            pid: persons[0] ?? null,
            values: {
              'person.name': NAME,
              'person.kana': 'ヨシダ タカシ',
              'person.birthDate': '1980-07-14',
              'person.sex': 'M',
              'person.relation': 'HEAD',
              'person.changeDate': '2026-11-30',
              'person.myNumber': MY_NUMBER,
            },
          },
        ],
      },
    };
    const never = ['headMyNumber', 'person.myNumber'];
    await operator.change(`/api/centre/forms/${formId}/draft`, entry, { method: 'PUT' });
    const { draft } = await operator.get<FormAnswer>(`/api/centre/forms/${formId}`);
    expect(draft?.values.header['headName']).toBe(NAME);
    await operator.change(`/api/centre/forms/${formId}/entry`, { ...entry, seen: paperSeen(form) });
    const events = await app.stores.codec.open<{ type: string }>(
      await app.stores.store.readStream(workItemStream(formId)),
    );
    expect(events.at(-1)?.type).toBe('centre.EntrySubmitted');
    const kept = JSON.stringify([draft, events]);
    expect(kept).toContain(NAME);
    for (const gone of [...never, MY_NUMBER]) expect(kept).not.toContain(gone);
  });

  it('is opened with a trace of who looked', async () => {
    const { rows } = await app.stores.pool.query<{ person: string; subjects: string[] }>(
      `SELECT person, subjects FROM ops.access_log WHERE action = 'centre.open'`,
    );
    expect(rows.every(({ person }) => person === 'staff2001')).toBe(true);
    expect(rows.some(({ subjects }) => subjects.some((subject) => subject.startsWith('person:')))).toBe(true);
  });
});
