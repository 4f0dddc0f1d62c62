/** One desk of the centre as the demo plays it: it takes what waits, but nothing that may still lie open before the user. */
import type { FormAnswer, FormRow } from '../centre/index.js';
import type { Http } from '../simulator/http.js';

export type Stage = 'entry' | 'review';
type Listed = Pick<FormRow, 'formId' | 'state' | 'stage' | 'holder'>;

const WAITING: Readonly<Record<Stage, string>> = { entry: 'entry-waiting', review: 'review-waiting' };

/** Which forms people outside the cast have had in hand, and at which step. Kept while the play lasts. */
export class HandsOff {
  private readonly touched = new Map<string, Stage>();

  /** @param cast names of those who are played */
  constructor(private readonly cast: ReadonlySet<string>) {}

  /** In the order of the list. */
  free(stage: Stage, rows: readonly Listed[]): string[] {
    for (const { formId, stage: step, holder } of rows)
      if (holder && step && !this.cast.has(holder.name ?? '')) this.touched.set(formId, step);
    return rows
      .filter(({ formId, state, holder }) => !holder && state === WAITING[stage] && this.touched.get(formId) !== stage)
      .map(({ formId }) => formId);
  }
}

export class CentreDesk {
  constructor(
    private readonly http: Http,
    private readonly stage: Stage,
    private readonly handsOff: HandsOff,
  ) {}

  /** @returns null when there is nothing for this desk */
  async takeNext(): Promise<FormAnswer | null> {
    const { forms } = await this.http.get<{ forms: FormRow[] }>('/api/centre/forms');
    for (const formId of this.handsOff.free(this.stage, forms)) {
      const claimed = await this.http.ask(`/api/centre/forms/${formId}/claim`, { stage: this.stage });
      // Somebody was faster, or it is not for this person: the next one.
      if (claimed.status === 200) return this.http.get<FormAnswer>(`/api/centre/forms/${formId}`);
    }
    return null;
  }
}
