export { discardReasons, kernelEvents, type DiscardReason, type KernelEvent } from './events.js';
export {
  Obligations,
  type ObligationsSettings,
  type OpenFollowUp,
  type ParkedFollowUp,
  type QueueStatus,
} from './obligations.js';
export { OBLIGATIONS_TOPIC } from './open-obligation.projection.js';
export { openAfter, ordersOf, type GivenEvent } from './open-after.js';
