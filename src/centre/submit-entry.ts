// The operator has typed or checked the form and submits it for review by another person.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Layout } from '../guidance/index.js';
import type { Seen } from './events.js';
import { FormCommand, FormDesk, type DecideForm, type OnForm } from './form-desk.js';
import { anotherPerson, firstNo, isKnown, mayTouch, mustHold, noSuchForm, sawTheSame } from './rules.js';
import type { Values } from './work-item.js';

/** `values` hold nothing that is marked `keep: never`. */
export interface SubmitEntryData extends OnForm {
  readonly values: Values;
  readonly seen: Omit<Seen, 'entryVersion'>;
}

export class SubmitEntry extends FormCommand<SubmitEntryData> {}

/** A form that the ward filled in is checked, one written by hand is typed in full. */
export const decideSubmitEntry =
  (layout: Layout): DecideForm<SubmitEntry> =>
  ({ data: { formId, values, seen }, meta: { actor } }, state) => {
    if (!isKnown(state)) return noSuchForm();
    const no = firstNo(
      mayTouch(state, actor),
      anotherPerson(state, actor.person, 'entry'),
      mustHold(state, actor.person, 'entry'),
      sawTheSame(state, { ...seen, entryVersion: null }, { layoutVersion: layout.version, entryVersion: null }),
    );
    if (no) return no;
    const { catalogue, prefilled } = state.form;
    const mode = prefilled ? ('check' as const) : ('full' as const);
    const data = {
      formId,
      mode,
      catalogue,
      layoutVersion: layout.version,
      images: [...seen.images],
      clear: values.clear,
    };
    return [{ type: 'centre.EntrySubmitted', data, ...personalPart(values) }];
  };

export const personalPart = ({ personal }: Values): { personal?: never } =>
  Object.keys(personal).length > 0 ? { personal: personal as never } : {};

@CommandHandler(SubmitEntry)
export class SubmitEntryHandler implements ICommandHandler<SubmitEntry> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: SubmitEntry) {
    return this.desk.byLayout(command, decideSubmitEntry);
  }
}
