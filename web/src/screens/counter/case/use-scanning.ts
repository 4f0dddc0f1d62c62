import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../../api/base.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { problemFrom } from '../../../api/problem.js';
import { usePlacePage, useScan, useUnplacedPages, type Scanned, type UnplacedPage } from '../../../api/scans.js';
import { announce } from '../../../design/announcer.js';

const unplacedIn = ({ pages }: Scanned) => pages.filter(({ blank, formId }) => !blank && formId === null).length;

/** Reads papers in; what carries a code finds its form by itself, the rest is asked. */
export function useScanning(of: CaseAnswer, onRead: () => void) {
  const { t } = useTranslation();
  const unplaced = useUnplacedPages(of.caseId);
  const [note, setNote] = useState<'duplicate' | 'blank' | null>(null);
  const scan = useScan(of.caseId, (scanned) => {
    const isBlank = scanned.pages.every(({ blank }) => blank);
    setNote(isBlank ? 'blank' : scanned.duplicateOf !== null ? 'duplicate' : null);
    const open = unplacedIn(scanned);
    if (isBlank) return;
    const placed = scanned.pages.filter(({ formId }) => formId !== null).length;
    announce(
      t(open > 0 ? 'case-screens.papers.said-unplaced' : 'case-screens.papers.said-read', {
        count: open > 0 ? open : placed,
      }),
    );
    if (open === 0) onRead();
  });
  const placing = usePlacePage(of.caseId, () => announce(t('case-screens.papers.said-placed')));
  const read = (file: File, formId?: string) =>
    scan.mutate({ file, named: `${file.name} ${file.size} ${file.lastModified}`, ...(formId ? { formId } : {}) });
  const fetching = useMutation({
    mutationFn: (formId: string) => sampleScan(of.caseId, formId),
    onSuccess: (file, formId) => read(file, formId),
  });
  return {
    unplaced: unplaced.data?.pages ?? [],
    /** The last file changed nothing: it was read in before, or nothing stands on it. */
    note,
    read,
    sample: (formId: string) => fetching.mutate(formId),
    place: ({ documentId, page }: Pick<UnplacedPage, 'documentId' | 'page'>, formId: string) =>
      placing.mutate({ documentId, page, formId }),
    isPending: scan.isPending || placing.isPending || fetching.isPending,
    error: scan.error ?? placing.error ?? fetching.error ?? unplaced.error,
  };
}

/** The demo city's own scanner: the prepared form as if it had been signed and put into it. */
async function sampleScan(caseId: string, formId: string): Promise<File> {
  const response = await fetch(`${prefix}/api/demo/sample-scan/${caseId}/${formId}`, { credentials: 'same-origin' });
  if (!response.ok) throw problemFrom(response.status, await response.json().catch(() => null));
  const type = response.headers.get('content-type') ?? 'image/jpeg';
  return new File([await response.blob()], `scan.${type.split('/')[1] ?? 'jpeg'}`, { type });
}
