import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import { ChoiceChips, ManyChips } from '../../../design/choice-chips.js';
import { Dialog } from '../../../design/dialog.js';
import { ProblemNote } from '../../../design/problem-note.js';
import type { MailRequest } from '../answers.js';
import { useInquiry } from '../mail-api.js';
import { yen } from '../money.js';
import { DialogFoot, WordsField } from './dialog-parts.js';

const reasons = [
  'fee-short',
  'fee-over',
  'order-expired',
  'order-written-on',
  'identity-missing',
  'identity-expired',
  'address-differs',
  'relation-unproven',
  'subject-not-found',
  'reply-envelope-missing',
  'postage-short',
  'other',
] as const;
type Reason = (typeof reasons)[number];

/** What the papers already show is offered; she decides. */
const offered = ({ fee, identityPaper, letter }: MailRequest): Reason[] => [
  ...(!fee.settled && fee.outcome === 'short' ? (['fee-short'] as const) : []),
  ...(fee.orders.some(({ unusable }) => unusable === 'expired') ? (['order-expired'] as const) : []),
  ...(fee.orders.some(({ unusable }) => unusable === 'written-on') ? (['order-written-on'] as const) : []),
  ...(!fee.settled && fee.outcome !== 'short' && !fee.settles ? (['fee-over'] as const) : []),
  ...(identityPaper.expired ? (['identity-expired'] as const) : []),
  ...(identityPaper.kind === 'NONE' ? (['identity-missing'] as const) : []),
  ...(letter && !letter.addresseeFits ? (['address-differs'] as const) : []),
];

/** Asks the sender by letter, which opens to be printed, or by telephone. */
export function InquiryDialog({ of, onClose }: { of: MailRequest; onClose: () => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Reason[]>(() => offered(of).slice(0, 6));
  const [channel, setChannel] = useState<'letter' | 'phone'>('letter');
  const [words, setWords] = useState('');
  const ask = useInquiry(of, (letterUrl) => {
    if (letterUrl) window.open(`${prefix}${letterUrl}`, '_blank', 'noopener');
    onClose();
  });
  return (
    <Dialog
      title={t('mail-screens.inquiry.title', { number: of.number })}
      size="wide"
      onClose={onClose}
      foot={
        <DialogFoot
          act={t(`mail-screens.inquiry.act-${channel}`)}
          isPending={ask.isPending}
          isDisabled={chosen.length === 0 || (chosen.includes('other') && words.trim() === '')}
          onAct={() => ask.mutate({ reasons: chosen, channel, ...(words.trim() ? { words: words.trim() } : {}) })}
          onClose={onClose}
        />
      }
    >
      {of.fee.outcome === 'short' ? (
        <p>
          {t('mail-screens.fee.next.short', {
            amount: yen(of.fee.missing),
            sheets: of.fee.suggestion.map(yen).join(' + '),
          })}
        </p>
      ) : null}
      <ManyChips
        autoFocus
        label={t('mail-screens.columns.why')}
        choices={reasons.map((id) => ({ id, word: t(`mail-screens.inquiry.reasons.${id}`) }))}
        chosen={chosen}
        onChange={(ids) => setChosen(ids.slice(0, 6))}
      />
      <ChoiceChips
        label={t('mail-screens.inquiry.channel')}
        choices={(['letter', 'phone'] as const).map((id) => ({ id, word: t(`mail-screens.inquiry.channels.${id}`) }))}
        chosen={channel}
        onChoose={setChannel}
      />
      <WordsField label={t('mail-screens.words')} value={words} onType={setWords} />
      <p>{t('mail-screens.inquiry.about')}</p>
      <ProblemNote error={ask.error} />
    </Dialog>
  );
}
