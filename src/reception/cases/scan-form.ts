// The counter scans a filed form; the images are tied to the form, by the code on the page or by a person.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { refused } from '../../kernel/decider.js';
import { CaseCommand, Cases, mustBe, type DecideCase, type InCase } from './case-command.js';
import type { Image } from './events.js';

export interface TieScanData extends InCase {
  readonly formId: string;
  readonly images: readonly Image[];
}

export class TieScan extends CaseCommand<TieScanData> {}

export const decideTieScan: DecideCase<TieScan> = ({ data: { caseId, formId, images }, meta: { actor } }, state) => {
  const no = mustBe(state, 'open');
  if (no) return no;
  const form = state.forms[formId];
  if (!form) return refused('reception.no-such-form');
  if (!['prepared', 'scanned', 'sent-back'].includes(form.status))
    return refused('reception.form-not-in-state', { status: form.status });
  const fresh = images.filter(({ sha256 }) => !form.images.some((image) => image.sha256 === sha256));
  if (fresh.length === 0) return [];
  return [{ type: 'reception.FormScanned', data: { caseId, formId, images: fresh, scannedBy: actor.person } }];
};

@CommandHandler(TieScan)
export class TieScanHandler implements ICommandHandler<TieScan> {
  constructor(private readonly cases: Cases) {}

  execute(command: TieScan) {
    return this.cases.decide(command, decideTieScan);
  }
}
