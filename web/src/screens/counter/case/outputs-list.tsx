import { useTranslation } from 'react-i18next';
import { usePrintOutput } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { inLanguage } from '../../../texts/language.js';
import { openPaper } from './guidance-sheet.js';
import styles from './outputs-list.module.css';
import { outputRows, type OutputRow } from './outputs.js';
import { whoWords } from './people.js';

/** お渡しするもの: what is printed, what can be, what has to wait for the review. */
export function OutputsList({ of }: { of: CaseAnswer }) {
  const { t } = useTranslation();
  const print = usePrintOutput(of.caseId);
  const rows = outputRows(of);
  const toPrint = rows.filter(({ state }) => state === 'printable');
  // One at a time: a browser opens one window for one press and keeps back the rest.
  const [next] = toPrint;
  const printNext = () => {
    if (!next) return;
    print.mutate(next.kind, {
      onSuccess: ({ url, findings }) => {
        const name = inLanguage(next.name.ja, next.name.en);
        announce(t('case-screens.outputs.said', { name }));
        if (findings.length > 0) announce(t('case-screens.glyphs.on-paper', { name }), 'assertive');
        openPaper(url);
      },
    });
  };
  const isOver = of.status === 'closed' || of.status === 'withdrawn';
  return (
    <section className={styles['outputs']} aria-label={t('case-screens.outputs.title')}>
      <div className={styles['heading']}>
        <h2>{t('case-screens.outputs.title')}</h2>
        <span>
          {t('case-screens.outputs.counts', {
            count: rows.length,
            ready: rows.filter(({ state }) => state !== 'later').length,
          })}
        </span>
        <span className={styles['right']}>
          <Button action="casePrint" isDisabled={!next || isOver} isPending={print.isPending} onPress={printNext}>
            {t('case-screens.outputs.print', { count: toPrint.length })}
          </Button>
        </span>
      </div>
      <ProblemNote error={print.error} />
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Output row={row} />
            <strong>{inLanguage(row.name.ja, row.name.en)}</strong>
            <span className={styles['who']}>
              {whoWords(t, row.persons, of)}
              {row.elsewhere ? ` ・ ${inLanguage(row.elsewhere.ja, row.elsewhere.en)}` : ''}
            </span>
            {row.outputId ? (
              <Button
                size="row"
                kind="neutral"
                label={t('case-screens.outputs.open-of', { name: inLanguage(row.name.ja, row.name.en) })}
                onPress={() => openPaper(`/api/certificates/${row.outputId ?? ''}.pdf`)}
              >
                {t('case-screens.outputs.open')}
              </Button>
            ) : (
              <span />
            )}
            {row.findings.length > 0 ? (
              <p>
                <Mark kind="attention">
                  {t('case-screens.glyphs.on-paper', { name: inLanguage(row.name.ja, row.name.en) })}{' '}
                  {row.findings.map(({ codePoints }) => codePoints.join(' ')).join('・')}
                </Mark>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

const marks = {
  printed: 'done',
  'handed-over': 'done',
  printable: 'ready',
  later: 'waiting',
  elsewhere: 'ready',
} as const;

function Output({ row }: { row: OutputRow }) {
  const { t } = useTranslation();
  return <Mark kind={marks[row.state]}>{t(`case-screens.outputs.states.${row.state}`)}</Mark>;
}
