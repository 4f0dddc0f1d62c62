/** What other contexts may use of `statistics`. It emits no events; it reads what the others published. */
export { caseTimes } from './cases.projection.js';
export { envelopeTimes } from './envelopes.projection.js';
export { definitions } from './definitions/index.js';
export { StatisticsModule } from './statistics.module.js';
export { ticketTimes } from './tickets.projection.js';
