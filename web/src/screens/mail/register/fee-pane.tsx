import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../../../design/problem-note.js';
import { dayOf } from '../../../texts/times.js';
import { Findings, FeeLines, orderFindings, Verdict, type Finding } from '../fee-lines.js';
import styles from '../mail.module.css';
import type { Reckoned } from '../answers.js';
import { todayInTokyo } from '../mail-api.js';
import type { Envelope } from './envelope.js';
import own from './register.module.css';

interface Props {
  reckoned: Reckoned | undefined;
  error: unknown;
  envelope: Envelope;
  hasScan: boolean;
}

/** Reckoned while she types: fee, difference, what was noticed, and the day that will be promised. */
export function FeePane({ reckoned, error, envelope, hasScan }: Props) {
  const { t } = useTranslation();
  const findings: Finding[] = [...(reckoned ? orderFindings(reckoned, t) : []), ...paperFindings(envelope, hasScan, t)];
  return (
    <aside className={`${own['fee']} ${styles['panel']}`} aria-label={t('mail-screens.fee.title')}>
      <h2>{t('mail-screens.fee.title')}</h2>
      <ProblemNote error={error} />
      {reckoned ? (
        <>
          <FeeLines fee={reckoned} />
          <Verdict fee={reckoned} />
        </>
      ) : (
        <p className={styles['hint']}>{t('mail-screens.fee.none')}</p>
      )}
      <h2>{t('mail-screens.findings.title')}</h2>
      <Findings findings={findings} />
      <h2>{t('mail-screens.promise.title')}</h2>
      {reckoned?.promisedOn ? (
        <p className={own['promise']}>
          {t('mail-screens.promise.post', { date: dayOf(`${reckoned.promisedOn}T12:00:00+09:00`) })}
        </p>
      ) : null}
      <p className={styles['hint']}>{t('mail-screens.promise.how')}</p>
    </aside>
  );
}

const squeezed = (text: string): string => text.normalize('NFKC').replace(/\s/g, '');

function paperFindings(envelope: Envelope, hasScan: boolean, t: (key: string) => string): Finding[] {
  const { identity, reply, sender } = envelope;
  const home = squeezed(identity.address || sender.address);
  const to = squeezed(reply.address || sender.address);
  const say = (mark: Finding['mark'], key: string): Finding => ({ mark, word: t(`mail-screens.findings.${key}`) });
  return [
    ...(hasScan ? [] : [say('confirm', 'no-scan')]),
    ...(identity.kind === null ? [say('confirm', 'no-identity')] : []),
    ...(identity.validUntil && identity.validUntil < todayInTokyo() ? [say('near', 'identity-expired')] : []),
    ...(home === '' ? [] : [home === to ? say('done', 'same-address') : say('confirm', 'other-address')]),
    ...(reply.service === 'express' ? [say('done', 'express')] : []),
  ];
}
