import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { formPdf } from '../../../api/scans.js';
import { Button } from '../../../design/button.js';
import { openPaper } from './guidance-sheet.js';
import { isForWindow, type PaperRow } from './paper-rows.js';

interface Props {
  of: CaseAnswer;
  row: PaperRow | null;
  isDemo: boolean;
  isPending: boolean;
  onFile: (file: File) => void;
  onCamera: () => void;
  onSample: () => void;
  onTurn: () => void;
  onFinish: () => void;
  onCheck: () => void;
}

const kinds = 'application/pdf,image/jpeg,image/png,image/tiff,.tif,.tiff';

/** What can be done with the chosen paper in its state. */
export function PapersActs({ of, row, isDemo, isPending, ...on }: Props) {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const form = row?.form ?? null;
  const canRead = of.status === 'open' && form !== null && ['prepared', 'scanned', 'sent-back'].includes(form.status);
  if (row && !form)
    return (
      <Button
        kind="neutral"
        action="caseFinishItem"
        isDisabled={row.item?.status !== 'accepted' || of.status !== 'open'}
        onPress={on.onFinish}
      >
        {t('case-screens.papers.finish')}
      </Button>
    );
  return (
    <>
      <Button
        kind="neutral"
        action="casePrint"
        isDisabled={form === null}
        onPress={() => form && openPaper(formPdf(of.caseId, form.formId, !form.prefilled))}
      >
        {t('case-screens.papers.print')}
      </Button>
      {form?.status === 'prepared' ? (
        <Button kind="neutral" action="caseHandwritten" isDisabled={isPending} onPress={on.onTurn}>
          {t(form && !form.prefilled ? 'case-screens.papers.to-prefilled' : 'case-screens.papers.to-handwritten')}
        </Button>
      ) : null}
      <Button
        kind="neutral"
        action="caseUpload"
        isDisabled={!canRead}
        isPending={isPending}
        onPress={() => picker.current?.click()}
      >
        {t('case-screens.papers.file')}
      </Button>
      <Button kind="neutral" action="caseCamera" isDisabled={!canRead} onPress={on.onCamera}>
        {t('case-screens.papers.camera')}
      </Button>
      {isDemo ? (
        <Button kind="neutral" action="caseSample" isDisabled={!canRead} isPending={isPending} onPress={on.onSample}>
          {t('case-screens.papers.sample')}
        </Button>
      ) : null}
      {form && form.status === 'scanned' && isForWindow(form) ? (
        <Button kind="neutral" action="caseCheck" isPending={isPending} onPress={on.onCheck}>
          {t('case-screens.papers.check')}
        </Button>
      ) : null}
      <input
        ref={picker}
        type="file"
        hidden
        accept={kinds}
        multiple
        aria-label={t('case-screens.papers.file')}
        onChange={({ target }) => {
          for (const file of target.files ?? []) on.onFile(file);
          target.value = '';
        }}
      />
    </>
  );
}
