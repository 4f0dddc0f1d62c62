/** What other contexts may use of `mail-requests`. */
export { mailEvents, type MailEvent } from './events.js';
export { moneyBalances } from './check-history.js';
export { mailRequest, mailStream, stageOf, type MailRequest, type Stage } from './mail-request.js';
export { MailRequestsModule } from './mail-requests.module.js';
export {
  mailModel,
  mailProjection,
  MailRequestRow,
  MailSpanRow,
  MoneyOrderRow,
  type MailState,
} from './mail-requests.projection.js';
export { isBalanced, ledgerOf, type Ledger, type Purse } from './money/ledger.js';
export { OpenIntakeJob, openIntakeWhenRegistered } from './open-intake-when-registered.obligation.js';
export { VoidCertificatesJob, voidCertificatesWhenRefused } from './void-certificates-when-refused.obligation.js';
