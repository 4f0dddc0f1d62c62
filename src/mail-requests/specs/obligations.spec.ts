import { describe, expect, it } from '@jest/globals';
import { openAfter, ordersOf, type GivenEvent } from '../../kernel/obligations/index.js';
import { openIntakeWhenRegistered } from '../open-intake-when-registered.obligation.js';
import { voidCertificatesWhenRefused } from '../void-certificates-when-refused.obligation.js';
import { registered, requestId } from './told.js';

const event = (type: string, data: object, stream: string, version: number): GivenEvent =>
  ({ type, data, stream, version }) as GivenEvent;
const arrived = event('mail-requests.EnvelopeRegistered', registered().data, 'mailRequest-1', 1);
const listed = event('mail-requests.MailIntakeOpened', { requestId }, 'mailRequest-1', 2);
const failed = event(
  'mail-requests.VerificationFailed',
  { requestId, certificates: ['c1', 'c2'], reasons: ['misprint'] },
  'mailRequest-1',
  3,
);
const voided = (certificateId: string) =>
  event(
    'certificates.CertificateVoided',
    { certificateId, reason: 'verification-failed' },
    `certificate-${certificateId}`,
    2,
  );

describe('a registered envelope', () => {
  it('is owed to the list until it is there', async () => {
    expect(await openAfter(openIntakeWhenRegistered, [arrived])).toEqual([requestId]);
    expect(await openAfter(openIntakeWhenRegistered, [arrived, listed])).toEqual([]);
  });
});

describe('certificates that failed their check', () => {
  it('are owed their end until each is void, in whatever order that becomes known', async () => {
    expect(await openAfter(voidCertificatesWhenRefused, [failed])).toEqual(['c1', 'c2']);
    for (const order of ordersOf([failed, voided('c1'), voided('c2')]))
      expect(await openAfter(voidCertificatesWhenRefused, order)).toEqual([]);
  });
});
