/** Who looked at a case, when, as what and why: from the access log, which is no part of the case's own events. */
import { Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { Texts } from '../edge/texts.js';
import { Staff } from '../identity/index.js';
import type { LooksAnswer } from './answers.js';

interface LookRow {
  at: Date;
  person: string;
  role: string;
  office_id: string | null;
  action: string;
  subjects: number;
  reason: string | null;
}

const LIMIT = 1_000;

@Injectable()
export class Looks {
  constructor(
    private readonly pool: Pool,
    private readonly staff: Staff,
    private readonly texts: Texts,
  ) {}

  /** The latest first. */
  async of(caseId: string): Promise<LooksAnswer['looks']> {
    const { rows } = await this.pool.query<LookRow>(
      `SELECT at, person, role, office_id, action, cardinality(subjects) AS subjects, reason FROM ops.access_log
       WHERE correlation_id = $1 OR subjects @> ARRAY[$2] ORDER BY at DESC, id DESC LIMIT ${LIMIT}`,
      [caseId, `case:${caseId}`],
    );
    const [names, offices] = await Promise.all([
      this.staff.namesOf(rows.map(({ person }) => person)),
      this.staff.offices(),
    ]);
    return rows.map(({ at, person, role, office_id: officeId, action, subjects, reason }) => ({
      at: at.toISOString(),
      person,
      name: names.get(person) ?? null,
      role,
      office: offices.find((office) => office.officeId === officeId)?.name ?? null,
      action,
      actionWord: this.words(action),
      subjects,
      reason,
    }));
  }

  private words(action: string): { ja: string; en: string } {
    const key = `audit/codes/look/${action}`;
    return this.texts.has(key)
      ? { ja: this.texts.get('ja', key), en: this.texts.get('en', key) }
      : { ja: action, en: action };
  }
}
