import { useEffect, useRef } from 'react';
import type { CaseAnswer, CaseRow, CentreForms } from '../../../api/cases.js';
import { useKey } from '../../../keys/use-key.js';
import { CaseHead, CaseSteps } from './case-head.js';
import { FilerStep } from './filer-step.js';
import { HandOffStep } from './hand-off-step.js';
import { HouseholdStep } from './household-step.js';
import { InterviewStep } from './interview-step.js';
import { PapersStep } from './papers-step.js';
import { ProceduresStep } from './procedures-step.js';
import { caseSteps, isOpenStep, standOf, type CaseStep } from './steps.js';
import type { VisitActs } from './waiting-acts.js';
import styles from './case.module.css';

export interface CaseOnBench {
  of: CaseAnswer;
  row: CaseRow | undefined;
  centre: CentreForms | undefined;
}

interface Props extends CaseOnBench {
  servingSince: string | null;
  isDemo: boolean;
  visit: VisitActs;
  step: CaseStep | null;
  onStep: (step: CaseStep) => void;
  onHandedOff: () => void;
  chosen: string | null;
  onChoose: (procedure: string) => void;
}

/** One case on the bench: head, six steps, and the one that is worked on. */
export function CaseBench(props: Props) {
  const { of, row, centre, servingSince, step, onStep } = props;
  const asked = step && isOpenStep(of, step) ? step : null;
  const here = asked ?? standOf(of);
  // From here on the step is in the address, so that an answer never moves the page under the clerk's hands.
  useEffect(() => {
    if (!asked) onStep(here);
  }, [asked, here, onStep]);
  const at = caseSteps.indexOf(here);
  const previous = caseSteps[at - 1];
  const next = caseSteps[at + 1] ?? here;
  // What had the focus may be done and gone: the step has it then, so that the keys and a screen reader stay here.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  });
  useKey({ action: 'caseBack' }, () => previous && onStep(previous), previous !== undefined);
  return (
    <div className={styles['page']}>
      <CaseHead of={of} servingSince={servingSince} openedAt={row?.openedAt ?? null} centre={centre} />
      <CaseSteps of={of} here={here} onStep={onStep} />
      <div className={styles['full']} key={here} ref={box} tabIndex={-1}>
        <Step {...props} here={here} onDone={() => onStep(next)} />
      </div>
    </div>
  );
}

function Step({ here, onDone, ...props }: Props & { here: CaseStep; onDone: () => void }) {
  const { of, centre, visit, isDemo, chosen, onChoose, onStep, onHandedOff } = props;
  switch (here) {
    case 'filer':
      return <FilerStep of={of} onDone={onDone} />;
    case 'household':
      return <HouseholdStep of={of} onDone={onDone} />;
    case 'interview':
      return <InterviewStep of={of} onDone={onDone} />;
    case 'procedures':
      return <ProceduresStep of={of} chosen={chosen} onChoose={onChoose} onDone={onDone} />;
    case 'papers':
      return <PapersStep of={of} isDemo={isDemo} onDone={onDone} />;
    case 'hand-off':
      return <HandOffStep {...{ of, centre, visit, onHandedOff }} onPapers={() => onStep('papers')} />;
  }
}
