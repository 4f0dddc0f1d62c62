// A form arrives at the centre: handed off by the ward, for the first time or again after it was returned.
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CentreEvent } from './events.js';
import { FormCommand, FormDesk, type DecideForm } from './form-desk.js';
import type { Values } from './work-item.js';

type Opened = Extract<CentreEvent, { type: 'centre.WorkItemOpened' }>['data'];

export type OpenWorkItemData = Opened & Pick<Values, 'personal'>;

export class OpenWorkItem extends FormCommand<OpenWorkItemData> {}

/** Hand-offs and withdrawals may arrive in any order; only the newest hand-off that was not taken back counts. */
export const decideOpenWorkItem: DecideForm<OpenWorkItem> = ({ data: { personal, ...data } }, state) => {
  if (state.withdrawn.includes(data.handOffId)) return [];
  if (state.status === 'known' && state.form.handOffVersion >= data.handOffVersion) return [];
  return [
    {
      type: 'centre.WorkItemOpened',
      data,
      ...(Object.keys(personal).length > 0 ? { personal: personal as never } : {}),
    },
  ];
};

@CommandHandler(OpenWorkItem)
export class OpenWorkItemHandler implements ICommandHandler<OpenWorkItem> {
  constructor(private readonly desk: FormDesk) {}

  execute(command: OpenWorkItem) {
    return this.desk.decide(command, decideOpenWorkItem);
  }
}
