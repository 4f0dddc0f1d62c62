import { useTranslation } from 'react-i18next';
import { formatEra } from '../../../../../src/calendar/era.js';
import { NotDisclosed } from '../../../design/red-band.js';
import { inLanguage } from '../../../texts/language.js';
import { clockTime, dayOf } from '../../../texts/times.js';
import type { MailRequest } from '../answers.js';
import { FeeLines } from '../fee-lines.js';
import styles from '../mail.module.css';
import own from './bench.module.css';

/** What was asked for, by whom, with which money; and who did what. */
export function RequestFacts({ of }: { of: MailRequest }) {
  const { t } = useTranslation();
  const { letter, kinds, identityPaper } = of;
  const hidden = <NotDisclosed />;
  const facts: [string, React.ReactNode][] = [
    ['sender', letter ? letter.sender.name : hidden],
    ['phone', letter ? (letter.sender.phone ?? '—') : hidden],
    ['address', letter ? letter.sender.address : hidden],
    ['subject', letter ? letter.subject.name : hidden],
    ['birth', letter ? (letter.subject.birthDate ? formatEra(letter.subject.birthDate, 'long') : '—') : hidden],
    ['relation', letter?.subject.relation ?? '—'],
    ['purpose', letter?.purpose ?? '—'],
    ['identity', t(`mail-screens.identity.${identityPaper.kind}`)],
  ];
  return (
    <aside className={`${own['side']} ${styles['panel']}`} aria-label={t('mail-screens.bench.facts')}>
      <h2>{t('mail-screens.bench.facts')}</h2>
      <dl className={own['facts']}>
        {facts.map(([name, value]) => (
          <FactLine key={name} name={t(`mail-screens.facts.${name}`)} value={value} />
        ))}
        <FactLine
          name={t('mail-screens.facts.kinds')}
          value={kinds
            .map(
              ({ name, copies, scope }) =>
                `${inLanguage(name.ja, name.en)} ${t(`mail-screens.scope.${scope}`)} ${t('mail-screens.board.copies', { count: copies })}`,
            )
            .join('、')}
        />
      </dl>
      <h2>{t('mail-screens.fee.title')}</h2>
      <FeeLines fee={of.fee} />
      <h2>{t('mail-screens.bench.history')}</h2>
      <ol className={own['history']}>
        {of.steps.map((step) => (
          <li key={`${step.at} ${step.kind}`}>
            <time dateTime={step.at} title={dayOf(step.at)}>
              {clockTime(step.at)}
            </time>
            {t(`mail-screens.history.${step.kind}`)} <strong>{step.person}</strong>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function FactLine({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}
