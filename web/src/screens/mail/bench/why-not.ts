import type { Act, MailRequest } from '../answers.js';

/** Why this act is not hers here and now: the key of a text; null when it is. The office's rules decide, this says it. */
export function whyNot(of: MailRequest, act: Act): string | null {
  if (of.acts.includes(act)) return null;
  if (of.stage === 'arrived') return 'not-arrived';
  if (of.stage === 'closed' || of.stage === 'rejected') return 'over';
  if (of.masked) return 'protected';
  if (of.stage === 'waiting') return 'waiting';
  if (of.stage === 'verifying' && !of.holder && !of.acts.includes('claim')) return 'own-print';
  if (of.holder === null) return 'not-taken';
  if (!of.holder.mine) return 'held';
  if (act === 'print') return of.subject ? 'no-fee' : 'no-subject';
  return act === 'addressee' ? 'addressee-differs' : 'other-stage';
}
