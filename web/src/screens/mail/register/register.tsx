import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '../../../api/types.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { KeyCap } from '../../../design/key-cap.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { listen } from '../../../live/stream.js';
import { Shell } from '../../../shell/shell.js';
import { Staff } from '../../../shell/staff.js';
import { Barcode } from '../barcode.js';
import type { KindOffered } from '../answers.js';
import mail from '../mail.module.css';
import { useOffered, useReckon, useRegister } from '../mail-api.js';
import { goOnByEnter } from '../use-enter.js';
import { usePapers } from '../use-papers.js';
import { isDone, missingStep, steps, type Step } from './envelope.js';
import { FeePane } from './fee-pane.js';
import { IdentityFields } from './identity-step.js';
import { KindFields } from './kinds-step.js';
import { OrderFields } from './orders-step.js';
import { PhotoPane } from './photo-pane.js';
import styles from './register.module.css';
import { ReplyFields } from './reply-step.js';
import { SenderFields } from './sender-step.js';
import { StepPart } from './step-part.js';
import { useEnvelope } from './use-envelope.js';
import { WhoFields } from './who-step.js';

export function RegisterMail() {
  return <Staff>{(session) => <RegisterScreen session={session} />}</Staff>;
}

/** One envelope on one screen: its photo, six parts by keys, and what it costs. */
function RegisterScreen({ session }: { session: Session }) {
  const { t } = useTranslation();
  const office = useOffered();
  if (!office.data)
    return (
      <Shell session={session} title={t('mail-screens.places.register')}>
        <ProblemNote error={office.error} />
      </Shell>
    );
  const { kinds, denominations } = office.data;
  return <Desk session={session} offered={kinds.filter(({ post }) => post === 'here')} denominations={denominations} />;
}

interface DeskProps {
  session: Session;
  offered: readonly KindOffered[];
  denominations: readonly number[];
}

function Desk({ session, offered, denominations }: DeskProps) {
  const { t } = useTranslation();
  const first = offered[0]?.kind ?? '';
  const [envelope, change] = useEnvelope(first);
  const [here, setHere] = useState<Step>('sender');
  /** Parts she has been to: a part is ticked when she has seen it and nothing is missing in it. */
  const [seen, setSeen] = useState<ReadonlySet<Step>>(new Set());
  const [registered, setRegistered] = useState<{ number: string; requestId: string } | null>(null);
  const start = useRef<HTMLInputElement>(null);
  useEffect(listen, []);
  useEffect(() => start.current?.focus(), []);
  const reckoned = useReckon(envelope);
  // From the file to the first field; who types already is left where she is.
  const papers = usePapers(undefined, () => {
    if (!(document.activeElement instanceof HTMLInputElement)) start.current?.focus();
  });
  const register = useRegister((done) => {
    setRegistered(done);
    announce(t('mail-screens.register.done', { number: done.number }));
    change({ do: 'clear', kind: first });
    papers.clear();
    setSeen(new Set());
    start.current?.focus();
  });
  const goTo = (step: Step) => {
    setHere(step);
    setSeen((before) => new Set([...before, step]));
  };
  const missing = missingStep(envelope);
  const send = () => {
    if (missing) return;
    register.mutate({ envelope, scans: papers.scans });
  };
  const fields: Record<Step, React.ReactNode> = {
    sender: <SenderFields envelope={envelope} change={change} firstField={start} />,
    kinds: <KindFields envelope={envelope} change={change} offered={offered} />,
    who: <WhoFields envelope={envelope} change={change} />,
    identity: <IdentityFields envelope={envelope} change={change} />,
    orders: <OrderFields envelope={envelope} change={change} denominations={denominations} />,
    reply: <ReplyFields envelope={envelope} change={change} />,
  };
  const short = reckoned.data?.outcome === 'short';
  return (
    <Shell
      session={session}
      title={t('mail-screens.places.register')}
      {...(registered ? { chip: { strong: t('mail-screens.register.last'), rest: registered.number } } : {})}
    >
      <div className={styles['bench']}>
        <div className={styles['photo']}>
          <PhotoPane papers={papers} />
          {registered ? (
            <div className={styles['last']} role="status">
              <small>{t('mail-screens.register.given')}</small>
              <Barcode number={registered.number} />
              <strong>{registered.number}</strong>
            </div>
          ) : null}
        </div>
        <div className={styles['steps']} onKeyDownCapture={goOnByEnter}>
          <ProblemNote error={register.error} />
          {steps.map((step) => (
            <StepPart
              key={step}
              step={step}
              here={here}
              onHere={goTo}
              isDone={seen.has(step) && isDone(step, envelope)}
            >
              {fields[step]}
            </StepPart>
          ))}
        </div>
        <FeePane
          reckoned={reckoned.data}
          error={reckoned.error}
          envelope={envelope}
          hasScan={papers.scans.length > 0}
        />
        <div className={styles['foot']}>
          <span className={mail['key']}>
            <KeyCap name="Enter" /> {t('mail-screens.keys.next')}
          </span>
          <span className={mail['key']}>
            <KeyCap name="1" /> 〜 <KeyCap name="6" /> {t('mail-screens.keys.choose')}
          </span>
          <span className={mail['gap']} />
          <Button
            kind="main"
            action="mailRegister"
            isPending={register.isPending}
            isDisabled={missing !== null}
            reason={
              missing ? t('mail-screens.register.missing', { step: t(`mail-screens.steps.${missing}`) }) : undefined
            }
            onPress={send}
          >
            {t(short ? 'mail-screens.register.act-short' : 'mail-screens.register.act')}
          </Button>
        </div>
      </div>
    </Shell>
  );
}
