import { useTranslation } from 'react-i18next';
import { usePrintOutput } from '../../../api/case-acts.js';
import { prefix } from '../../../api/base.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';

/** A paper opens in the browser's own viewer, from where it is printed. */
export const openPaper = (url: string): void => {
  window.open(url.startsWith(prefix) && prefix !== '' ? url : `${prefix}${url}`, '_blank', 'noopener');
};

/** The sheet the visitor takes along: what was taken, what is to be done, where and with which papers. */
export function useGuidanceSheet(of: CaseAnswer) {
  const { t } = useTranslation();
  const print = usePrintOutput(of.caseId);
  return {
    print: () =>
      print.mutate('GUIDE', {
        onSuccess: ({ url }) => {
          announce(t('case-screens.said.guide'));
          openPaper(url);
        },
      }),
    isPending: print.isPending,
    error: print.error,
  };
}
