/** Rows of the list in words: the kind's name, who holds it and until when, and why the form stands where it stands. */
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Texts } from '../edge/texts.js';
import { Guide, findForm } from '../guidance/index.js';
import { Staff } from '../identity/index.js';
import { priority, stage } from './events.js';
import { state, words } from './form-answer.js';
import { Leases } from './leases.js';
import { whyHere, type Why } from './order.js';
import type { WorkItemRow } from './work-item.projection.js';

export const formRow = z.object({
  formId: z.string(),
  caseId: z.string(),
  /** Null when it may not be shown to this person (支援措置). */
  caseNumber: z.string().nullable(),
  officeId: z.string(),
  formKind: z.string(),
  name: words,
  lifeEvent: z.string(),
  state,
  stage: stage.nullable(),
  since: z.string(),
  holder: z.object({ person: z.string(), name: z.string().nullable() }).nullable(),
  leaseUntil: z.string().nullable(),
  holdReason: z.string().nullable(),
  returnedTo: z.object({ person: z.string(), name: z.string().nullable() }).nullable(),
  priority,
  raised: z.boolean(),
  visitorWaiting: z.boolean(),
  promisedAt: z.string(),
  arrivedAt: z.string(),
  waitedMinutes: z.number(),
  protected: z.boolean(),
  prefilled: z.boolean(),
  /** Who asks to correct what was approved, until a second person decides. */
  correctedBy: z.object({ person: z.string(), name: z.string().nullable() }).nullable(),
  mine: z.boolean(),
  why: words,
});
export type FormRow = z.infer<typeof formRow>;

export interface Reader {
  readonly person: string;
  readonly role: string;
  readonly now: Date;
  readonly lastCase?: string | null;
}

@Injectable()
export class FormRows {
  constructor(
    private readonly texts: Texts,
    private readonly guide: Guide,
    private readonly staff: Staff,
    private readonly leases: Leases,
  ) {}

  async of(rows: readonly WorkItemRow[], reader: Reader): Promise<FormRow[]> {
    const names = await this.staff.namesOf(
      rows.flatMap(({ holder, returnedTo, correctedBy }) => [holder, returnedTo, correctedBy]),
    );
    const leases = await this.leases.untilOf(rows);
    const kinds = await this.kindNames(rows);
    const named = (person: string | null) => (person === null ? null : { person, name: names.get(person) ?? null });
    return rows.map((row) => ({
      formId: row.id,
      caseId: row.caseId,
      caseNumber: row.protected && reader.role !== 'protection' ? null : row.caseNumber,
      officeId: row.officeId,
      formKind: row.formKind,
      name: kinds.get(row.formKind) ?? { ja: row.formKind, en: row.formKind },
      lifeEvent: row.lifeEvent,
      state: row.state,
      stage: row.stage,
      since: row.since.toISOString(),
      holder: named(row.holder),
      leaseUntil: leases.get(row.id) ?? null,
      holdReason: row.holdReason,
      returnedTo: named(row.returnedTo),
      priority: row.priority,
      raised: row.raised,
      visitorWaiting: row.priority === 'VISITOR_WAITING',
      promisedAt: row.promisedAt.toISOString(),
      arrivedAt: row.arrivedAt.toISOString(),
      waitedMinutes: Math.max(0, Math.floor((reader.now.getTime() - row.arrivedAt.getTime()) / 60_000)),
      protected: row.protected,
      prefilled: row.prefilled,
      correctedBy: named(row.correctedBy),
      mine: row.holder === reader.person || (row.state === 'returned-operator' && row.returnedTo === reader.person),
      why: this.words(whyHere(row, reader.now, reader.lastCase ?? null)),
    }));
  }

  async kindNames(rows: readonly Pick<WorkItemRow, 'formKind' | 'catalogue'>[]): Promise<Map<string, FormRow['name']>> {
    const names = new Map<string, FormRow['name']>();
    for (const { formKind, catalogue } of rows) {
      if (names.has(formKind)) continue;
      const form = findForm(await this.guide.catalogue(catalogue), formKind);
      if (form) names.set(formKind, { ja: form.name_ja, en: form.name_en });
    }
    return names;
  }

  private words(why: readonly Why[]): FormRow['why'] {
    const say = (language: 'ja' | 'en') =>
      why.map(({ code, values }) => this.texts.get(language, `centre/why/${code}`, values));
    return { ja: say('ja').join('・'), en: say('en').join(' · ') };
  }
}
