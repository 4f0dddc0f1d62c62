import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakeNext, type CentreForm } from '../../api/centre.js';
import { useServerNow } from '../../clock/server-clock.js';
import { ProblemNote } from '../../design/problem-note.js';
import { BenchHead } from '../centre-form/bench-head.js';
import { HoldDialog } from '../centre-form/hold-dialog.js';
import { LeaseLine } from '../centre-form/lease-line.js';
import { PaperBar } from '../centre-form/paper-bar.js';
import { PaperView } from '../centre-form/paper-view.js';
import { labelOf } from '../centre-form/slots.js';
import { usePaper } from '../centre-form/use-paper.js';
import { WardDialog } from '../centre-form/ward-dialog.js';
import { CorrectDialog } from './correct-dialog.js';
import styles from './entry-bench.module.css';
import { EntryFoot } from './entry-foot.js';
import { FieldsPanel } from './fields-panel.js';
import { useEntry, type Entry } from './use-entry.js';
import { useFollowField } from './use-follow-field.js';
import { useKept, type KeptEntry } from './use-kept.js';
import { useSubmit } from './use-submit.js';

interface Props {
  form: CentreForm;
  onNext: (form: CentreForm | null) => void;
  /** Back to the list, when nothing is taken next. */
  onLeave: () => void;
}

export function EntryBench({ form, onNext, onLeave }: Props) {
  const { t } = useTranslation();
  const entry = useEntry(form);
  const kept = useKept(form, entry.state);
  const submit = useSubmit({ form, entry, kept, onNext });
  const paper = usePaper(form);
  const [asking, setAsking] = useState<'hold' | 'ward' | 'correct' | null>(null);
  const next = useTakeNext(onNext);
  const frame = useFollowField(form, entry, paper);
  const isReadOnly = !form.acts.includes('submit') && !form.acts.includes('correct');
  const gone = () => {
    kept.close();
    setAsking(null);
    next.mutate('entry');
  };
  return (
    <div className={styles['bench']}>
      <BenchHead form={form} about={<FormAbout form={form} />}>
        <KeptLine form={form} kept={kept} isReadOnly={!form.acts.includes('submit')} />
      </BenchHead>
      <div className={styles['work']}>
        <section className={styles['paper']} aria-label={t('centre-screens.paper.title')}>
          <PaperBar form={form} paper={paper} />
          <PaperView form={form} paper={paper} frame={frame} tag={tagOf(entry, t)} />
        </section>
        <div className={styles['side']}>
          <ProblemNote error={submit.said.size > 0 ? null : (submit.error ?? next.error)} />
          <FieldsPanel form={form} entry={entry} submit={submit} isReadOnly={isReadOnly} />
        </div>
      </div>
      <EntryFoot form={form} entry={entry} submit={submit} isReadOnly={isReadOnly} onAsk={setAsking} />
      {asking === 'hold' ? (
        <HoldDialog formId={form.formId} onDone={gone} onClose={() => setAsking(null)} before={kept.save} />
      ) : null}
      {asking === 'correct' ? (
        <CorrectDialog form={form} state={entry.state} onDone={onLeave} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'ward' ? (
        <WardDialog
          form={form}
          {...(entry.slot ? { slot: entry.slot } : {})}
          onDone={gone}
          onClose={() => setAsking(null)}
          before={kept.save}
        />
      ) : null}
    </div>
  );
}

function tagOf({ slot, section }: Entry, t: TFunction): string {
  if (!slot) return '';
  const label = labelOf(slot.field.label);
  return section?.line === null || section === undefined
    ? label
    : t('centre-screens.paper.tag', { number: (section.line ?? 0) + 1, field: label });
}

function FormAbout({ form }: { form: CentreForm }) {
  const { t } = useTranslation();
  return <> ・ {t(form.prefilled ? 'centre-screens.prefilled' : 'centre-screens.handwritten')}</>;
}

/** The loan and the draft: what she needs to know to leave her chair without fear. */
function KeptLine({ form, kept, isReadOnly }: { form: CentreForm; kept: KeptEntry; isReadOnly: boolean }) {
  const { t } = useTranslation();
  const now = useServerNow(1000);
  const ago = kept.savedAt ? Math.max(0, Math.round((now.getTime() - Date.parse(kept.savedAt)) / 1000)) : null;
  const [unit, count] = (ago ?? 0) < 90 ? ['seconds', ago] : ['minutes', Math.floor((ago ?? 0) / 60)];
  return (
    <>
      <LeaseLine form={form} stage="entry" isReadOnly={isReadOnly} lease={kept} before={kept.save} />
      {isReadOnly || kept.lost ? null : (
        <span className={styles['quiet']}>
          {t('centre-screens.entry.lease-how')}
          {kept.failed > 0 ? (
            <strong> ・ {t('centre-screens.entry.draft-failing')}</strong>
          ) : ago !== null ? (
            ` ・ ${t(`centre-screens.entry.draft-${unit}`, { count })}`
          ) : null}
        </span>
      )}
    </>
  );
}
