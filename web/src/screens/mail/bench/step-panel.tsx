import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../design/empty-state.js';
import type { Act, MailRequest } from '../answers.js';
import type { Papers } from '../use-papers.js';
import { AddresseeStep } from './addressee-step.js';
import { DispatchStep } from './dispatch-step.js';
import { FeeStep } from './fee-step.js';
import { PrintStep } from './print-step.js';
import { ReplyStep } from './reply-step.js';
import { SubjectStep } from './subject-step.js';
import { VerifyStep } from './verify-step.js';

interface Props {
  of: MailRequest;
  role: string;
  /** Of a reply that is being taken in. */
  papers: Papers;
  reasonOf: (act: Act) => string | undefined;
}

/** What is to be done now. */
export function StepPanel({ of, role, papers, reasonOf }: Props) {
  const { t } = useTranslation();
  if (of.masked)
    return (
      <EmptyState title={t('mail-screens.bench.protected-title')}>{t('mail-screens.bench.protected-do')}</EmptyState>
    );
  switch (of.stage) {
    case 'arrived':
      return <EmptyState title={t('mail-screens.why.not-arrived')} />;
    case 'screening':
    case 'searching':
    case 'stopped':
      return (
        <>
          <SubjectStep of={of} role={role} reason={reasonOf('subject')} />
          <FeeStep of={of} reason={reasonOf('settle')} />
        </>
      );
    case 'issuing':
      return (
        <>
          <SubjectStep of={of} role={role} reason={reasonOf('subject')} />
          <FeeStep of={of} reason={reasonOf('settle')} />
          <PrintStep of={of} reason={reasonOf('print')} />
        </>
      );
    case 'verifying':
      return <VerifyStep of={of} reason={reasonOf('verify')} />;
    case 'sealing':
      return <AddresseeStep of={of} reason={reasonOf('addressee')} />;
    case 'dispatch':
      return <DispatchStep of={of} reason={reasonOf('dispatch')} />;
    case 'waiting':
      return <ReplyStep of={of} papers={papers} reason={reasonOf('reply')} />;
    case 'closed':
    case 'rejected':
      return (
        <EmptyState title={t(`mail-screens.bench.${of.stage}`)}>
          {of.dispatched
            ? t('mail-screens.bench.posted', {
                service: t(`mail-screens.reply.${of.dispatched.service}`),
                tracking: of.dispatched.tracking ?? '',
              })
            : of.rejected
              ? t(`mail-screens.reject.reasons.${of.rejected}`)
              : null}
        </EmptyState>
      );
  }
}
