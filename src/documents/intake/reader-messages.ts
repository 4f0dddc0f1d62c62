import type { IntakeCode, IntakeDetails, IntakeLimits } from './intake-problem.js';
import type { DocumentType, ReadPage } from './page.js';

export type ToReader =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly limits: IntakeLimits; readonly ownCodes: string }
  | { readonly kind: 'next' };

export type FromReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly type: DocumentType; readonly pages: number }
  | { readonly kind: 'page'; readonly page: ReadPage }
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: IntakeCode; readonly details: IntakeDetails }
  | { readonly kind: 'failed'; readonly said: string };
