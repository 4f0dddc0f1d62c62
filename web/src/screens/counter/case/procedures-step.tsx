import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { Table } from '../../../design/table.js';
import { Acts } from './acts.js';
import { AskOne } from './ask-one.js';
import styles from './case.module.css';
import { longDay } from './days.js';
import { DeclineDialog } from './decline-dialog.js';
import { useGuidanceSheet } from './guidance-sheet.js';
import { procedureColumns } from './procedure-columns.js';
import { ProcedureDetails } from './procedure-details.js';
import {
  certain,
  isAutomatic,
  isElsewhere,
  isOnRequest,
  isOpen,
  naturalJudgement,
  rowsOf,
  type ProcedureRow,
} from './procedure-rows.js';
import { askedOf, keyOfAsked } from './questions.js';
import { useGridFocus } from './use-grid-focus.js';
import { useJudging } from './use-judging.js';
import { isPutOff, rememberWording } from './vocabulary.js';
import { CaseProblem } from './case-problem.js';

interface Props {
  of: CaseAnswer;
  chosen: string | null;
  onChoose: (procedure: string) => void;
  onDone: () => void;
}

/** ④ What this household needs: each procedure taken here today, later, elsewhere or not at all. */
export function ProceduresStep({ of, chosen, onChoose, onDone }: Props) {
  const { t } = useTranslation();
  const box = useGridFocus();
  const [asking, setAsking] = useState<'decline' | 'details' | null>(null);
  const rows = rowsOf(of);
  const at = rows.findIndex(({ item }) => item.procedure === chosen);
  const row = rows[at] ?? null;
  useNeighbour(rows, at, onChoose);
  const asked = askedOf(of);
  useEffect(() => rememberWording(asked));
  const { judge, isPending, error, reset } = useJudging(of);
  const sheet = useGuidanceSheet(of);
  const act = (target: ProcedureRow) => {
    const next = naturalJudgement(target);
    if (next && isOpen(target)) judge([{ procedureId: target.item.procedure, judgement: next }]);
    goOn(rows, target, onChoose);
  };
  const later = () => {
    if (!row || isAutomatic(row)) return;
    judge([{ procedureId: row.item.procedure, judgement: 'defer' }]);
    goOn(rows, row, onChoose);
  };
  const all = certain(rows);
  const acceptAll = () =>
    judge(all.flatMap((one) => ({ procedureId: one.item.procedure, judgement: naturalJudgement(one) ?? 'refer' })));
  const canJudge = row !== null && !isAutomatic(row) && of.status === 'open' && !isPending;
  const confirm = rows.filter(
    ({ item, judged }) => item.result === 'to_confirm' && !judged && item.routing.id !== 'auto',
  ).length;
  const undecided = all.length;
  return (
    <div className={styles['page']}>
      <Confirm of={of} row={row} />
      <div className={styles['heading']}>
        <h2>{t('case-screens.procedures.title')}</h2>
        <span className={styles['note']}>{countWords(rows, t)}</span>
        <span className={`${styles['note']} ${styles['right']} ${styles['clip']}`}>
          {t('case-screens.procedures.judged-by', {
            day: longDay(of.receptionDate),
            catalogue: of.guidance?.catalogue.slice(0, 6) ?? '',
          })}
        </span>
        <Button
          size="row"
          kind="neutral"
          action="caseDetails"
          isDisabled={row === null}
          onPress={() => setAsking('details')}
        >
          {t('case-screens.procedures.details')}
        </Button>
      </div>
      <CaseProblem error={asking === 'decline' ? null : (error ?? sheet.error)} />
      <div className={styles['table']} ref={box}>
        <Table
          label={t('case-screens.procedures.title')}
          rows={rows}
          columns={procedureColumns(of, t)}
          keyOf={({ item }) => item.procedure}
          chosen={chosen}
          onChoose={onChoose}
          onOpen={act}
          empty={t('case-screens.procedures.none')}
        />
      </div>
      <Acts
        quiet={
          <>
            <Button
              kind="neutral"
              keyName="Enter"
              isDisabled={!canJudge || !isOpen(row) || naturalJudgement(row) === null}
              onPress={() => row && act(row)}
            >
              {t(row && isElsewhere(row) ? 'case-screens.procedures.refer' : 'case-screens.procedures.accept')}
            </Button>
            <Button kind="neutral" action="caseLater" isDisabled={!canJudge} onPress={later}>
              {t('case-screens.procedures.later')}
            </Button>
            <Button kind="neutral" action="caseDecline" isDisabled={!canJudge} onPress={() => setAsking('decline')}>
              {t('case-screens.procedures.decline')}
            </Button>
            <Button kind="neutral" action="caseGuide" isPending={sheet.isPending} onPress={sheet.print}>
              {t('case-screens.guide')}
            </Button>
          </>
        }
        left={confirm > 0 && undecided === 0 ? t('case-screens.procedures.left', { count: confirm }) : null}
      >
        {undecided > 0 ? (
          <Button kind="main" action="caseAcceptAll" isPending={isPending} onPress={acceptAll}>
            {t('case-screens.procedures.accept-all', { count: undecided })}
          </Button>
        ) : (
          <Button kind="main" action="caseNext" onPress={onDone}>
            {t('case-screens.procedures.next')}
          </Button>
        )}
      </Acts>
      {asking === 'decline' && row ? (
        <DeclineDialog
          row={row}
          onClose={() => {
            reset();
            setAsking(null);
          }}
          isPending={isPending}
          error={error}
          onDecline={(reason, words) =>
            judge(
              [{ procedureId: row.item.procedure, judgement: 'decline', reason, ...(words ? { words } : {}) }],
              () => {
                setAsking(null);
                goOn(rows, row, onChoose);
              },
            )
          }
        />
      ) : null}
      {asking === 'details' && row ? <ProcedureDetails of={of} row={row} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

/** An answer may take the chosen procedure off the list: the one that moved up into its place is chosen. */
function useNeighbour(rows: readonly ProcedureRow[], at: number, choose: (procedure: string) => void): void {
  const last = useRef<number | null>(null);
  useEffect(() => {
    if (at >= 0) last.current = at;
    else if (last.current !== null) {
      const next = rows[Math.min(last.current, rows.length - 1)];
      if (next) choose(next.item.procedure);
    }
  });
}

/** What is still open for the chosen procedure, or the first of all, above the list. */
function Confirm({ of, row }: { of: CaseAnswer; row: ProcedureRow | null }) {
  const { t } = useTranslation();
  const [, draw] = useState(0);
  const asked = askedOf(of);
  if (asked.length === 0 || of.status !== 'open') return null;
  const ofRow = asked.filter(({ procedures }) => row && procedures.includes(row.item.procedure));
  const first = ofRow[0] ?? asked.find(({ fact }) => !isPutOff(of.caseId, fact));
  if (!first) return null;
  return (
    <div className={styles['above']}>
      <AskOne
        quiet
        key={keyOfAsked(first)}
        of={of}
        asked={first}
        heading={t('case-screens.procedures.confirm', { count: asked.length })}
        onAsked={() => draw((n) => n + 1)}
      />
    </div>
  );
}

/** To the next row that waits for a decision; at the end it stays. */
function goOn(rows: readonly ProcedureRow[], from: ProcedureRow, choose: (procedure: string) => void): void {
  const at = rows.indexOf(from);
  const next = rows.slice(at + 1).find(isOpen) ?? rows.slice(0, at).find(isOpen) ?? rows[at + 1];
  if (next) choose(next.item.procedure);
}

function countWords(rows: readonly ProcedureRow[], t: ReturnType<typeof useTranslation>['t']): string {
  const here = rows.filter((row) => row.item.routing.id === 'one_stop');
  return t('case-screens.procedures.counts', {
    needed: here.length,
    confirm: here.filter(({ item }) => item.result === 'to_confirm').length,
    request: rows.filter(isOnRequest).length,
    elsewhere: rows.filter(isElsewhere).length,
    automatic: rows.filter(isAutomatic).length,
  });
}
