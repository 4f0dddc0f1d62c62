import { useHold, type HoldReason } from '../../api/centre.js';
import { ReasonDialog } from './reason-dialog.js';

export const holdReasons: readonly HoldReason[] = [
  'waiting-for-ward',
  'unreadable',
  'character',
  'ask-supervisor',
  'break',
  'other',
];

interface Props {
  formId: string;
  /** What she typed is kept first. */
  before: () => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

/** Puts the form aside with a reason; it stays hers to take up again. */
export function HoldDialog({ formId, before, onDone, onClose }: Props) {
  const hold = useHold(onDone);
  const send = (reason: HoldReason) => void before().then(() => hold.mutate({ formId, reason }));
  return <ReasonDialog words="hold" reasons={holdReasons} act={hold} onSend={send} onClose={onClose} />;
}
