import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePerson } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { KeyCap } from '../../../design/key-cap.js';
import { Mark } from '../../../design/mark.js';
import { useKey } from '../../../keys/use-key.js';
import type { AnswerChoice } from './ask-one.js';
import styles from './ask-people.module.css';
import { givenName } from './people.js';

interface Props {
  quiet: boolean;
  heading: string;
  decides: ReactNode;
  question: string;
  people: readonly CasePerson[];
  choices: readonly AnswerChoice[];
  onAnswer: (answers: { person: string; choice: string | boolean }[]) => void;
  onLater: () => void;
}

/**
 * The same question to several people. A digit answers for all; after ↓ it answers for one and goes on to the next,
 * and when everybody has answered it is sent.
 */
export function AskPeople({ quiet, heading, decides, question, people, choices, onAnswer, onLater }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [at, setAt] = useState(-1);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const send = (answers: Readonly<Record<string, string>>) =>
    onAnswer(
      people.flatMap(({ person }) => {
        const choice = choices.find((one) => one.id === answers[person]);
        return choice ? [{ person, choice: choice.value }] : [];
      }),
    );
  const forOne = (index: number, choice: string) => {
    const person = people[index];
    if (!person) return;
    const answers = { ...given, [person.person]: choice };
    setGiven(answers);
    if (people.every((one) => answers[one.person])) send(answers);
    else setAt(Math.min(people.length - 1, index + 1));
  };
  const choose = (choice: string) =>
    at === -1 ? send(Object.fromEntries(people.map(({ person }) => [person, choice]))) : forOne(at, choice);
  useKey({ key: '0' }, () => (Object.keys(given).length > 0 ? send(given) : onLater()));
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by === 0 || event.nativeEvent.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    setAt(Math.max(-1, Math.min(people.length - 1, at + by)));
  };
  return (
    <section className={styles['box']} aria-labelledby={id} onKeyDown={move}>
      <div className={styles['head']}>
        <Mark kind="confirm">
          <strong>{heading}</strong>
        </Mark>
        <span>{decides}</span>
      </div>
      <h3 id={id}>{question}</h3>
      <div className={styles['all']}>
        <span className={at === -1 ? styles['now'] : undefined}>
          {t('case-screens.ask.everybody', { count: people.length })}
          <span className="for-readers">{t('case-screens.ask.how-to-one')}</span>
        </span>
        <div>
          {choices.map(({ id: choice, word }, index) => (
            <Button
              key={choice}
              keyName={String(index + 1)}
              keyActs
              autoFocus={!quiet && index === 0}
              onPress={() => choose(choice)}
            >
              {word}
            </Button>
          ))}
          <Button kind="neutral" keyName="0" onPress={onLater}>
            {t('case-screens.ask.dont-know')}
          </Button>
        </div>
      </div>
      <ul>
        {people.map((person, index) => (
          <li
            key={person.person}
            className={index === at ? styles['now'] : undefined}
            aria-current={index === at ? 'true' : undefined}
          >
            <span>
              {givenName(person.name)} {index === 0 && at === -1 ? <KeyCap name="↓" /> : null}
            </span>
            {choices.length > few && index !== at ? (
              <span className={styles['given']}>
                {choices.find((one) => one.id === given[person.person])?.word ?? '—'}
              </span>
            ) : (
              <OnePerson
                name={person.name ?? '—'}
                choices={choices}
                given={given[person.person]}
                onChoose={(choice) => forOne(index, choice)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="for-readers" aria-live="polite">
        {at >= 0 ? t('case-screens.ask.now-of', { name: people[at]?.name ?? '' }) : ''}
      </p>
    </section>
  );
}

/** More choices than this are drawn for the person who is answering only. */
const few = 3;

interface OnePersonProps {
  name: string;
  choices: readonly AnswerChoice[];
  given: string | undefined;
  onChoose: (choice: string) => void;
}

function OnePerson({ name, choices, given, onChoose }: OnePersonProps) {
  return (
    <div role="radiogroup" aria-label={name}>
      {choices.map(({ id, word }, index) => (
        <button
          key={id}
          type="button"
          role="radio"
          aria-checked={given === id}
          tabIndex={-1}
          onClick={() => onChoose(id)}
        >
          {choices.length > few ? `${index + 1} ` : ''}
          {word}
        </button>
      ))}
    </div>
  );
}
