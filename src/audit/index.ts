/** What the wiring may use of `audit`; no other context depends on it. */
export { AuditModule } from './audit.module.js';
