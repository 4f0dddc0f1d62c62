import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecordFacts, type Facts } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { EraDateField } from '../../../design/era-date-field.js';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Field } from '../../../design/field.js';
import { ProblemNote } from '../../../design/problem-note.js';
import { inLanguage } from '../../../texts/language.js';
import styles from './case.module.css';
import { Chosen } from './filer-step.js';
import { givenName } from './people.js';
import { askedOf, isOfEvent, movesTo, type Asked } from './questions.js';
import { wordingOf } from './vocabulary.js';

const asksAddress = ({ lifeEvent }: CaseAnswer): boolean => movesTo.has(lifeEvent);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const needsEventForm = (of: CaseAnswer): boolean =>
  of.status === 'open' &&
  (askedOf(of).some(isOfEvent) || (asksAddress(of) && textOf(of.facts.event['newAddress']) === ''));

/** The days that are asked now, and those that were told before. */
function daysOf(of: CaseAnswer): Pick<Asked, 'name' | 'text' | 'label'>[] {
  const open = askedOf(of).filter(isOfEvent);
  const told = Object.keys(of.facts.event).flatMap((name) => {
    const worded = wordingOf(name);
    return worded && worded.answer.kind === 'date' ? [worded] : [];
  });
  return [...told, ...open.filter(({ name }) => !told.some((one) => one.name === name))];
}

const newbornDay = ({ persons }: CaseAnswer): string =>
  textOf(persons.find(({ role }) => role === 'NEWBORN')?.birthDate);

/** The days of the event, where to, and who heads the new household: as on the paper, on one page. */
export function EventForm({ of, onDone }: { of: CaseAnswer; onDone: () => void }) {
  const { t } = useTranslation();
  const days = daysOf(of);
  const head = of.persons.find(({ relation }) => relation === 'HEAD') ?? of.persons[0];
  const [address, setAddress] = useState(textOf(of.facts.event['newAddress']));
  const [newHead, setNewHead] = useState(textOf(of.facts.event['newHead']) || (head?.name ?? ''));
  const [dates, setDates] = useState<Record<string, string | null>>(() =>
    Object.fromEntries(
      days.map(({ name }) => [
        name,
        textOf(of.facts.event[name]) || (name === 'childBirthDate' ? newbornDay(of) : '') || null,
      ]),
    ),
  );
  const record = useRecordFacts(of.caseId, onDone);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const told = Object.entries(dates).flatMap(([name, date]): [string, string][] => (date ? [[name, date]] : []));
    const where: Facts = asksAddress(of)
      ? { ...(address.trim() ? { newAddress: address.trim() } : {}), ...(newHead ? { newHead } : {}) }
      : {};
    record.mutate({ event: { ...Object.fromEntries(told), ...where } });
  };
  const adults = of.persons.filter(({ name }) => name !== null);
  return (
    <form className={styles['sheet']} onSubmit={submit} aria-labelledby="event-form">
      <h2 id="event-form">{t('case-screens.event-form.title')}</h2>
      {days.map(({ name, label, text }, index) => (
        <div key={name}>
          <EraDateField
            label={inLanguage(label.ja, label.en)}
            value={dates[name] ?? null}
            autoFocus={index === 0}
            onChange={(iso) => setDates((before) => ({ ...before, [name]: iso }))}
          />
          <p className={styles['under']}>{inLanguage(text.ja, text.en)}</p>
        </div>
      ))}
      {asksAddress(of) ? (
        <>
          <Field
            label={t('case-screens.event-form.address')}
            value={address}
            autoFocus={days.length === 0}
            autoComplete="off"
            maxLength={300}
            onChange={(event) => setAddress(event.target.value)}
          />
          <Chosen label={t('case-screens.event-form.head')}>
            <ChoiceChips
              label={t('case-screens.event-form.head')}
              choices={adults.map(({ name }) => ({ id: name ?? '', word: givenName(name) }))}
              chosen={newHead}
              onChoose={setNewHead}
            />
          </Chosen>
        </>
      ) : null}
      <ProblemNote error={record.error} />
      <div className={styles['group']}>
        <Button type="submit" kind="other" keyName="Enter" isPending={record.isPending}>
          {t('case-screens.event-form.act')}
        </Button>
      </div>
    </form>
  );
}
