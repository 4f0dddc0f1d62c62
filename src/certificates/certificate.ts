/** One printed sheet, and whether it still counts. */
import { isErased, unreachable, type Fold, type Personal } from '../kernel/decider.js';
import type { CertificateEvent, Printed, VoidReason } from './events.js';

export interface PrintedSheet extends Printed {
  readonly status: 'issued' | 'void';
  /** Null for a sheet that certifies nothing. */
  readonly number: string | null;
  readonly verificationCode: string | null;
  readonly copies: number;
  readonly issuedAt: string;
  readonly key: Personal<string>;
  readonly voidedFor: VoidReason | null;
}

export type Certificate = { readonly status: 'none' } | PrintedSheet;

export const certificateStream = (certificateId: string): string => `certificate-${certificateId}`;

type Made = Extract<CertificateEvent, { type: 'certificates.CertificateIssued' | 'certificates.SheetPrinted' }>;

export const certificateFold: Fold<Certificate, CertificateEvent> = {
  initial: { status: 'none' },
  evolve: (state, event) => {
    switch (event.type) {
      case 'certificates.CertificateIssued':
        return {
          ...made(event, event.occurredAt),
          number: event.data.number,
          verificationCode: event.data.verificationCode,
          copies: event.data.copies,
        };
      case 'certificates.SheetPrinted':
        return made(event, event.occurredAt);
      case 'certificates.CertificateVoided':
        return state.status === 'none' ? state : { ...state, status: 'void', voidedFor: event.data.reason };
      default:
        return unreachable(event);
    }
  },
};

const made = ({ data, personal }: Made, issuedAt: string): PrintedSheet => {
  const { certificateId, kind, officeId, persons, caseId, requestId, sha256, documentId, findings } = data;
  const [secret = { erased: true as const }] = Object.values(personal ?? {});
  const key = isErased(secret) ? secret : secret.key;
  const printed = { certificateId, kind, officeId, persons, caseId, requestId, sha256, documentId, findings };
  return {
    ...printed,
    status: 'issued',
    number: null,
    verificationCode: null,
    copies: 1,
    issuedAt,
    key,
    voidedFor: null,
  };
};
