import { useTranslation } from 'react-i18next';
import { useAnswerReveal, useRevealRequests } from '../api/registry.js';
import type { Session } from '../api/types.js';
import { Button } from '../design/button.js';
import { Mark } from '../design/mark.js';
import { ProblemNote } from '../design/problem-note.js';
import { clockTime } from '../texts/times.js';
import styles from './reveal-requests.module.css';

/** A colleague asks this official to stand by while a protected record is opened: wherever she works, she sees it. */
export function RevealRequests({ session }: { session: Session }) {
  const { t } = useTranslation();
  const isInCharge = session.role === 'protection';
  const requests = useRevealRequests(isInCharge);
  const answer = useAnswerReveal();
  const reveals = requests.data?.reveals ?? [];
  if (reveals.length === 0) return null;
  return (
    <div role="status" className={styles['requests']}>
      {reveals.map(({ revealId, askedBy, subject, reason, askedAt }) => (
        <section key={revealId} aria-label={t('web.reveals.title')}>
          <Mark kind="locked">
            <strong>{t('web.reveals.title')}</strong>
          </Mark>
          <span>
            {t('web.reveals.words', {
              by: askedBy.name ?? '',
              subject: subject.name ?? '',
              reason,
              time: clockTime(askedAt),
            })}
          </span>
          <Button
            size="row"
            kind="danger"
            isPending={answer.isPending}
            onPress={() => answer.mutate({ revealId, answer: 'confirm' })}
          >
            {t('web.reveals.confirm')}
          </Button>
          <Button
            size="row"
            kind="neutral"
            isPending={answer.isPending}
            onPress={() => answer.mutate({ revealId, answer: 'refuse' })}
          >
            {t('web.reveals.refuse')}
          </Button>
        </section>
      ))}
      <ProblemNote error={answer.error} />
    </div>
  );
}
