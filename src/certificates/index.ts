/** What other contexts may use of `certificates`. */
export { certificateEvents, type CertificateEvent, type Printed } from './events.js';
export { damagedSheets } from './check-files.js';
export { CertificatesModule } from './certificates.module.js';
export { CertificateRow, certificatesModel, certificatesProjection } from './certificates.projection.js';
export { VoidCertificate } from './issue-certificate.js';
export { IssueRegister, sheetIdOf, type Issued, type Marks, type Order, type SheetContent } from './issue-register.js';
export {
  CERTIFICATE_RULES,
  findKind,
  requesterClasses,
  type CertificateKind,
  type CertificateRules,
  type PostRules,
  type RequesterClass,
} from './rules/kinds.js';
export { loadCertificateRules } from './rules/load-rules.js';
export { codeWord } from './sheets/code-words.js';
export { issuerOf, verifyAddress } from './sheets/issuer.js';
export { recordContent, type RecordWanted } from './sheets/resident-record.js';
