import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { Dialog } from '../../../design/dialog.js';
import { inLanguage } from '../../../texts/language.js';
import styles from './answered.module.css';
import { AskOne } from './ask-one.js';
import { longDay } from './days.js';
import { givenName, isProtected, peopleOf } from './people.js';
import type { Asked } from './questions.js';
import { wordingOf, type Worded } from './vocabulary.js';

type Value = string | number | boolean;

/** What was answered; each answer can be taken back by answering again. */
export function Answered({ of, onEvent }: { of: CaseAnswer; onEvent: () => void }) {
  const { t } = useTranslation();
  const [changing, setChanging] = useState<Asked | null>(null);
  const event = Object.entries(of.facts.event);
  const names = [...new Set(Object.values(of.facts.persons).flatMap((facts) => Object.keys(facts)))];
  const told = names.flatMap((name) => wordingOf(name) ?? []);
  if (event.length === 0 && told.length === 0) return null;
  const canChange = of.status === 'open';
  return (
    <section className={styles['answered']}>
      <h2>{t('case-screens.answered.title', { count: event.length + told.length })}</h2>
      <ul>
        {event.length > 0 ? (
          <li>
            <span>{t('case-screens.event-form.title')}</span>
            <span>
              {event
                .map(([name, value]) => eventWords(name, kept(of, name) ? t('web.protected.hidden') : value, t))
                .join(' ・ ')}
            </span>
            {canChange ? (
              <Button
                size="row"
                kind="neutral"
                onPress={onEvent}
                label={t('case-screens.answered.change-of', { what: t('case-screens.event-form.title') })}
              >
                {t('case-screens.answered.change')}
              </Button>
            ) : null}
          </li>
        ) : null}
        {told.map((worded) => (
          <li key={worded.name}>
            <span>{inLanguage(worded.label.ja, worded.label.en)}</span>
            <span>{answersOf(of, worded, t)}</span>
            {canChange ? (
              <Button
                size="row"
                kind="neutral"
                label={t('case-screens.answered.change-of', { what: inLanguage(worded.label.ja, worded.label.en) })}
                onPress={() => setChanging(again(of, worded))}
              >
                {t('case-screens.answered.change')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {changing ? (
        <Dialog title={t('case-screens.answered.again')} size="wide" onClose={() => setChanging(null)}>
          <AskOne
            of={of}
            asked={changing}
            heading={t('case-screens.answered.again')}
            onAsked={() => setChanging(null)}
            onSent={() => setChanging(null)}
          />
        </Dialog>
      ) : null}
    </section>
  );
}

const again = (of: CaseAnswer, worded: Worded): Asked => ({
  ...worded,
  procedures: [],
  persons: Object.entries(of.facts.persons).flatMap(([person, facts]) => (worded.name in facts ? [person] : [])),
});

type T = ReturnType<typeof useTranslation>['t'];

function valueWords({ answer }: Worded, value: Value, t: T): string {
  if (typeof value === 'boolean') return t(value ? 'case-screens.ask.yes' : 'case-screens.ask.no');
  if (answer.kind === 'date') return longDay(String(value));
  const option = answer.kind === 'enum' ? answer.options.find((one) => one.value === value) : undefined;
  return option ? inLanguage(option.ja, option.en) : String(value);
}

/** The new address of a protected person stands nowhere on the screen. */
const kept = (of: CaseAnswer, name: string): boolean => name === 'newAddress' && isProtected(of);

function eventWords(name: string, value: Value, t: T): string {
  if (name === 'newAddress') return `${t('case-screens.event-form.address')} ${String(value)}`;
  if (name === 'newHead') return `${t('case-screens.event-form.head')} ${String(value)}`;
  const worded = wordingOf(name);
  if (!worded) return String(value);
  const words = valueWords(worded, value, t);
  return `${inLanguage(worded.label.ja, worded.label.en)} ${words}`;
}

/** 国保 太郎・恵子 / 会社の健康保険 花 */
function answersOf(of: CaseAnswer, worded: Worded, t: T): string {
  const groups = new Map<string, string[]>();
  for (const [person, facts] of Object.entries(of.facts.persons)) {
    const value = facts[worded.name];
    if (value === undefined) continue;
    const words = valueWords(worded, value, t);
    groups.set(words, [...(groups.get(words) ?? []), person]);
  }
  const all = of.persons.length;
  return [...groups]
    .map(([words, people]) =>
      people.length === all
        ? words
        : `${words} ${peopleOf(people, of)
            .map(({ name }) => givenName(name))
            .join('・')}`,
    )
    .join(' / ');
}
