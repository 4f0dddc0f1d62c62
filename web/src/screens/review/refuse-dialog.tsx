import { useRefuseCorrection, type CentreForm, type RefusalReason } from '../../api/centre.js';
import { ReasonDialog } from '../centre-form/reason-dialog.js';
import { seenIn } from '../centre-form/return-codes.js';

const reasons: readonly RefusalReason[] = ['not-on-the-paper', 'not-a-mistake', 'incomplete', 'other'];

/** A correction that is not right: what was approved stays as it is. */
export function RefuseDialog({ form, onDone, onClose }: { form: CentreForm; onDone: () => void; onClose: () => void }) {
  const refuse = useRefuseCorrection(onDone);
  const send = (reason: RefusalReason) => refuse.mutate({ form, seen: seenIn(form), reason });
  return <ReasonDialog words="refuse" reasons={reasons} act={refuse} onSend={send} onClose={onClose} />;
}
