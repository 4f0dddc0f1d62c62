import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Button } from '../../../design/button.js';
import { Dialog } from '../../../design/dialog.js';
import { Mark } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import { longDay } from './days.js';
import { peopleOf, givenName } from './people.js';
import styles from './procedure-details.module.css';
import type { ProcedureRow } from './procedure-rows.js';

/** Everything the catalogue knows of one procedure: whom it is for and why, what to bring, what to do, until when, by which law. */
export function ProcedureDetails({ of, row, onClose }: { of: CaseAnswer; row: ProcedureRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { item } = row;
  const reasons = item.reasons.map(({ words, subjects }) => {
    const who =
      subjects === 'case'
        ? ''
        : peopleOf(subjects, of)
            .map(({ name }) => givenName(name))
            .join('・');
    return `${inLanguage(words.ja, words.en)}${who ? `（${who}）` : ''}`;
  });
  const days = [...item.deadlines, ...item.otherDeadlines].map(({ due, anchor, overdue, severity, consequence }) => (
    <>
      {due ? <strong>{longDay(due)}</strong> : t('case-screens.details.no-day')}{' '}
      {overdue ? <Mark kind="past">{t('case-screens.procedures.overdue')}</Mark> : null}{' '}
      {inLanguage(anchor.ja, anchor.en)}
      {consequence ? ` ・ ${consequence}` : ''} <small>{inLanguage(severity.words.ja, severity.words.en)}</small>
    </>
  ));
  return (
    <Dialog
      title={inLanguage(item.name.ja, item.name.en)}
      size="wide"
      onClose={onClose}
      foot={
        <Button kind="other" keyName="Esc" autoFocus onPress={onClose}>
          {t('web.close')}
        </Button>
      }
    >
      <div className={styles['details']}>
        {item.verified ? null : (
          <p>
            <Mark kind="confirm">{t('case-screens.details.unverified')}</Mark>
          </p>
        )}
        <Part title={t('case-screens.details.why')} lines={reasons} />
        <Part
          title={t('case-screens.details.due')}
          lines={[...(item.deadlineText ? [item.deadlineText] : []), ...days]}
        />
        <Part title={t('case-screens.details.papers')} lines={item.papers} />
        <Part
          title={t('case-screens.details.forms')}
          lines={item.forms.map(({ name }) => inLanguage(name.ja, name.en))}
        />
        <Part
          title={t('case-screens.details.outputs')}
          lines={item.outputs.map(({ ja, en, elsewhere }) =>
            [inLanguage(ja, en), elsewhere ? inLanguage(elsewhere.ja, elsewhere.en) : ''].filter(Boolean).join(' ・ '),
          )}
        />
        <Part title={t('case-screens.details.steps')} lines={item.steps} />
        <Part title={t('case-screens.details.cautions')} lines={item.cautions} />
        <Part
          title={t('case-screens.details.where')}
          lines={[`${inLanguage(item.section.ja, item.section.en)} ・ ${inLanguage(item.routing.ja, item.routing.en)}`]}
        />
        <Part
          title={t('case-screens.details.law')}
          lines={[
            item.law,
            ...(item.basis.length > 0
              ? [
                  t('case-screens.details.basis', {
                    basis: item.basis.map((id) => t(`case-screens.details.bases.${id}`)).join('・'),
                  }),
                ]
              : []),
          ]}
        />
      </div>
    </Dialog>
  );
}

function Part({ title, lines }: { title: string; lines: readonly ReactNode[] }) {
  const told = lines.filter((line) => line !== '');
  if (told.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <ul>
        {told.map((line, index) => (
          // The catalogue's lines have no other name than their place.
          <li key={index}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
