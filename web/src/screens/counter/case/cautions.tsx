import { useTranslation } from 'react-i18next';
import type { CaseAnswer } from '../../../api/cases.js';
import { Mark, type MarkKind } from '../../../design/mark.js';
import { inLanguage } from '../../../texts/language.js';
import { factOf, isProtected } from './people.js';
import styles from './side-pane.module.css';

interface Caution {
  kind: MarkKind;
  words: string;
}

/** With a procedure chosen all of its warnings; otherwise a few, so that what has happened stays in sight. */
const shown = { chosen: 7, all: 3 };

/** What to look out for: protection first, then what is overdue, then what the chosen procedure warns of. */
export function Cautions({ of, chosen }: { of: CaseAnswer; chosen: string | null }) {
  const { t } = useTranslation();
  const all = [protection(of, t), ...unprintable(of, t), ...overdue(of, t), ...ofProcedures(of, chosen)].filter(
    (one) => one !== null,
  );
  if (all.length === 0) return null;
  return (
    <section>
      <h2 className={styles['heading']}>{t('case-screens.side.cautions')}</h2>
      <ul className={styles['cautions']}>
        {all.slice(0, chosen ? shown.chosen : shown.all).map(({ kind, words }) => (
          <li key={words}>
            <Mark kind={kind}>{words}</Mark>
          </li>
        ))}
      </ul>
    </section>
  );
}

type T = ReturnType<typeof useTranslation>['t'];

function protection(of: CaseAnswer, t: T): Caution | null {
  if (of.persons.length === 0) return null;
  if (isProtected(of)) return { kind: 'locked', words: t('case-screens.side.is-protected') };
  const isOpen = of.guidance?.questions.some(({ fact }) => fact === 'person.dvProtection');
  if (isOpen) return { kind: 'confirm', words: t('case-screens.side.protection-open') };
  const asked = of.persons.every((person) => factOf(of, person, 'dvProtection') !== undefined);
  return asked ? { kind: 'done', words: t('case-screens.side.not-protected') } : null;
}

/** 〓 on a paper is found here first. */
const unprintable = (of: CaseAnswer, t: T): Caution[] =>
  of.unprintable.map(({ kind, text, codePoints, person }) => ({
    kind: 'attention',
    words: t(`case-screens.glyphs.${kind}`, {
      sign: text,
      code: codePoints.join(' '),
      who: of.persons.find((one) => one.person === person)?.name ?? t('case-screens.glyphs.filer'),
    }),
  }));

const overdue = ({ guidance }: CaseAnswer, t: T): Caution[] =>
  (guidance?.overdue ?? []).flatMap((id) => {
    const item = guidance?.items.find(({ procedure }) => procedure === id);
    return item
      ? [
          {
            kind: 'past' as const,
            words: t('case-screens.side.overdue', { name: inLanguage(item.name.ja, item.name.en) }),
          },
        ]
      : [];
  });

/** Of the chosen procedure in full, otherwise the first of each that was taken. */
function ofProcedures({ guidance, items }: CaseAnswer, chosen: string | null): Caution[] {
  const known = guidance?.items ?? [];
  const one = known.find(({ procedure }) => procedure === chosen);
  const words = one
    ? one.cautions
    : known
        .filter(({ procedure }) => items.some((item) => item.procedureId === procedure && item.status === 'accepted'))
        .flatMap(({ cautions }) => cautions.slice(0, 1));
  return [...new Set(words.map(withoutSource))].map((caution) => ({ kind: 'attention', words: caution }));
}

/** Where the catalogue has a warning from is told with the details. */
const withoutSource = (caution: string): string => caution.replace(/\s*[（(][A-Za-z0-9, -]+[)）]/g, '');
