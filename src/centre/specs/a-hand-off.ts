/** A ward for the suites of the centre: a household moves out, its form is scanned and handed off through the public routes. */
import { createHash } from 'node:crypto';
import { CommandBus } from '@nestjs/cqrs';
import { Client, type TestApp } from '../../../test/support/app.js';
import { eventually } from '../../../test/support/follow-up-desk.js';
import { system } from '../../edge/principal.js';
import { newId } from '../../kernel/ids.js';
import { TieScan } from '../../reception/index.js';
import type { CaseAnswer } from '../../reception/cases/case-answer.js';
import type { FormAnswer } from '../form-answer.js';

export const NAME = '𠮷田 髙志';
export const ADDRESS = '北九州市小倉北区大手町11番5号 𠮷田ハイツ707';
export const MY_NUMBER = '123456789018';

const mover = {
  name: NAME,
  kana: 'ヨシダ タカシ',
  birthDate: '1980-07-14',
  sex: 'M',
  relation: 'HEAD',
  role: 'MOVER',
  address: ADDRESS,
  domicile: '北九州市小倉北区城内1番',
  registerHead: NAME,
  nationality: 'JP',
  facts: { insurance: 'NHI', pension: 'TYPE1' },
};

export interface HandedOff {
  readonly caseId: string;
  readonly formId: string;
  readonly position: string;
}

interface About {
  readonly protectedPerson?: boolean;
  readonly ticketId?: string;
}

export class Ward {
  private constructor(
    private readonly app: TestApp,
    readonly window: Client,
  ) {}

  static async open(app: TestApp): Promise<Ward> {
    return new Ward(app, await Client.role(app.url, 'window'));
  }

  /** @returns the scanned form of a resident's move, ready to be handed off */
  async scanned(about: About = {}): Promise<Omit<HandedOff, 'position'>> {
    const form = await this.prepared(about);
    await this.scan(form.caseId, form.formId, 'inoue');
    return form;
  }

  /** @returns the printed form of a resident's move, to be signed */
  async prepared({ protectedPerson = false, ticketId }: About = {}): Promise<Omit<HandedOff, 'position'>> {
    const { caseId } = await this.window.change<{ caseId: string }>('/api/cases', {
      lifeEvent: 'MOVE_OUT',
      ...(ticketId === undefined ? {} : { ticketId }),
    });
    const cases = `/api/cases/${caseId}`;
    await this.window.change(`${cases}/filer`, {
      filerKind: 'HEAD',
      idDocument: 'LICENCE',
      name: NAME,
      phone: '093-582-1111',
      address: ADDRESS,
    });
    await this.window.change(`${cases}/household`, { typed: [{ ...mover, protected: protectedPerson }] });
    await this.window.change(`${cases}/facts`, {
      event: { plannedMoveOutDate: '2026-11-30', cardException: false, newAddress: '東京都杉並区阿佐谷北1丁目2番3号' },
    });
    const guided = await this.read(caseId);
    const items = [{ procedureId: 'JUKI-OUT', judgement: 'accept' }];
    await this.window.change(
      `${cases}/items`,
      { items, seen: { catalogue: guided.guidance?.catalogue } },
      { seen: guided.etag },
    );
    await this.window.change(`${cases}/forms`, {});
    const formId = (await this.read(caseId)).forms.find(({ formKind }) => formKind === 'JUKI-IDO')?.formId ?? '';
    return { caseId, formId };
  }

  async handedOff(changes: { protectedPerson?: boolean } = {}): Promise<HandedOff> {
    const form = await this.scanned(changes);
    return { ...form, position: await this.handOff(form) };
  }

  async handOff({ caseId, formId }: Omit<HandedOff, 'position'>): Promise<string> {
    const { position } = await this.window.change(`/api/cases/${caseId}/hand-off`, {
      forms: [formId],
      visitorWaits: true,
    });
    return position;
  }

  /** Two pages from the scanner; the images themselves do not matter here. */
  async scan(caseId: string, formId: string, person: string): Promise<void> {
    const images = [1, 2].map((page) => ({
      documentId: newId(),
      page,
      sha256: createHash('sha256').update(newId()).digest('hex'),
    }));
    const meta = { commandId: newId(), actor: { ...system('scanner'), person }, now: this.app.clock.iso() };
    await this.app.app.get(CommandBus).execute(new TieScan({ caseId, formId, images }, meta));
  }

  read(caseId: string): Promise<CaseAnswer> {
    return this.window.get(`/api/cases/${caseId}`);
  }
}

/** What the operator reads off the paper where the ward's values leave something open. */
const FROM_PAPER = {
  header: {
    changeDate: '令和8年11月30日',
    newAddress: '東京都杉並区阿佐谷北1丁目2番3号',
    newHead: NAME,
    filerSignature: true,
    protection: true,
    filerKind: 'HEAD',
  },
  line: { 'person.name': NAME, 'person.sex': 'M', 'person.birthDate': '昭和55年7月14日' },
};

export const typed = ({ prefill }: FormAnswer) => ({
  header: { ...prefill.header, ...FROM_PAPER.header },
  lines: {
    persons: (prefill.lines['persons'] ?? []).map(({ pid, values }) => ({
      pid,
      values: { ...values, ...FROM_PAPER.line },
    })),
  },
});

export const paperSeen = ({ images, layout }: FormAnswer) => ({
  images: images.map(({ sha256 }) => sha256),
  layoutVersion: layout.version,
});
export const seenOn = (form: FormAnswer) => ({ ...paperSeen(form), entryVersion: form.entryVersion });

/** Typed by the operator and taken by the reviewer, as soon as the form has arrived. */
export const inReview = async (
  operator: Client,
  reviewer: Client,
  formId: string,
  entered: (form: FormAnswer) => object = typed,
): Promise<FormAnswer> => {
  const path = `/api/centre/forms/${formId}`;
  await eventually('the form has arrived', async () => (await operator.call('GET', path)).status === 200);
  await operator.change(`${path}/claim`, { stage: 'entry' });
  const entry = await operator.get<FormAnswer>(path);
  await operator.change(`${path}/entry`, { ...entered(entry), seen: paperSeen(entry) });
  await reviewer.change(`${path}/claim`, { stage: 'review' });
  return reviewer.get<FormAnswer>(path);
};
