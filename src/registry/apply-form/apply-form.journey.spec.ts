import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { system } from '../../edge/principal.js';
import type { FollowUp } from '../../kernel/obligation.js';
import { makeCity } from '../../simulator/city/index.js';
import { importHouseholds, householdKey, personKey, registryModel, RegistryQueries, searchModel } from '../index.js';
import { ApplyFormJob } from './apply-form.job.js';
import type { CaseToApply } from './form-to-apply.js';

const SYSTEM = 'residents-under-test';
const city = [...makeCity({ seed: 9, households: 10, date: '2026-11-24' })];
const family = city[1];
const members = (family?.members ?? []).map(({ record }) => personKey(SYSTEM, record));
const [mover = '', ...others] = members;
const home = householdKey(SYSTEM, family?.record ?? '');
const newAddress = '東京都杉並区阿佐谷北1丁目2番3号';

const followUp = (eventId: string, ids: Record<string, string> = {}): FollowUp => ({
  obligation: 'registry.apply-form', key: 'form', eventId, correlationId: 'case', ids: { formId: 'form', caseId: 'case', at: 'centre', ...ids },
}); // prettier-ignore

describe('an approved move-out reaches the registry', () => {
  let app: TestApp;
  let movers: string[] = [mover];
  let status = 'finished';

  const caseOfForm = async (): Promise<CaseToApply> => ({
    caseId: 'case', lifeEvent: 'MOVE_OUT', officeId: family?.ward ?? '', receptionDate: '2026-11-24', household: home, eventFacts: {},
    persons: members.map((person) => ({ person, role: movers.includes(person) ? 'MOVER' : 'REMAINING' })),
    forms: { form: { formKind: 'JUKI-IDO', status } },
  }); // prettier-ignore
  const entryOfForm = async () => ({
    header: { changeKind: 'OUT', changeDate: '2026-11-30', newAddress },
    lines: { persons: movers.map((pid) => ({ pid, values: pid === mover ? { 'person.name': '𠮷田　改' } : {} })) },
  });
  /** @param commandsUntilCrash how many commands get through before the process is killed */
  const job = (commandsUntilCrash = Infinity) => {
    const bus = app.app.get(CommandBus);
    let left = commandsUntilCrash;
    const execute = async (command: Command<unknown>) => {
      left -= 1;
      if (left < 0) throw new Error('killed');
      return bus.execute(command);
    };
    return new ApplyFormJob({
      executor: app.stores.executor,
      commands: { execute },
      now: () => app.clock.iso(),
      entryOfForm,
      caseOfForm,
    });
  };
  const changes = async () => {
    const { rows } = await app.stores.pool.query<{ type: string }>(
      `SELECT type FROM store.events WHERE type IN ('registry.PersonChanged', 'registry.HouseholdChanged', 'registry.FormApplied') ORDER BY position`,
    );
    return rows.map(({ type }) => type.replace('registry.', ''));
  };
  const caughtUp = async () => {
    const head = await app.stores.store.head();
    for (const model of [registryModel, searchModel])
      expect(await app.stores.projections.reached(model, head, 30_000)).toBe(true);
  };
  const queries = () => app.app.get(RegistryQueries);

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    await importHouseholds(app.app.get(CommandBus), city, {
      system: SYSTEM,
      version: 1,
      meta: { actor: system('import'), now: app.clock.iso() },
    });
  }, 120_000);

  afterAll(() => app.close());

  it('once, though the process is killed after each command and the job runs again', async () => {
    for (const survived of [0, 1, 2]) await expect(job(survived).run(followUp('approved'))).rejects.toThrow('killed');
    await job().run(followUp('approved'));
    await job().run(followUp('approved'));
    expect(await changes()).toEqual(['PersonChanged', 'HouseholdChanged', 'FormApplied']);
  });

  it('and the screens show who has left, under the approved name, and who stays', async () => {
    await caughtUp();
    const gone = await queries().getPerson(mover);
    expect(gone).toMatchObject({
      status: 'moved-out',
      change: 'MOVE_OUT',
      changedOn: '2026-11-30',
      details: { name: '𠮷田　改', address: newAddress },
    });
    const staying = await queries().getHousehold(home);
    expect(staying?.members.map(({ person }) => person)).toEqual(others);
    const window = await Client.role(app.url, 'window');
    const { body } = await window.call<{ rows: { persons: { person: string; status: string }[] }[] }>(
      'POST',
      '/api/registry/search',
      { q: '吉田　改' },
    );
    expect(body.rows.flatMap(({ persons }) => persons)).toEqual([
      expect.objectContaining({ person: mover, status: 'moved-out' }),
    ]);
  });

  it('a correction that everybody moved takes the rest along, and one that nobody else did brings them back', async () => {
    movers = members;
    await job().run(followUp('corrected', { correction: '7' }));
    await caughtUp();
    for (const person of await queries().getPersons(members)) expect(person).toMatchObject({ status: 'moved-out' });
    expect((await queries().getHousehold(home))?.members).toEqual([]);
    movers = [mover];
    await job().run(followUp('corrected again', { correction: '9' }));
    await caughtUp();
    for (const person of await queries().getPersons(others))
      expect(person).toMatchObject({ status: 'resident', household: home });
    expect((await queries().getHousehold(home))?.members.map(({ person }) => person)).toEqual(others);
    expect((await changes()).filter((type) => type === 'FormApplied')).toHaveLength(3);
  });

  it('nothing of a correction of what the case never took', async () => {
    const before = (await changes()).filter((type) => type !== 'FormApplied');
    status = 'scanned';
    movers = members;
    await job().run(followUp('corrected in vain', { correction: '11' }));
    expect((await changes()).filter((type) => type !== 'FormApplied')).toEqual(before);
    expect((await changes()).at(-1)).toBe('FormApplied');
  });
});
