import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHandOff } from '../../../api/case-acts.js';
import type { CaseAnswer, CentreForms } from '../../../api/cases.js';
import { useUnplacedPages } from '../../../api/scans.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { EmptyState } from '../../../design/empty-state.js';
import { Mark } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import { Acts } from './acts.js';
import styles from './case.module.css';
import { CentreLife } from './centre-life.js';
import { Chosen } from './filer-step.js';
import { OutputsList } from './outputs-list.js';
import { isForCentre, isForWindow } from './paper-rows.js';
import { whoWords } from './people.js';
import { liveForms } from './steps.js';
import { WithdrawAct } from './withdraw-dialog.js';
import { WaitingActs, type VisitActs } from './waiting-acts.js';
import { CaseProblem } from './case-problem.js';

interface Props {
  of: CaseAnswer;
  centre: CentreForms | undefined;
  visit: VisitActs;
  onPapers: () => void;
  onHandedOff: () => void;
}

/** ⑥ To the centre, and back: what goes now, then the life of each form and what can be handed over. */
export function HandOffStep({ of, centre, visit, onPapers, onHandedOff }: Props) {
  const ready = liveForms(of).filter((form) => form.status === 'scanned' && isForCentre(form));
  const isBefore = of.status === 'open' && ready.length > 0;
  return isBefore && !liveForms(of).some(({ status }) => status === 'at-centre' || status === 'finished') ? (
    <Before of={of} onHandedOff={onHandedOff} onPapers={onPapers} />
  ) : (
    <Following {...{ of, centre, visit, onPapers, onHandedOff }} />
  );
}

function useSend(of: CaseAnswer, onHandedOff: () => void) {
  const { t } = useTranslation();
  const handOff = useHandOff(of.caseId, () => {
    announce(t('case-screens.hand-off.said'));
    onHandedOff();
  });
  const forms = liveForms(of).filter((form) => form.status === 'scanned' && isForCentre(form));
  return {
    forms,
    handOff,
    send: (visitorWaits: boolean) => handOff.mutate({ forms: forms.map(({ formId }) => formId), visitorWaits }),
  };
}

function Before({ of, onHandedOff, onPapers }: Pick<Props, 'of' | 'onHandedOff' | 'onPapers'>) {
  const { t } = useTranslation();
  const [waits, setWaits] = useState<'yes' | 'no'>('yes');
  const { forms, handOff, send } = useSend(of, onHandedOff);
  const left = liveForms(of).filter(({ status }) => status === 'prepared' || status === 'sent-back').length;
  const toCheck = liveForms(of).filter((form) => form.status === 'scanned' && isForWindow(form)).length;
  return (
    <div className={styles['page']}>
      <div className={styles['body']}>
        <h2>{t('case-screens.hand-off.title', { count: forms.length })}</h2>
        <ul className={styles['people']}>
          {forms.map((form) => (
            <li key={form.formId}>
              <Mark kind="done">
                <strong>{inLanguage(form.name.ja, form.name.en)}</strong>
              </Mark>{' '}
              <span className={styles['note']}>
                {whoWords(t, form.persons, of)} ・ {t('case-screens.hand-off.pages', { count: form.images.length })}
              </span>
            </li>
          ))}
        </ul>
        {toCheck > 0 ? <Mark kind="time">{t('case-screens.hand-off.to-check', { count: toCheck })}</Mark> : null}
        <UnplacedNote of={of} onPapers={onPapers} />
        {left > 0 ? <Mark kind="attention">{t('case-screens.hand-off.not-read', { count: left })}</Mark> : null}
        <Chosen label={t('case-screens.hand-off.waits')}>
          <ChoiceChips
            autoFocus
            label={t('case-screens.hand-off.waits')}
            choices={(['yes', 'no'] as const).map((id) => ({ id, word: t(`case-screens.hand-off.waits-${id}`) }))}
            chosen={waits}
            onChoose={setWaits}
          />
        </Chosen>
        <p className={styles['note']}>{t(`case-screens.hand-off.waits-${waits}-about`)}</p>
        <CaseProblem error={handOff.error} />
      </div>
      <Acts quiet={<WithdrawAct of={of} />}>
        <Button kind="main" action="caseNext" isPending={handOff.isPending} onPress={() => send(waits === 'yes')}>
          {t('case-screens.hand-off.act')}
        </Button>
      </Acts>
    </div>
  );
}

function Following({ of, centre, visit, onPapers, onHandedOff }: Props) {
  const { t } = useTranslation();
  const { forms, handOff, send } = useSend(of, onHandedOff);
  const isEmpty = liveForms(of).length === 0 && of.items.length === 0;
  return (
    <div className={styles['page']}>
      <div className={styles['full']}>
        <CaseProblem error={handOff.error} />
        <UnplacedNote of={of} onPapers={onPapers} />
        {isEmpty ? (
          <div className={styles['body']}>
            <EmptyState title={t('case-screens.hand-off.nothing')}>{t('case-screens.hand-off.nothing-do')}</EmptyState>
          </div>
        ) : (
          <>
            <CentreLife of={of} centre={centre} onPapers={onPapers} />
            <OutputsList of={of} />
          </>
        )}
      </div>
      <WaitingActs
        of={of}
        centre={centre}
        visit={visit}
        again={forms.length > 0 ? { count: forms.length, isPending: handOff.isPending, send: () => send(true) } : null}
      />
    </div>
  );
}

/** Pages read in that no form has yet: nothing of them goes to the centre. */
function UnplacedNote({ of, onPapers }: Pick<Props, 'of' | 'onPapers'>) {
  const { t } = useTranslation();
  const pages = useUnplacedPages(of.caseId).data?.pages ?? [];
  if (pages.length === 0 || of.status === 'closed' || of.status === 'withdrawn') return null;
  return (
    <p className={styles['told']} role="status">
      <Mark kind="attention">{t('case-screens.papers.unplaced', { count: pages.length })}</Mark>{' '}
      <Button size="row" onPress={onPapers}>
        {t('case-screens.centre.to-papers')}
      </Button>
    </p>
  );
}
