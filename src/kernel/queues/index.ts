export { errorClass } from './error-class.js';
export { createQueues, type QueueSettings } from './bull-queues.js';
export {
  QueueUnavailable,
  type JobToAdd,
  type QueueDepth,
  type Queues,
  type TakenJob,
  type WorkOptions,
} from './queues.js';
export { defaultTuning, type QueueBackend, type QueueTuning } from './settings.js';
