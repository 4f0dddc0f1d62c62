import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCheckForm, useFinishItem, usePrepareOtherwise } from '../../../api/case-acts.js';
import type { CaseAnswer, CaseForm } from '../../../api/cases.js';
import { formPdf } from '../../../api/scans.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { Mark } from '../../../design/mark.js';
import { Table } from '../../../design/table.js';
import { useKey } from '../../../keys/use-key.js';
import { Acts } from './acts.js';
import { CameraDialog } from './camera-dialog.js';
import styles from './case.module.css';
import { FormPages } from './form-pages.js';
import { openPaper } from './guidance-sheet.js';
import { PapersActs } from './papers-acts.js';
import { paperColumns } from './paper-columns.js';
import { paperRows, type PaperRow } from './paper-rows.js';
import { liveForms } from './steps.js';
import { UnplacedPages } from './unplaced-pages.js';
import { useGridFocus } from './use-grid-focus.js';
import { useScanning } from './use-scanning.js';
import { CaseProblem } from './case-problem.js';

interface Props {
  of: CaseAnswer;
  isDemo: boolean;
  onDone: () => void;
}

/** ⑤ The papers: printed pre-filled or filled in by hand, signed, and read in. */
export function PapersStep({ of, isDemo, onDone }: Props) {
  const { t } = useTranslation();
  const box = useGridFocus();
  const rows = paperRows(of);
  const [chosen, setChosen] = useState<string | null>(rows[0]?.id ?? null);
  const [camera, setCamera] = useState(false);
  const row = rows.find(({ id }) => id === chosen) ?? rows[0] ?? null;
  const form = row?.form ?? null;
  const goOn = () => {
    const next = rows.find(({ id, form: other }) => id !== row?.id && other?.status === 'prepared');
    if (next) setChosen(next.id);
  };
  const scanning = useScanning(of, goOn);
  const finish = useFinishItem(of.caseId);
  const check = useCheckForm(() => announce(t('case-screens.papers.said-checked')));
  const otherwise = usePrepareOtherwise(of.caseId);
  const read = (file: File) => scanning.read(file, form?.formId);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    for (const file of event.dataTransfer.files) read(file);
  };
  const isOpen = of.status === 'open';
  const toRead = rows.filter(({ form: one }) => one?.status === 'prepared' || one?.status === 'sent-back').length;
  const toFinish = rows.filter(({ item, form: one }) => !one && item?.status === 'accepted').length;
  const turn = (one: CaseForm) => otherwise.mutate({ formId: one.formId, handwritten: handwrittenAfter(of, one) });
  useKey(
    { action: 'caseFinishItem' },
    () => row?.item && finish.mutate(row.item.itemId),
    isOpen && row?.form === null && row.item?.status === 'accepted',
  );
  return (
    <div className={styles['page']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className={styles['heading']}>
        <h2>{t('case-screens.papers.title')}</h2>
        <span className={styles['note']}>{t('case-screens.papers.about')}</span>
      </div>
      <CaseProblem error={scanning.error ?? finish.error ?? check.error ?? otherwise.error} />
      {scanning.note ? (
        <p className={styles['told']} role="alert">
          <Mark kind="attention">{t(`case-screens.papers.${scanning.note}`)}</Mark>
        </p>
      ) : null}
      <div className={styles['table']} ref={box}>
        <Table
          label={t('case-screens.papers.title')}
          rows={rows}
          columns={paperColumns(of, t)}
          keyOf={({ id }: PaperRow) => id}
          chosen={row?.id ?? null}
          onChoose={setChosen}
          onOpen={({ form: one }) => one && openPaper(formPdf(of.caseId, one.formId, !one.prefilled))}
          rowHeight={52}
          empty={t('case-screens.papers.none')}
        />
      </div>
      <UnplacedPages of={of} pages={scanning.unplaced} onPlace={scanning.place} isPending={scanning.isPending} />
      {form ? <FormPages form={form} isPending={scanning.isPending} /> : null}
      <Acts
        quiet={
          <PapersActs
            of={of}
            row={row}
            isDemo={isDemo}
            isPending={scanning.isPending || otherwise.isPending || check.isPending}
            onFile={read}
            onCamera={() => setCamera(true)}
            onSample={() => form && scanning.sample(form.formId)}
            onTurn={() => form && turn(form)}
            onFinish={() => row?.item && finish.mutate(row.item.itemId)}
            onCheck={() => form && check.mutate({ caseId: of.caseId, formId: form.formId })}
          />
        }
        left={leftWords(toRead, toFinish, t)}
      >
        <Button kind="main" action="caseNext" onPress={onDone}>
          {t('case-screens.papers.next')}
        </Button>
      </Acts>
      {camera ? (
        <CameraDialog
          onClose={() => setCamera(false)}
          onPicture={(file) => {
            setCamera(false);
            read(file);
          }}
        />
      ) : null}
    </div>
  );
}

function leftWords(toRead: number, toFinish: number, t: ReturnType<typeof useTranslation>['t']): string | null {
  if (toRead > 0) return t('case-screens.papers.left', { count: toRead });
  return toFinish > 0 ? t('case-screens.papers.left-items', { count: toFinish }) : null;
}

const handwrittenAfter = (of: CaseAnswer, { formKind, prefilled }: CaseForm): string[] =>
  liveForms(of).flatMap((other) => {
    if (other.formKind === formKind) return prefilled ? [formKind] : [];
    return other.prefilled ? [] : [other.formKind];
  });
