/** What other contexts may use of `reception`. */
export { floorEvents, type FloorEvent } from './events.js';
export { floorModel, floorProjection, TicketRow } from './floor.projection.js';
export { ReceptionModule } from './reception.module.js';
