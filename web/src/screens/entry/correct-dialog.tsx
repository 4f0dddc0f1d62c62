import { sent, useCorrect, type CentreForm, type CorrectionReason } from '../../api/centre.js';
import { ReasonDialog } from '../centre-form/reason-dialog.js';
import { seenIn } from '../centre-form/return-codes.js';
import { hers, type EntryState } from './entry-state.js';

const reasons: readonly CorrectionReason[] = ['typed-wrong', 'misread', 'visitor-reported', 'found-in-check', 'other'];

interface Props {
  form: CentreForm;
  state: EntryState;
  onDone: () => void;
  onClose: () => void;
}

/** After approval nothing is changed by one hand: new values with a reason, which another person approves. */
export function CorrectDialog({ form, state, onDone, onClose }: Props) {
  const correct = useCorrect(onDone);
  const send = (reason: CorrectionReason) =>
    correct.mutate({ form, seen: seenIn(form), values: sent(hers(form, state)), reason });
  return <ReasonDialog words="correct" reasons={reasons} act={correct} onSend={send} onClose={onClose} />;
}
