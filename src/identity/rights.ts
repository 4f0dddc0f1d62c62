/**
 * Who may do what: role × action × condition. Default deny: an action that is not here is refused for everybody, and a
 * route without an action stops the start. docs/security.md is made from this table.
 */
import type { Role } from './events.js';

export type PrincipalRole = Role | 'kiosk' | 'board';

/** own: only at the office of the session or device. any: at every office. */
export type Condition = 'own' | 'any';

type Row = Partial<Record<PrincipalRole, Condition>>;

const everyStaff: Row = {
  floor: 'any',
  window: 'any',
  operator: 'any',
  reviewer: 'any',
  supervisor: 'any',
  mail: 'any',
  protection: 'any',
  manager: 'any',
  auditor: 'any',
  admin: 'any',
};
const hall: Row = { floor: 'own', window: 'own' };

const records: Row = {
  window: 'any',
  operator: 'any',
  reviewer: 'any',
  mail: 'any',
  protection: 'any',
  supervisor: 'any',
};

export const rights = {
  'session.read': everyStaff,
  'session.desk': everyStaff,
  'live.listen': { ...everyStaff, kiosk: 'any', board: 'any' },
  'identity.offices': { ...everyStaff, kiosk: 'any', board: 'any' },
  'identity.devices': { admin: 'any' },
  'reception.watch-floor': { ...hall, manager: 'any', admin: 'any', kiosk: 'own', board: 'own' },
  'reception.issue-ticket': { ...hall, kiosk: 'own' },
  'reception.watch-queue': { ...hall, manager: 'any' },
  'reception.call': { window: 'own' },
  'reception.serve': { window: 'own' },
  'reception.direct': hall,
  'reception.report': { floor: 'own' },
  'cases.list': {
    window: 'any',
    floor: 'any',
    operator: 'any',
    reviewer: 'any',
    supervisor: 'any',
    protection: 'any',
    manager: 'any',
    auditor: 'any',
  },
  'cases.read': { window: 'any', protection: 'any', auditor: 'any' },
  'cases.work': { window: 'any' },
  'cases.check': { window: 'any' },
  'documents.scan': { window: 'any' },
  'documents.view': {
    window: 'any',
    operator: 'any',
    reviewer: 'any',
    supervisor: 'any',
    mail: 'any',
    protection: 'any',
    auditor: 'any',
  },
  'certificates.print': { window: 'any' },
  'certificates.read': { window: 'any', mail: 'any', protection: 'any', auditor: 'any' },
  'mail-requests.list': { mail: 'any', protection: 'any', supervisor: 'any', manager: 'any', auditor: 'any' },
  'mail-requests.read': { mail: 'any', protection: 'any', auditor: 'any' },
  'mail-requests.register': { mail: 'any' },
  'mail-requests.work': { mail: 'any', protection: 'any' },
  'mail-requests.relieve': { mail: 'any', protection: 'any', supervisor: 'any' },
  'mail-requests.ledger': { mail: 'any', supervisor: 'any', manager: 'any', auditor: 'any' },
  'centre.watch': {
    operator: 'any',
    reviewer: 'any',
    supervisor: 'any',
    protection: 'any',
    manager: 'any',
    auditor: 'any',
  },
  'centre.case-forms': {
    window: 'any',
    floor: 'any',
    operator: 'any',
    reviewer: 'any',
    supervisor: 'any',
    protection: 'any',
    manager: 'any',
    auditor: 'any',
  },
  'centre.open': { operator: 'any', reviewer: 'any', supervisor: 'any', protection: 'any', auditor: 'any' },
  'centre.work': { operator: 'any', reviewer: 'any', supervisor: 'any', protection: 'any' },
  'centre.enter': { operator: 'any', protection: 'any' },
  'centre.review': { reviewer: 'any', protection: 'any' },
  'centre.correct': { operator: 'any', reviewer: 'any', supervisor: 'any', protection: 'any' },
  'centre.supervise': { supervisor: 'any' },
  'registry.search': records,
  'registry.read': records,
  'registry.identify': { window: 'any', supervisor: 'any', protection: 'any' },
  'registry.reveal-ask': { window: 'any', protection: 'any' },
  'registry.reveal': { protection: 'any' },
  'audit.read': { auditor: 'any' },
  'operations.read': { manager: 'any', admin: 'any' },
  'operations.act': { admin: 'any' },
  'statistics.definitions': everyStaff,
  'statistics.read': { supervisor: 'any', manager: 'any', auditor: 'any' },
  'status.read': { floor: 'own', window: 'own', supervisor: 'any', protection: 'any', manager: 'any', auditor: 'any' },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof rights;

export const mayDo = (role: PrincipalRole, action: Action): Condition | null => (rights[action] as Row)[role] ?? null;
