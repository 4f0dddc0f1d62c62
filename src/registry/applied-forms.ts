/** Whether what forms change has been entered and can be read: a paper that is made from the registry waits for it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Executor } from '../kernel/execute.js';
import { Projections } from '../kernel/projections.js';
import { EventStore } from '../kernel/store/port.js';
import { RESIDENT_FORMS } from './apply-form/plan.js';
import { applicationStream } from './keys.js';
import { applications } from './note-form-applied.js';
import { registryModel } from './registry.projection.js';

/** As long as a clerk waits at the printer without wondering. */
const PATIENCE_MS = 3_000;
const LOOK_AGAIN_MS = 100;

@Injectable()
export class AppliedForms {
  constructor(
    private readonly executor: Executor,
    private readonly projections: Projections,
    private readonly store: EventStore,
  ) {}

  /** False: something is still owed after a bounded wait. */
  async readable(forms: readonly { readonly formId: string; readonly formKind: string }[]): Promise<boolean> {
    const changing = forms.filter(({ formKind }) => RESIDENT_FORMS.includes(formKind));
    for (const until = performance.now() + PATIENCE_MS; !(await this.applied(changing)); await sleep(LOOK_AGAIN_MS))
      if (performance.now() >= until) return false;
    return this.projections.reached(registryModel, await this.store.head(), PATIENCE_MS);
  }

  private async applied(forms: readonly { readonly formId: string }[]): Promise<boolean> {
    const found = await Promise.all(
      forms.map(async ({ formId }) => (await this.executor.load(applicationStream(formId), applications)).state),
    );
    return found.every((known) => known.includes(0));
  }
}
