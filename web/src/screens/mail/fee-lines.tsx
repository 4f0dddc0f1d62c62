import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../src/calendar/era.js';
import { Mark } from '../../design/mark.js';
import { inLanguage } from '../../texts/language.js';
import type { Fee, OrderJudged } from './answers.js';
import styles from './mail.module.css';
import { yen } from './money.js';
import own from './register/register.module.css';

/** Sheets of one face value stand in one line; those the post office does not pay out stand apart. */
function byFaceValue(orders: readonly OrderJudged[]): Map<string, OrderJudged[]> {
  const groups = new Map<string, OrderJudged[]>();
  for (const order of orders) {
    const key = `${order.amount} ${order.unusable ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), order]);
  }
  return groups;
}

/** What it costs, what came with it, and what happens with the difference. */
export function FeeLines({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  const groups = byFaceValue(fee.orders);
  return (
    <>
      {fee.lines.map((line, at) => (
        <div key={`${line.kind} ${at}`} className={styles['line']}>
          <span>
            {inLanguage(line.name.ja, line.name.en)} {line.unit.toLocaleString('en-US')} × {line.copies}
          </span>
          <span>{yen(line.amount)}</span>
        </div>
      ))}
      <div className={`${styles['line']} ${styles['total']}`}>
        <span>{t('mail-screens.fee.due')}</span>
        <span>{yen(fee.due)}</span>
      </div>
      {[...groups].map(([key, orders]) => (
        <div key={key} className={styles['line']}>
          <span>
            {t('mail-screens.fee.order')} {(orders[0]?.amount ?? 0).toLocaleString('en-US')} × {orders.length}
            {orders[0]?.unusable ? <> ・ {t(`mail-screens.fee.unusable.${orders[0].unusable}`)}</> : null}
          </span>
          <span>{orders[0]?.unusable ? yen(0) : yen(orders.reduce((sum, { amount }) => sum + amount, 0))}</span>
        </div>
      ))}
    </>
  );
}

/** 不足 250円, 過納, ちょうど: at once, with what happens next. */
export function Verdict({ fee }: { fee: Fee }) {
  const { t } = useTranslation();
  const { outcome, missing, difference, suggestion } = fee;
  const surplus = outcome === 'over' || outcome === 'over-inexact';
  const amount = outcome === 'short' ? missing : difference;
  const next = outcome === 'over' && !fee.settles ? 'over-ask' : outcome;
  return (
    <div role="status" className={`${own['verdict']} ${outcome === 'exact' ? own['exact'] : ''}`}>
      <span className={own['big']}>
        <Mark kind={outcome === 'exact' ? 'done' : 'near'}>
          <strong>{t(`mail-screens.fee.outcomes.${surplus ? 'over' : outcome}`)}</strong>
        </Mark>
        <strong>{yen(amount)}</strong>
      </span>
      <p>
        {t(`mail-screens.fee.next.${next}`, {
          amount: yen(amount),
          sheets: suggestion.map(yen).join(' + '),
          returned: fee.returned.length,
        })}
      </p>
    </div>
  );
}

export interface Finding {
  mark: 'near' | 'confirm' | 'done' | 'past';
  word: string;
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className={own['findings']}>
      {findings.map(({ mark, word }) => (
        <li key={word}>
          <Mark kind={mark} /> {word}
        </li>
      ))}
    </ul>
  );
}

export const orderFindings = (fee: Fee, t: TFunction): Finding[] =>
  fee.orders
    .filter(({ unusable }) => unusable !== null)
    .map(({ number, unusable, validUntil }) => ({
      mark: 'near',
      word: t(`mail-screens.findings.${unusable ?? ''}`, { number, until: formatEra(validUntil, 'short') }),
    }));
