import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyTicket, Purpose } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { PurposeDialog, WithdrawDialog } from '../hall/ticket-dialogs.js';
import type { CounterActs } from './use-counter-acts.js';
import styles from './counter-foot.module.css';

/** The acts of the ticket in hand: the quiet ones left, the one that leads on at the right. */
export function CounterFoot({
  mine,
  purposes,
  acts,
}: {
  mine: MyTicket;
  purposes: readonly Purpose[];
  acts: CounterActs;
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'purpose' | 'withdraw' | null>(null);
  const isServing = mine.status === 'serving';
  const close = () => setAsking(null);
  return (
    <>
      <Button kind="neutral" action="counterRequeue" isDisabled={acts.isPending} onPress={acts.requeue}>
        {t('reception-screens.counter.requeue')}
      </Button>
      <Button kind="neutral" action="counterPurpose" onPress={() => setAsking('purpose')}>
        {t('reception-screens.counter.purpose')}
      </Button>
      <Button kind="neutral" action="counterWithdraw" onPress={() => setAsking('withdraw')}>
        {t('reception-screens.counter.withdraw')}
      </Button>
      <span className={styles['gap']} />
      {isServing ? (
        <Button kind="other" action="counterToCentre" isDisabled={acts.isPending} onPress={acts.toCentre}>
          {t('reception-screens.counter.to-centre')}
        </Button>
      ) : null}
      <Button
        key={`${mine.ticketId}${mine.status}`}
        kind={isServing ? 'other' : 'main'}
        action={isServing ? 'counterFinish' : 'counterStart'}
        isPending={acts.isPending}
        onPress={isServing ? acts.finish : acts.start}
        autoFocus={!isServing}
      >
        {t(isServing ? 'reception-screens.counter.finish' : 'reception-screens.counter.start')}
      </Button>
      {asking === 'purpose' ? (
        <PurposeDialog
          ticketId={mine.ticketId}
          label={mine.label}
          purposes={purposes}
          now={mine.purpose}
          onClose={close}
        />
      ) : null}
      {asking === 'withdraw' ? <WithdrawDialog ticketId={mine.ticketId} label={mine.label} onClose={close} /> : null}
    </>
  );
}
