import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClaim, useTakeNext, type CentreForm } from '../../api/centre.js';
import { useServerNow } from '../../clock/server-clock.js';
import { Button } from '../../design/button.js';
import { Lease } from '../../design/lease.js';
import { Mark } from '../../design/mark.js';
import { ProblemNote } from '../../design/problem-note.js';
import { BenchHead } from '../centre-form/bench-head.js';
import { frameOf } from '../centre-form/frame.js';
import { HoldDialog } from '../centre-form/hold-dialog.js';
import { PaperBar } from '../centre-form/paper-bar.js';
import { PaperView } from '../centre-form/paper-view.js';
import { labelOf } from '../centre-form/slots.js';
import { usePaper } from '../centre-form/use-paper.js';
import { WardDialog } from '../centre-form/ward-dialog.js';
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
}

export function EntryBench({ form, onNext }: Props) {
  const { t } = useTranslation();
  const entry = useEntry(form);
  const kept = useKept(form, entry.state);
  const submit = useSubmit({ form, entry, kept, onNext });
  const paper = usePaper(form);
  const [asking, setAsking] = useState<'hold' | 'ward' | null>(null);
  const next = useTakeNext(onNext);
  const frame = useFollowField(form, entry, paper);
  const isReadOnly = !form.acts.includes('submit');
  const gone = () => {
    kept.close();
    setAsking(null);
    next.mutate('entry');
  };
  return (
    <div className={styles['bench']}>
      <BenchHead form={form} about={<FormAbout form={form} />}>
        <KeptLine form={form} kept={kept} isReadOnly={isReadOnly} />
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

function tagOf({ slot, section }: Entry, t: (key: string, values?: object) => string): string {
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
  const claim = useClaim(() => undefined);
  if (isReadOnly) {
    const held = form.lease && !form.lease.mine ? form.lease : null;
    const words = held
      ? t('centre-screens.entry.held-by', { by: held.holder.name ?? '' })
      : t(`centre-screens.states.${form.state}`);
    return (
      <>
        <Mark kind="attention">{words}</Mark>
        {form.acts.includes('claim-entry') ? (
          <Button size="row" onPress={() => claim.mutate({ formId: form.formId, stage: 'entry' })}>
            {t('centre-screens.entry.claim')}
          </Button>
        ) : null}
      </>
    );
  }
  if (kept.lost || (kept.until !== null && Date.parse(kept.until) <= now.getTime())) {
    return (
      <>
        <Mark kind="attention">
          <strong>{t('centre-screens.entry.lease-over')}</strong>
        </Mark>
        <Button
          size="row"
          isPending={claim.isPending}
          onPress={() => void kept.save().then(() => claim.mutate({ formId: form.formId, stage: 'entry' }))}
        >
          {t('centre-screens.entry.claim-again')}
        </Button>
      </>
    );
  }
  const ago = kept.savedAt ? Math.max(0, Math.round((now.getTime() - Date.parse(kept.savedAt)) / 1000)) : null;
  return (
    <>
      {kept.until ? <Lease until={kept.until} /> : null}
      <span className={styles['quiet']}>
        {t('centre-screens.entry.lease-how')}
        {kept.failed > 0 ? (
          <strong> ・ {t('centre-screens.entry.draft-failing')}</strong>
        ) : ago !== null ? (
          ` ・ ${t(ago < 90 ? 'centre-screens.entry.draft-seconds' : 'centre-screens.entry.draft-minutes', { count: ago < 90 ? ago : Math.floor(ago / 60) })}`
        ) : null}
      </span>
    </>
  );
}
