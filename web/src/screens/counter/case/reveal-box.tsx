import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePerson } from '../../../api/cases.js';
import { useAskReveal, useOpenReveal, useRevealOfficials, useRevealState } from '../../../api/registry.js';
import { Button } from '../../../design/button.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Field } from '../../../design/field.js';
import { Mark } from '../../../design/mark.js';
import { ProblemNote } from '../../../design/problem-note.js';
import styles from './side-pane.module.css';

const reasons = ['own-record', 'inquiry', 'correction', 'other'] as const;

/** Opens what is kept back, for a minute: with a reason, and after a second official agreed at her own terminal. */
export function RevealBox({ person }: { person: CasePerson }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const ask = useAskReveal();
  if (!isOpen)
    return (
      <p>
        <Button size="row" kind="danger" onPress={() => setIsOpen(true)}>
          {t('case-screens.reveal.open')}
        </Button>
      </p>
    );
  const leave = () => {
    ask.reset();
    setIsOpen(false);
  };
  return ask.data ? (
    <Asked revealId={ask.data.revealId} onLeave={leave} />
  ) : (
    <Ask person={person.person} ask={ask} onLeave={leave} />
  );
}

function Ask({ person, ask, onLeave }: { person: string; ask: ReturnType<typeof useAskReveal>; onLeave: () => void }) {
  const { t } = useTranslation();
  const officials = useRevealOfficials(true);
  const [reason, setReason] = useState<(typeof reasons)[number] | null>(null);
  const [words, setWords] = useState('');
  const [second, setSecond] = useState<string | null>(null);
  const said = reason === 'other' ? words.trim() : reason ? t(`case-screens.reveal.reasons.${reason}`) : '';
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (second) ask.mutate({ person, reason: said, secondPerson: second });
  };
  return (
    <form className={styles['reveal']} onSubmit={send}>
      <strong>{t('case-screens.reveal.title')}</strong>
      <span>{t('case-screens.reveal.reason')}</span>
      <ChoiceChips
        autoFocus
        label={t('case-screens.reveal.reason')}
        choices={reasons.map((id) => ({ id, word: t(`case-screens.reveal.reasons.${id}`) }))}
        chosen={reason}
        onChoose={setReason}
      />
      {reason === 'other' ? (
        <Field
          layout="above"
          label={t('case-screens.reveal.words')}
          value={words}
          autoFocus
          maxLength={200}
          onChange={({ target }) => setWords(target.value)}
        />
      ) : null}
      <span>{t('case-screens.reveal.second')}</span>
      <ChoiceChips
        label={t('case-screens.reveal.second')}
        choices={(officials.data?.officials ?? []).map(({ person: id, name }) => ({ id, word: name ?? id }))}
        chosen={second}
        onChoose={setSecond}
      />
      <ProblemNote error={ask.error ?? officials.error} />
      <span>
        <Button
          size="row"
          kind="danger"
          type="submit"
          isPending={ask.isPending}
          isDisabled={said.length < 4 || second === null}
        >
          {t('case-screens.reveal.ask')}
        </Button>{' '}
        <Button size="row" kind="neutral" onPress={onLeave}>
          {t('web.leave')}
        </Button>
      </span>
      <p className={styles['note']}>{t('case-screens.reveal.recorded')}</p>
    </form>
  );
}

function Asked({ revealId, onLeave }: { revealId: string; onLeave: () => void }) {
  const { t } = useTranslation();
  const state = useRevealState(revealId);
  const reveal = useOpenReveal();
  const { data } = reveal;
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  // The minute runs from the opening, however often the page is drawn meanwhile.
  useEffect(() => {
    if (!data) return;
    const timer = setTimeout(() => leave.current(), data.seconds * 1000);
    return () => clearTimeout(timer);
  }, [data]);
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
        <Button size="row" kind="neutral" onPress={onLeave}>
          {t('case-screens.reveal.hide')}
        </Button>
      </section>
    );
  const stand = state.data?.state ?? 'waiting';
  const isConfirmed = stand === 'confirmed';
  const by = state.data?.second.name ?? '';
  return (
    <section className={styles['reveal']} aria-live="polite">
      <strong>{t('case-screens.reveal.title')}</strong>
      <Mark kind={isConfirmed ? 'done' : stand === 'waiting' ? 'working' : 'attention'}>
        {t(`case-screens.reveal.states.${stand}`, { by })}
      </Mark>
      <ProblemNote error={reveal.error ?? state.error} />
      <span>
        <Button
          size="row"
          kind="danger"
          isDisabled={!isConfirmed}
          isPending={reveal.isPending}
          onPress={() => reveal.mutate(revealId)}
        >
          {t('case-screens.reveal.act')}
        </Button>{' '}
        <Button size="row" kind="neutral" onPress={onLeave}>
          {t('web.leave')}
        </Button>
      </span>
    </section>
  );
}
