import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Mark } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import type { Board, Card } from '../answers.js';
import { yen } from '../money.js';
import { PromiseMark } from '../promise-mark.js';
import styles from './board.module.css';

/** One stage with everything in it, the nearest promise first. */
export function StageColumn({ column: { stage, count, averageDays, cards } }: { column: Board['columns'][number] }) {
  const { t } = useTranslation();
  return (
    <section className={styles['column']} aria-label={t(`mail-screens.stages.${stage}`)}>
      <div className={styles['head']}>
        <h2>
          <span>{t(`mail-screens.stages.${stage}`)}</span>
          <span>{t('mail-screens.board.count', { count })}</span>
        </h2>
        <p>{averageDays === null ? '—' : t('mail-screens.board.average', { days: averageDays.toFixed(1) })}</p>
      </div>
      <ul className={styles['list']}>
        {cards.map((row) => (
          <li key={row.requestId}>
            <Row row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** 000009 of 郵-26-000009-9: what is written on the bundle. */
const runningPart = (number: string): string => number.split('-').at(-2) ?? number;

function Row({ row }: { row: Card }) {
  const { t } = useTranslation();
  const [first] = row.kinds;
  return (
    <Link to="/mail/bench" search={{ request: row.requestId }} className={styles['row']} data-mail-row>
      <span className={styles['pair']}>
        <strong>{row.stopped ? t('web.protected.title') : (row.sender ?? t('mail-screens.board.no-name'))}</strong>
        <span>{runningPart(row.number)}</span>
      </span>
      <span>
        {first ? inLanguage(first.name.ja, first.name.en) : null}
        {row.kinds.length > 1 ? t('mail-screens.board.and-more') : ''}{' '}
        {t('mail-screens.board.copies', { count: row.copies })}
      </span>
      <span className={styles['pair']}>
        <span>
          {row.ageDays === 0 ? t('mail-screens.board.age-today') : t('mail-screens.board.age', { count: row.ageDays })}
        </span>
        <PromiseMark of={row} />
      </span>
      {row.stopped ? <Mark kind="locked">{t('mail-screens.board.protected-only')}</Mark> : null}
      {row.missing > 0 && !row.stopped ? (
        <Mark kind="near">{t('mail-screens.board.missing', { amount: yen(row.missing) })}</Mark>
      ) : null}
      {row.service === 'express' ? <Mark kind="express">{t('mail-screens.reply.express')}</Mark> : null}
      {row.holder ? <Mark kind="working">{row.holder}</Mark> : null}
    </Link>
  );
}
