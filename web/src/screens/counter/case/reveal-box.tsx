import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePerson } from '../../../api/cases.js';
import { isProblem } from '../../../api/problem.js';
import { useReveal } from '../../../api/registry.js';
import { Button } from '../../../design/button.js';
import { Field } from '../../../design/field.js';
import { ProblemNote } from '../../../design/problem-note.js';
import styles from './side-pane.module.css';

/** Opens what is kept back, for a minute, with a reason and a second person; every opening is recorded. */
export function RevealBox({ person }: { person: CasePerson }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const [reason, setReason] = useState('');
  const [second, setSecond] = useState('');
  const reveal = useReveal();
  const { data, reset } = reveal;
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(reset, data.seconds * 1000);
    return () => clearTimeout(timer);
  }, [data, reset]);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    reveal.mutate({ person: person.person, reason: reason.trim(), secondPerson: second.trim() });
  };
  if (!isOpen)
    return (
      <p>
        <Button size="row" kind="danger" onPress={() => setIsOpen(true)}>
          {t('case-screens.reveal.open')}
        </Button>
      </p>
    );
  if (data)
    return (
      <section className={styles['reveal']} aria-live="polite">
        <strong>{t('case-screens.reveal.shown', { count: data.seconds })}</strong>
        <dl>
          <dt>{t('case-screens.side.address')}</dt>
          <dd>{data.person.address ?? '—'}</dd>
          <dt>{t('case-screens.filer.phone')}</dt>
          <dd>{data.person.phone ?? '—'}</dd>
          <dt>{t('case-screens.household.members')}</dt>
          <dd>{data.household.map(({ name }) => name).join('・') || '—'}</dd>
        </dl>
        <Button size="row" kind="neutral" onPress={reset}>
          {t('case-screens.reveal.hide')}
        </Button>
      </section>
    );
  return (
    <form className={styles['reveal']} onSubmit={ask}>
      <strong>{t('case-screens.reveal.title')}</strong>
      <Field
        layout="above"
        label={t('case-screens.reveal.reason')}
        value={reason}
        autoFocus
        maxLength={200}
        onChange={({ target }) => setReason(target.value)}
      />
      <Field
        layout="above"
        label={t('case-screens.reveal.second')}
        value={second}
        maxLength={60}
        autoComplete="off"
        onChange={({ target }) => setSecond(target.value)}
      />
      {isProblem(reveal.error) && reveal.error.status === 403 ? (
        <p>{t('case-screens.reveal.not-here')}</p>
      ) : (
        <ProblemNote error={reveal.error} />
      )}
      <span>
        <Button
          size="row"
          kind="danger"
          type="submit"
          isPending={reveal.isPending}
          isDisabled={reason.trim().length < 4 || second.trim() === ''}
        >
          {t('case-screens.reveal.act')}
        </Button>{' '}
        <Button size="row" kind="neutral" onPress={() => setIsOpen(false)}>
          {t('web.leave')}
        </Button>
      </span>
      <p className={styles['note']}>{t('case-screens.reveal.recorded')}</p>
    </form>
  );
}
