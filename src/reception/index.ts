/** What other contexts may use of `reception`. */
export { floorEvents, type FloorEvent } from './events.js';
export { floorModel, floorProjection, TicketRow } from './floor.projection.js';
export { ReceptionModule } from './reception.module.js';
export { CaseRow, casesModel, casesProjection } from './cases/cases.projection.js';
export { caseEvents, lifeEvents, type CaseEvent, type CasePerson, type Image, type LifeEvent } from './cases/events.js';
export { caseFold, caseStream, type Case } from './cases/case.js';
export { Cases } from './cases/case-command.js';
export { FinishForm, TakeFormBack } from './cases/follow-centre.js';
export { NoteOutput } from './cases/hand-over.js';
export { TieScan } from './cases/scan-form.js';
export { caseInput } from './cases/guidance-of-case.js';
export { FinishFormJob, finishFormWhenApproved } from './cases/finish-form-when-approved.obligation.js';
export { TakeFormBackJob, takeFormBackWhenReturned } from './cases/take-form-back-when-returned.obligation.js';
export { MarkTicketReady } from './direct-ticket.js';
export { Waiting } from './get-waiting.js';
export { MarkTicketReadyJob, markTicketReadyWhenCaseReady } from './mark-ticket-ready-when-case-ready.obligation.js';
