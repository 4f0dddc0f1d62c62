/** Who signs: the mayor of the ward. */
import type { OfficeShape } from '../../identity/index.js';
import type { Issuer } from '../rules/kinds.js';

export const issuerOf = ({ city, head }: Issuer, office: Pick<OfficeShape, 'name'>) => ({
  city: city.ja,
  office: `${office.name.ja}役所`,
  head: head.replace('{{office}}', office.name.ja),
});

/** Where a certificate can be checked, as its QR code says. */
export const verifyAddress = (origin: string, code: string): string => `${origin}/verify/${code}`;
