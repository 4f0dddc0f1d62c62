import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { useRawEvent, type StoryEvent } from './readings.js';
import styles from './raw-bar.module.css';

const grouped = (hash: string): string => `${hash.slice(0, 4)} ${hash.slice(4, 8)} … ${hash.slice(-4)}`;

/** The record's number and fingerprint; what is stored byte by byte is one level deeper. */
export function RawBar({ caseId, event }: { caseId: string; event: StoryEvent }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <p className={styles['bar']}>
      <span>{t('audit-screens.raw.number', { number: Number(event.position).toLocaleString('ja-JP') })}</span>
      <span>
        {t('audit-screens.raw.fingerprint')} <code>{grouped(event.leaf)}</code>
      </span>
      <span className={styles['gap']} />
      <Button size="row" action="auditRaw" onPress={() => setOpen(true)}>
        {t('audit-screens.raw.open')}
      </Button>
      {isOpen ? (
        <Dialog size="wide" title={t('audit-screens.raw.title', { type: event.type })} onClose={() => setOpen(false)}>
          <Raw caseId={caseId} eventId={event.id} />
        </Dialog>
      ) : null}
    </p>
  );
}

function Raw({ caseId, eventId }: { caseId: string; eventId: string }) {
  const { t } = useTranslation();
  const { data, error } = useRawEvent(caseId, eventId);
  if (error) return <ProblemNote error={error} />;
  if (!data) return <p role="status">{t('web.working')}</p>;
  const rows: [string, string][] = [
    ['id', data.id],
    ['stream', `${data.stream} · ${data.version}`],
    ['recorded', data.recordedAt],
    ['occurred', data.occurredAt],
    ['leaf', data.leaf],
    ['recomputed', data.recomputed],
  ];
  return (
    <div className={styles['raw']}>
      <p>
        <Mark kind={data.matches ? 'done' : 'past'}>
          {t(data.matches ? 'audit-screens.raw.matches' : 'audit-screens.raw.differs')}
        </Mark>
      </p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`audit-screens.raw.${name}`)}</dt>
            <dd>
              <code>{value}</code>
            </dd>
          </div>
        ))}
      </dl>
      {(['metadata', 'payload'] as const).map((part) => (
        <section key={part}>
          <h3>{t(`audit-screens.raw.${part}`)}</h3>
          <pre tabIndex={0} aria-label={t(`audit-screens.raw.${part}`)}>
            {data[part]}
          </pre>
        </section>
      ))}
      <p className={styles['sealed']}>{t('audit-screens.raw.sealed')}</p>
    </div>
  );
}
