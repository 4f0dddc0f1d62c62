/** What was approved on a form, for those who act on it: the register, certificates. */
import { Injectable } from '@nestjs/common';
import { entryFrom, type EntryValues } from '../guidance/index.js';
import { NotFound } from '../kernel/problems.js';
import { FormDesk } from './form-desk.js';

export interface ApprovedEntry {
  readonly formId: string;
  readonly caseId: string;
  readonly formKind: string;
  readonly lifeEvent: string;
  readonly officeId: string;
  readonly receptionDate: string;
  readonly procedures: readonly string[];
  readonly persons: readonly string[];
  /** Of the entry or of the approved correction that replaced it. */
  readonly entryVersion: number;
  readonly catalogue: string;
  readonly layoutVersion: string;
  /** Values whose subject was erased are absent. */
  readonly entry: EntryValues;
}

@Injectable()
export class ApprovedEntries {
  constructor(private readonly desk: FormDesk) {}

  /** With every approved correction. @throws NotFound when nothing was approved on this form. */
  async approvedEntry(formId: string): Promise<ApprovedEntry> {
    const { form, approved } = (await this.desk.load(formId)).state;
    if (!approved) throw new NotFound('entry', formId);
    const { caseId, formKind, lifeEvent, officeId, receptionDate, procedures, persons, catalogue } = form;
    return {
      formId,
      caseId,
      formKind,
      lifeEvent,
      officeId,
      receptionDate,
      procedures,
      persons,
      catalogue,
      entryVersion: approved.version,
      layoutVersion: approved.layoutVersion,
      entry: entryFrom(approved.clear, approved.personal),
    };
  }
}
