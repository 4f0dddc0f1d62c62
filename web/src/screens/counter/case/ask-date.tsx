import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactsOf } from '../../../api/case-acts.js';
import type { CasePerson } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { EraDateField } from '../../../design/era-date-field.js';
import { Field } from '../../../design/field.js';
import { Mark } from '../../../design/mark.js';
import styles from './ask-people.module.css';
import { givenName } from './people.js';
import type { Asked } from './questions.js';

interface Props {
  quiet: boolean;
  heading: string;
  decides: ReactNode;
  question: string;
  asked: Asked;
  people: readonly CasePerson[];
  onAnswer: (facts: FactsOf) => void;
  onLater: () => void;
}

/** A day or a number, for the event or for each person asked. */
export function AskDate({ quiet, heading, decides, question, asked, people, onAnswer, onLater }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const subjects = asked.persons ?? ['event'];
  const [given, setGiven] = useState<Readonly<Record<string, string | number | null>>>({});
  const set = (subject: string, value: string | number | null) =>
    setGiven((before) => ({ ...before, [subject]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const known = subjects.flatMap((subject) => {
      const value = given[subject];
      return value === null || value === undefined ? [] : [{ person: subject, facts: { [asked.name]: value } }];
    });
    if (known.length === 0) return;
    onAnswer(asked.persons === null ? { event: known[0]?.facts ?? {} } : { persons: known });
  };
  return (
    <form className={styles['box']} aria-labelledby={id} onSubmit={submit}>
      <div className={styles['head']}>
        <Mark kind="confirm">
          <strong>{heading}</strong>
        </Mark>
        <span>{decides}</span>
      </div>
      <h3 id={id}>{question}</h3>
      {subjects.map((subject, index) => {
        const name = people.find(({ person }) => person === subject)?.name;
        const label = name ? givenName(name) : t('case-screens.ask.day');
        return asked.answer.kind === 'date' ? (
          <EraDateField
            key={subject}
            label={label}
            value={null}
            autoFocus={!quiet && index === 0}
            onChange={(iso) => set(subject, iso)}
          />
        ) : (
          <Field
            key={subject}
            label={label}
            inputMode="numeric"
            autoFocus={!quiet && index === 0}
            onChange={({ target }) => set(subject, /^\d+$/.test(target.value) ? Number(target.value) : null)}
          />
        );
      })}
      <div className={styles['all']}>
        <span />
        <div>
          <Button type="submit" keyName="Enter">
            {t('case-screens.event-form.act')}
          </Button>
          <Button kind="neutral" keyName="0" keyActs onPress={onLater}>
            {t('case-screens.ask.dont-know')}
          </Button>
        </div>
      </div>
    </form>
  );
}
