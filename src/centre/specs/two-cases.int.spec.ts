import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { bootApp, Client, type TestApp } from '../../../test/support/app.js';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { system } from '../../edge/principal.js';
import { newId } from '../../kernel/ids.js';
import { FinishForm } from '../../reception/index.js';
import { Ward, type HandedOff } from './a-hand-off.js';

jest.setTimeout(60_000);

interface Queue {
  readonly centreWaiting: readonly { ticketId: string; ready: boolean; waitsFor: string[] }[];
  readonly mine: { ticketId: string; status: string; handingOver: boolean } | null;
}

describe('a visitor who came for two things', () => {
  let app: TestApp;
  let kiosk: Client;
  let ward: Ward;

  const act = (ticketId: string, verb: string) =>
    ward.window.change<{ position: string }>(`/api/reception/tickets/${ticketId}/${verb}`, {});
  const atCounter = async (): Promise<string> => {
    const { ticketId } = await kiosk.change<{ ticketId: string }>('/api/floor/kokurakita/tickets', {
      purpose: 'moving',
    });
    await ward.window.change('/api/reception/calls', { counterId: 'kokurakita-3' });
    await act(ticketId, 'start');
    return ticketId;
  };
  /** As the follow-up of the centre's approval does. */
  const approved = async ({ caseId, formId }: Omit<HandedOff, 'position'>) => {
    const handOffId = (await ward.read(caseId)).forms.find((form) => form.formId === formId)?.handOffId ?? '';
    const meta = { commandId: newId(), actor: system('reception.finish-form'), now: app.clock.iso() };
    await app.app.get(CommandBus).execute(new FinishForm({ caseId, formId, handOffId }, meta));
  };
  const settled = async () => {
    const { obligations, projections, store } = app.stores;
    await eventually('no visitor has to be told any more', async () => {
      await projections.reached(obligations.projection.model, await store.head());
      return (await obligations.open()).every(({ obligation }) => obligation !== 'reception.mark-ticket-ready');
    });
    expect(await obligations.parked()).toEqual([]);
  };
  const queue = async (): Promise<Queue> =>
    ward.window.get<Queue>(`/api/reception/queue?after=${await app.stores.store.head()}`);
  const waiting = async (ticketId: string) => (await queue()).centreWaiting.find((one) => one.ticketId === ticketId);
  const handOver = async ({ caseId }: Omit<HandedOff, 'position'>) => {
    const { outputs } = await ward.read(caseId);
    return ward.window.change<{ closed: boolean; ticketFinished: boolean }>(`/api/cases/${caseId}/hand-over`, {
      outputs: outputs.map(({ outputId }) => outputId),
    });
  };

  beforeAll(async () => {
    app = await bootApp({ households: 0 });
    ward = await Ward.open(app);
    kiosk = await Client.device(app.url, 'kiosk', 'kokurakita');
  }, 120_000);
  afterAll(() => app.close(), 60_000);

  it('is called once, when both are ready, and leaves with the second', async () => {
    const ticketId = await atCounter();
    const first = await ward.scanned({ ticketId });
    const second = await ward.scanned({ ticketId });
    await ward.handOff(first);
    await ward.handOff(second);
    expect(await waiting(ticketId)).toMatchObject({ ready: false, waitsFor: [first.caseId, second.caseId] });
    await approved(first);
    await settled();
    expect(await waiting(ticketId)).toMatchObject({ ready: false });
    await approved(second);
    await settled();
    expect(await waiting(ticketId)).toMatchObject({ ready: true });
    await act(ticketId, 'call');
    expect((await queue()).mine).toMatchObject({ ticketId, handingOver: true });
    await act(ticketId, 'start');
    expect(await handOver(first)).toMatchObject({ closed: true, ticketFinished: false });
    await queue();
    expect(await handOver(second)).toMatchObject({ closed: true, ticketFinished: true });
  });

  it('is called again for what she asks for when the first is ready', async () => {
    const ticketId = await atCounter();
    const first = await ward.scanned({ ticketId });
    await ward.handOff(first);
    await approved(first);
    await settled();
    await act(ticketId, 'call');
    await act(ticketId, 'start');
    const second = await ward.scanned({ ticketId });
    await ward.handOff(second);
    expect(await waiting(ticketId)).toMatchObject({ ready: false, waitsFor: [first.caseId, second.caseId] });
    await approved(second);
    await settled();
    expect(await waiting(ticketId)).toMatchObject({ ready: true });
    await act(ticketId, 'call');
    await act(ticketId, 'start');
    await act(ticketId, 'finish');
  });

  it('does not wait for a case that was withdrawn', async () => {
    const ticketId = await atCounter();
    const first = await ward.scanned({ ticketId });
    const second = await ward.scanned({ ticketId });
    await ward.handOff(first);
    await ward.handOff(second);
    await approved(first);
    await settled();
    await ward.window.change(`/api/cases/${second.caseId}/withdraw`, { reason: 'visitor-request' });
    expect(await waiting(ticketId)).toMatchObject({ ready: true, waitsFor: [first.caseId] });
  });

  it('sits down again for her cases at the centre', async () => {
    const ticketId = await atCounter();
    const form = await ward.scanned({ ticketId });
    await ward.window.change(`/api/cases/${form.caseId}/hand-off`, { forms: [form.formId], visitorWaits: false });
    await queue();
    await act(ticketId, 'wait-for-centre');
    expect(await waiting(ticketId)).toMatchObject({ ready: false, waitsFor: [form.caseId] });
  });
});
