/** What other contexts may use of `centre`. */
export { centreEvents, type CentreEvent, type Priority, type Stage } from './events.js';
export { oneHolder, threePersons } from './check-history.js';
export { ApprovedEntries, type ApprovedEntry } from './approved-entry.js';
export { formAnswer, type FormAnswer } from './form-answer.js';
export type { FormRow } from './form-rows.js';
export { CentreModule } from './centre.module.js';
export { OpenWorkItemJob, openWorkItemWhenHandedOff } from './open-work-item-when-handed-off.obligation.js';
export { workItem, workItemStream, type WorkItem } from './work-item.js';
export {
  activeStates,
  workItemModel,
  workItemProjection,
  WorkItemRow,
  WorkItemSpanRow,
  type WorkState,
} from './work-item.projection.js';
export { WithdrawWorkItemJob, withdrawWorkItemWhenTakenBack } from './withdraw-work-item-when-taken-back.obligation.js';
