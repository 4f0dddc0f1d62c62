import { useTranslation } from 'react-i18next';
import { useJudge, type JudgedItem } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { inLanguage } from '../../../texts/language.js';
import { liveForms } from './steps.js';

/** A decision goes with what was on the screen: the case's tag and the catalogue it was judged by. */
export function useJudging(of: CaseAnswer) {
  const { t } = useTranslation();
  const send = useJudge(of.caseId);
  const handwritten = liveForms(of).flatMap(({ formKind, prefilled }) => (prefilled ? [] : [formKind]));
  const judge = (items: JudgedItem[], then?: () => void) => {
    const [first] = items;
    if (!first || !of.guidance) return;
    const name = of.guidance.items.find(({ procedure }) => procedure === first.procedureId)?.name;
    const said =
      items.length > 1
        ? t('case-screens.judged.many', { count: items.length })
        : `${name ? inLanguage(name.ja, name.en) : ''} ${t(`case-screens.judged.${first.judgement}`)}`;
    send.mutate(
      { items, catalogue: of.guidance.catalogue, seen: of.etag, handwritten },
      {
        onSuccess: () => {
          announce(said);
          then?.();
        },
      },
    );
  };
  return { judge, isPending: send.isPending, error: send.error, reset: send.reset };
}
