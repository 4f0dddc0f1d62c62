import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { layoutOf } from '../centre-form/layout-of.js';
import { labelOf, type Section } from '../centre-form/slots.js';
import type { SectionView } from './entry-view.js';
import styles from './fields-panel.module.css';
import type { Entry } from './use-entry.js';

/** Which part of the paper this is, and how far each part is. */
export function PartHead({ form, entry }: { form: CentreForm; entry: Entry }) {
  const { t } = useTranslation();
  const { section, view } = entry;
  const wordOf = usePartWord(form);
  if (!section) return null;
  const group = section.group;
  const lines = group ? view.sections.filter((one) => one.group === group) : [];
  const last = lines.at(-1);
  const mayDrop = last && last.line !== null && last.line >= form.persons.length && last.line > 0;
  return (
    <div className={styles['head']}>
      <h1>{wordOf(section)}</h1>
      <div className={styles['parts']} role="group" aria-label={t('centre-screens.entry.parts')}>
        {view.sections.map((one) => (
          <Part
            key={one.id}
            part={one}
            word={wordOf(one)}
            isNow={one.id === section.id}
            onOpen={() => entry.goToSection(one)}
          />
        ))}
        {group && lines.length < 20 && !form.prefilled ? (
          <button
            type="button"
            title={t('centre-screens.entry.add-person')}
            aria-label={t('centre-screens.entry.add-person')}
            onClick={() => entry.act({ do: 'add-line', group })}
          >
            ＋
          </button>
        ) : null}
        {group && mayDrop && !form.prefilled ? (
          <button
            type="button"
            title={t('centre-screens.entry.drop-person')}
            aria-label={t('centre-screens.entry.drop-person')}
            onClick={() => entry.act({ do: 'drop-line', group })}
          >
            －
          </button>
        ) : null}
      </div>
      <span className={styles['count']}>{t('centre-screens.entry.count', { done: view.done, total: view.total })}</span>
    </div>
  );
}

function Part({ part, word, isNow, onOpen }: { part: SectionView; word: string; isNow: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const isFinished = part.total > 0 && part.done === part.total;
  const state = isNow ? 'now' : isFinished ? 'finished' : '';
  const isPerson = part.line !== null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${isPerson ? '' : styles['word']} ${styles[state] ?? ''}`}
      aria-current={isNow ? 'step' : undefined}
      aria-label={`${word} ${t('centre-screens.entry.count', { done: part.done, total: part.total })}`}
      onClick={onOpen}
    >
      {isPerson
        ? (part.line ?? 0) + 1
        : `${isFinished ? '✓ ' : ''}${t(part.id === 'header-0' ? 'centre-screens.entry.above' : 'centre-screens.entry.below')}`}
    </button>
  );
}

/** 届出・住所, 異動者 2人目, そのほか. */
export function usePartWord(form: CentreForm) {
  const { t } = useTranslation();
  const groups = layoutOf(form).groups;
  return (part: Pick<Section, 'id' | 'group' | 'line'>): string => {
    const group = groups.find(({ id }) => id === part.group);
    if (!group)
      return t(part.id === 'header-0' ? 'centre-screens.entry.part-above' : 'centre-screens.entry.part-below');
    return t('centre-screens.entry.part-person', { group: labelOf(group.label), number: (part.line ?? 0) + 1 });
  };
}
