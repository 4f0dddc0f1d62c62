import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../design/button.js';
import { ActionCap, KeyCap } from '../../../design/key-cap.js';
import { useKey } from '../../../keys/use-key.js';
import { Box } from '../box.js';
import { DateBox } from '../date-box.js';
import styles from '../mail.module.css';
import { numbersOf, whole, type Envelope, type OrderGroup } from './envelope.js';
import own from './register.module.css';
import type { Change } from './use-envelope.js';

interface Props {
  envelope: Pick<Envelope, 'orders'>;
  change: Change;
  denominations: readonly number[];
}

/** Face value by the arrows or typed, count, day of issue, and the number of the first of them. */
export function OrderFields({ envelope: { orders }, change, denominations }: Props) {
  const add = () => {
    change({ do: 'add-order' });
    requestAnimationFrame(() => {
      const amounts = document.querySelectorAll<HTMLInputElement>('input[data-order-amount]');
      amounts[amounts.length - 1]?.focus();
    });
  };
  useKey({ action: 'mailNextOrder' }, add);
  return (
    <>
      {orders.map((order) => (
        <OrderRow
          key={order.id}
          {...{ order, change, denominations }}
          isOnly={orders.length === 1}
          isLast={order === orders.at(-1)}
        />
      ))}
    </>
  );
}

interface RowProps extends Pick<Props, 'change' | 'denominations'> {
  order: OrderGroup;
  isOnly: boolean;
  isLast: boolean;
}

function OrderRow({ order, change, denominations, isOnly, isLast }: RowProps) {
  const { t } = useTranslation();
  const set = (changes: Partial<OrderGroup>) => change({ do: 'order', id: order.id, changes });
  const amount = whole(order.amount);
  const isOdd = order.amount.trim() !== '' && denominations.length > 0 && !denominations.includes(amount);
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const falling = denominations.toSorted((a, b) => b - a);
    const at = falling.indexOf(amount);
    const next = falling[at === -1 ? 0 : Math.min(falling.length - 1, Math.max(0, at + by))];
    if (next !== undefined) set({ amount: String(next) });
  };
  const numbers = numbersOf(order);
  return (
    <div className={styles['row']}>
      <Box
        data-order-amount
        label={t('mail-screens.fields.amount')}
        wide="0 0 118px"
        inputMode="numeric"
        unit={t('mail-screens.units.yen')}
        value={order.amount}
        error={isOdd ? t('mail-screens.orders.odd') : undefined}
        onKeyDown={step}
        onType={(typed) => set({ amount: typed })}
      />
      <Box
        label={t('mail-screens.fields.sheets')}
        wide="0 0 76px"
        inputMode="numeric"
        unit={t('mail-screens.units.sheets')}
        value={order.sheets}
        onType={(sheets) => set({ sheets })}
      />
      <DateBox
        label={t('mail-screens.fields.issued')}
        wide="0 0 132px"
        value={order.issuedOn}
        onDate={(issuedOn) => set({ issuedOn })}
      />
      <Box
        label={t('mail-screens.fields.number')}
        wide="1 1 160px"
        value={order.first}
        maxLength={20}
        unit={numbers.length > 1 ? `〜${numbers.at(-1)?.slice(-2)}` : undefined}
        onType={(first) => set({ first })}
      />
      <label>
        <input
          type="checkbox"
          checked={order.writtenOn}
          onChange={(event) => set({ writtenOn: event.target.checked })}
        />
        {t('mail-screens.orders.written-on')}
      </label>
      {isLast ? (
        <span className={styles['hint']}>
          <KeyCap name="ArrowUp" /> <KeyCap name="ArrowDown" /> {t('mail-screens.orders.step')} ・{' '}
          <ActionCap action="mailNextOrder" /> {t('mail-screens.orders.next')}
        </span>
      ) : null}
      {isOnly ? null : (
        <span className={own['kind']}>
          <Button
            size="row"
            kind="neutral"
            label={t('mail-screens.orders.drop')}
            onPress={() => change({ do: 'drop-order', id: order.id })}
          >
            {t('mail-screens.register.drop')}
          </Button>
        </span>
      )}
    </div>
  );
}
