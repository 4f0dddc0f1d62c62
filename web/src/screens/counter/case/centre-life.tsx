import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer, CaseForm, CentreForm, CentreForms } from '../../../api/cases.js';
import { useServerNow } from '../../../clock/server-clock.js';
import { announce } from '../../../design/announcer.js';
import { Button } from '../../../design/button.js';
import { Mark, type MarkKind } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import { clockTime, exactTime, minutesBetween } from '../../../texts/times.js';
import styles from './centre-life.module.css';
import { isForWindow } from './paper-rows.js';
import { whoWords } from './people.js';
import { liveForms } from './steps.js';

interface Props {
  of: CaseAnswer;
  centre: CentreForms | undefined;
  onPapers: () => void;
}

/** Each form's life: arrived, typed by whom, reviewed by whom, and what is promised; it moves by itself. */
export function CentreLife({ of, centre, onPapers }: Props) {
  const { t } = useTranslation();
  const forms = liveForms(of);
  const at = (form: CaseForm) => centre?.forms.filter(({ formId }) => formId === form.formId).at(-1);
  const finished = forms.filter(({ status }) => status === 'finished').length;
  useSaid(forms);
  return (
    <section className={styles['life']} aria-label={t('case-screens.centre.title')}>
      <div className={styles['heading']}>
        <h2>{t('case-screens.centre.title')}</h2>
        <span>{t('case-screens.centre.counts', { count: forms.length, finished })}</span>
        <span className={styles['right']}>{t('case-screens.centre.live')}</span>
      </div>
      <table>
        <thead>
          <tr>
            {['form', 'arrived', 'entry', 'review', 'now'].map((id) => (
              <th key={id} scope="col">
                {t(`case-screens.centre.columns.${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {forms.map((form) => (
            <Life key={form.formId} of={of} form={form} at={at(form)} onPapers={onPapers} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A form that came back or was finished is said aloud, once. */
function useSaid(forms: readonly CaseForm[]): void {
  const { t } = useTranslation();
  const known = useRef<Map<string, string> | null>(null);
  useEffect(() => {
    const before = known.current;
    known.current = new Map(forms.map(({ formId, status }) => [formId, status]));
    if (!before) return;
    for (const { formId, status, name } of forms) {
      if (before.get(formId) === status || (status !== 'finished' && status !== 'sent-back')) continue;
      announce(
        t(`case-screens.centre.said-${status}`, { name: inLanguage(name.ja, name.en) }),
        status === 'sent-back' ? 'assertive' : 'polite',
      );
    }
  }, [forms, t]);
}

function Life({
  of,
  form,
  at,
  onPapers,
}: {
  of: CaseAnswer;
  form: CaseForm;
  at: CentreForm | undefined;
  onPapers: () => void;
}) {
  const { t } = useTranslation();
  const isBack = form.status === 'sent-back';
  const promise = at
    ? t('case-screens.centre.promise', { time: clockTime(at.promisedAt) })
    : isForWindow(form)
      ? t('case-screens.papers.at-window')
      : '';
  return (
    <>
      <tr className={isBack ? styles['back'] : undefined}>
        <th scope="row">
          <strong>{inLanguage(form.name.ja, form.name.en)}</strong>
          <small>{[whoWords(t, form.persons, of), promise].filter(Boolean).join(' ・ ')}</small>
        </th>
        <td>{at ? <Mark kind="done">{clockTime(at.arrivedAt)}</Mark> : <Mark kind="waiting">—</Mark>}</td>
        <Step
          step={at?.entry}
          state={at?.state === 'entry' ? 'entry' : null}
          place={at?.state === 'entry-waiting' ? at.place : null}
        />
        <Step
          step={at?.review}
          state={at?.state === 'review' ? 'review' : null}
          place={at?.state === 'review-waiting' ? at.place : null}
        />
        <td>
          <Now form={form} at={at} />
        </td>
      </tr>
      {isBack ? (
        <tr className={styles['why']}>
          <td colSpan={5}>
            <ul>
              {(at?.reasons ?? []).map(({ field, code }) => (
                <li key={`${field}${code}`}>{t(`case-screens.centre.codes.${code}`)}</li>
              ))}
            </ul>
            {t('case-screens.centre.back-do')}{' '}
            <Button size="row" onPress={onPapers}>
              {t('case-screens.centre.to-papers')}
            </Button>
          </td>
        </tr>
      ) : null}
    </>
  );
}

interface StepProps {
  step: CentreForm['entry'] | undefined;
  state: 'entry' | 'review' | null;
  place: number | null;
}

function Step({ step, state, place }: StepProps) {
  const { t } = useTranslation();
  const now = useServerNow(15_000);
  const who = step?.by?.split(/[\s　]/)[0] ?? '';
  if (step?.done)
    return (
      <td>
        <Mark kind="done">{who}</Mark>
        <small>{step.since ? clockTime(step.since) : ''}</small>
      </td>
    );
  if (state && step?.since)
    return (
      <td className={styles['working']}>
        <Mark kind="working">
          <strong>{who}</strong>
        </Mark>
        <small title={exactTime(step.since)}>
          {t(`case-screens.centre.doing-${state}`, { count: minutesBetween(step.since, now) })}
        </small>
      </td>
    );
  return (
    <td>
      <Mark kind="waiting">{place === null ? '—' : t('case-screens.centre.waiting')}</Mark>
      <small>{place === null ? '' : t('case-screens.centre.place', { count: place })}</small>
    </td>
  );
}

/** Near is a promise within ten minutes; after it, how long it is past. */
const nearMinutes = 10;

function Now({ form, at }: { form: CaseForm; at: CentreForm | undefined }) {
  const { t } = useTranslation();
  const now = useServerNow(15_000);
  if (form.status === 'finished')
    return (
      <Mark kind="done">
        {t('case-screens.centre.finished')} {at?.review.since ? clockTime(at.review.since) : ''}
      </Mark>
    );
  if (form.status === 'sent-back') return <Mark kind="returned">{t('case-screens.centre.sent-back')}</Mark>;
  if (form.status !== 'at-centre')
    return (
      <Mark kind={form.status === 'scanned' ? 'time' : 'waiting'}>
        {t(`case-screens.papers.states.${form.status === 'scanned' && isForWindow(form) ? 'to-check' : form.status}`)}
      </Mark>
    );
  if (!at) return <Mark kind="working">{t('case-screens.centre.on-the-way')}</Mark>;
  const [kind, words] = nowWords(at, now, t);
  return <Mark kind={kind}>{words}</Mark>;
}

function nowWords(at: CentreForm, now: Date, t: ReturnType<typeof useTranslation>['t']): [MarkKind, string] {
  const late = minutesBetween(at.promisedAt, now);
  if (late > 0) return ['past', t('case-screens.centre.late', { count: late })];
  const left = minutesBetween(now, at.promisedAt);
  const kind = at.state === 'entry' || at.state === 'review' ? 'working' : left <= nearMinutes ? 'near' : 'waiting';
  if (left > 60) return [kind, t('case-screens.centre.until', { time: clockTime(at.promisedAt) })];
  return [kind, t('case-screens.centre.left', { count: left })];
}
