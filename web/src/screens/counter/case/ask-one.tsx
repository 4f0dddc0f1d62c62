import { useTranslation } from 'react-i18next';
import { useRecordFacts, type FactsOf } from '../../../api/case-acts.js';
import type { CaseAnswer } from '../../../api/cases.js';
import { announce } from '../../../design/announcer.js';
import { QuestionToConfirm, type Answer } from '../../../design/question-to-confirm.js';
import { currentLanguage, inLanguage } from '../../../texts/language.js';
import { AskDate } from './ask-date.js';
import { AskPeople } from './ask-people.js';
import { givenName, peopleOf } from './people.js';
import { choosesOne, type Asked } from './questions.js';
import { setPutOff } from './vocabulary.js';
import { CaseProblem } from './case-problem.js';

interface Props {
  of: CaseAnswer;
  asked: Asked;
  heading: string;
  /** It was put off: the next one is asked. */
  onAsked: () => void;
  /** Beside a list that has the keys, the question does not take the focus; its digits act all the same. */
  quiet?: boolean;
  /** The answer was recorded. */
  onSent?: () => void;
}

/** One question with its keys; asked of several people it is one question, answered for all or one by one. */
export function AskOne({ of, asked, heading, onAsked, onSent, quiet = false }: Props) {
  const { t } = useTranslation();
  const record = useRecordFacts(of.caseId, onSent);
  const text = inLanguage(asked.text.ja, asked.text.en);
  const decides = decidesWords(of, asked, t);
  const later = () => {
    setPutOff(of.caseId, asked.fact);
    announce(t('case-screens.ask.said-later'));
    onAsked();
  };
  const send = (facts: FactsOf) => {
    setPutOff(of.caseId, asked.fact, false);
    record.mutate(facts);
  };
  const choices = choicesOf(asked, t);
  const people = asked.persons ? peopleOf(asked.persons, of) : [];
  const shared = { heading, decides, question: text, onLater: later };
  const toAll = (value: string | boolean): FactsOf =>
    asked.persons === null
      ? { event: { [asked.name]: value } }
      : { persons: asked.persons.map((person) => ({ person, facts: { [asked.name]: value } })) };
  return (
    <div aria-busy={record.isPending}>
      {asked.answer.kind === 'date' || asked.answer.kind === 'integer' ? (
        <AskDate quiet={quiet} {...shared} asked={asked} people={people} onAnswer={send} />
      ) : choosesOne(asked) ? (
        <QuestionToConfirm
          {...shared}
          autoFocus={!quiet}
          answers={[
            ...people.map(({ person, name }, index) => ({ id: person, word: givenName(name), key: String(index + 1) })),
            dontKnow(t),
          ]}
          onAnswer={(id) =>
            id === ''
              ? later()
              : send({ persons: people.map(({ person }) => ({ person, facts: { [asked.name]: person === id } })) })
          }
        />
      ) : people.length > 1 ? (
        <AskPeople
          quiet={quiet}
          {...shared}
          people={people}
          choices={choices}
          onAnswer={(answers) =>
            send({ persons: answers.map(({ person, choice }) => ({ person, facts: { [asked.name]: choice } })) })
          }
        />
      ) : (
        <QuestionToConfirm
          {...shared}
          autoFocus={!quiet}
          question={
            people[0] ? t('case-screens.ask.of-person', { name: givenName(people[0].name), question: text }) : text
          }
          answers={[...choices.map(({ id, word }, index) => ({ id, word, key: String(index + 1) })), dontKnow(t)]}
          onAnswer={(id) => {
            const choice = choices.find((one) => one.id === id);
            if (choice) send(toAll(choice.value));
            else later();
          }}
        />
      )}
      <CaseProblem error={record.error} />
    </div>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

const dontKnow = (t: T): Answer => ({ id: '', word: t('case-screens.ask.dont-know'), key: '0', apart: true });

export interface AnswerChoice {
  id: string;
  word: string;
  value: string | boolean;
}

export function choicesOf({ answer }: Pick<Asked, 'answer'>, t: T): AnswerChoice[] {
  if (answer.kind === 'enum')
    return answer.options.map(({ value, ja, en }) => ({ id: value, word: inLanguage(ja, en), value }));
  return [
    { id: 'yes', word: t('case-screens.ask.yes'), value: true },
    { id: 'no', word: t('case-screens.ask.no'), value: false },
  ];
}

/** 答えると 児童手当 認定請求書 ほか2件が決まります */
function decidesWords(of: CaseAnswer, { procedures }: Asked, t: T): string {
  const names = procedures.flatMap((id) => of.guidance?.items.find(({ procedure }) => procedure === id)?.name ?? []);
  const [first] = names;
  if (!first) return '';
  const name = currentLanguage() === 'en' ? first.en : first.ja;
  return names.length > 1
    ? t('case-screens.ask.decides-more', { name, count: names.length - 1 })
    : t('case-screens.ask.decides', { name });
}
