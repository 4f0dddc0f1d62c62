import type { TFunction } from 'i18next';

const roles = [
  'floor',
  'window',
  'operator',
  'reviewer',
  'supervisor',
  'mail',
  'protection',
  'manager',
  'auditor',
  'admin',
];

/** The office's word for a role. */
export const roleWord = (t: TFunction, role: string): string => (roles.includes(role) ? t(`web.roles.${role}`) : role);
