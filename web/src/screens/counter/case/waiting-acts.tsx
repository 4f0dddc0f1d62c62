import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHandOver } from '../../../api/case-acts.js';
import type { CaseAnswer, CentreForms } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { clockTime } from '../../../texts/times.js';
import { Acts } from './acts.js';
import { useGuidanceSheet } from './guidance-sheet.js';
import { liveForms } from './steps.js';
import { mayWithdraw, WithdrawDialog } from './withdraw-dialog.js';
import { CaseProblem } from './case-problem.js';

/** What the counter can do with the visitor of this case now. */
export interface VisitActs {
  label: string | null;
  isAtCounter: boolean;
  isServing: boolean;
  canCall: boolean;
  isPending: boolean;
  call: () => void;
  start: () => void;
  finish: () => void;
  /** She sits down again until the centre is ready. */
  letWait: () => void;
  /** The visit ended here. */
  ended: () => void;
}

interface Props {
  of: CaseAnswer;
  centre: CentreForms | undefined;
  visit: VisitActs;
  again: { count: number; isPending: boolean; send: () => void } | null;
}

/** Call the visitor back when all is there, hand over, close; or take back what was handed off. */
export function WaitingActs({ of, centre, visit, again }: Props) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const sheet = useGuidanceSheet(of);
  const handOver = useHandOver(of.caseId, ({ ticketFinished }) => {
    announce(
      t(visit.isAtCounter && !ticketFinished ? 'case-screens.said.handed-over-one' : 'case-screens.said.handed-over'),
    );
    visit.ended();
  });
  const atCentre = liveForms(of).filter(({ status }) => status === 'at-centre');
  const canWithdraw = mayWithdraw(of);
  const isOver = of.status === 'closed' || of.status === 'withdrawn';
  const unfinished = of.items.some(({ status }) => status === 'accepted');
  const promise = centre?.forms
    .filter(({ formId }) => atCentre.some((form) => form.formId === formId))
    .map(({ promisedAt }) => promisedAt)
    .sort()
    .at(-1);
  const give = () =>
    handOver.mutate(of.outputs.filter(({ handedOver }) => !handedOver).map(({ outputId }) => outputId));
  return (
    <>
      <CaseProblem error={handOver.error ?? sheet.error} />
      <Acts
        quiet={
          <>
            <Button
              kind="neutral"
              action="caseGuide"
              isDisabled={isOver}
              isPending={sheet.isPending}
              onPress={sheet.print}
            >
              {t('case-screens.guide')}
            </Button>
            {canWithdraw || atCentre.length > 0 ? (
              <Button kind="neutral" action="caseTakeBack" onPress={() => setAsking(true)}>
                {t('case-screens.withdraw.open')}
              </Button>
            ) : null}
            {visit.isServing && atCentre.length > 0 ? (
              <Button kind="neutral" action="counterToCentre" isDisabled={visit.isPending} onPress={visit.letWait}>
                {t('reception-screens.counter.to-centre')}
              </Button>
            ) : null}
          </>
        }
        left={
          promise
            ? t('case-screens.hand-off.expected', { time: clockTime(promise) })
            : isOver
              ? t(`case-screens.status.${of.status}`)
              : null
        }
      >
        {again ? (
          <Button kind="main" action="caseNext" isPending={again.isPending} onPress={again.send}>
            {t('case-screens.hand-off.again', { count: again.count })}
          </Button>
        ) : isOver ? (
          visit.isServing ? (
            <Button kind="main" action="counterFinish" isPending={visit.isPending} onPress={visit.finish}>
              {t('reception-screens.counter.finish')}
            </Button>
          ) : null
        ) : visit.isAtCounter ? (
          <Button
            kind="main"
            action={visit.isServing ? 'caseHandOver' : 'caseNext'}
            isPending={handOver.isPending || visit.isPending}
            onPress={visit.isServing ? give : visit.start}
          >
            {visit.isServing
              ? t(unfinished ? 'case-screens.visit.hand-over' : 'case-screens.visit.hand-over-close')
              : t('case-screens.visit.start')}
          </Button>
        ) : visit.label ? (
          <Button
            kind="main"
            action="caseHandOver"
            isDisabled={!visit.canCall}
            reason={t('case-screens.visit.busy')}
            isPending={visit.isPending}
            onPress={visit.call}
          >
            {t('case-screens.visit.call', { label: visit.label })}
          </Button>
        ) : (
          <Button
            kind="main"
            action="caseHandOver"
            isPending={handOver.isPending}
            isDisabled={of.status !== 'ready'}
            onPress={give}
          >
            {t('case-screens.visit.hand-over-close')}
          </Button>
        )}
      </Acts>
      {asking ? <WithdrawDialog of={of} canWithdraw={canWithdraw} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
