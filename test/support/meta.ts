/** What a command carries beside its data, where a test does not care. */
import type { Actor, Meta } from '../../src/kernel/decider.js';
import { derivedId } from '../../src/kernel/ids.js';

export const aClerk: Actor = {
  kind: 'staff',
  account: 'account-1',
  person: 'staff-1',
  role: 'window',
  office: 'office-1',
};
export const NOW = '2026-04-01T01:12:00.000Z';

/** What a command carries; give only what the rule is about. */
export const meta = (known: Partial<Meta> = {}): Meta => ({
  commandId: derivedId('command under test'),
  actor: aClerk,
  now: NOW,
  ...known,
});
