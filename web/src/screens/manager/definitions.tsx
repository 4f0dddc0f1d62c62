import { useTranslation } from 'react-i18next';
import { useDefinitions, type Definition } from '../../api/statistics.js';
import { Button } from '../../design/button.js';
import { ProblemNote } from '../../design/problem-note.js';
import { FigurePage } from '../../shell/frames.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { inUnit, said } from './words.js';
import styles from './manager.module.css';

/** How every figure of the screens is counted. */
export function Definitions() {
  const { t } = useTranslation();
  const { data, error } = useDefinitions();
  return (
    <Staff>
      {(session) => (
        <Shell session={session} title={t('manager-screens.definitions.title')}>
          <FigurePage
            title={t('manager-screens.definitions.title')}
            about={t('manager-screens.definitions.about')}
            acts={
              <span className={styles['acts']}>
                <Button kind="neutral" onPress={() => window.print()}>
                  {t('manager-screens.print')}
                </Button>
              </span>
            }
          >
            <ProblemNote error={error} />
            <div className={styles['definitions']}>
              {data?.definitions.map((definition) => (
                <Entry key={definition.id} definition={definition} />
              ))}
            </div>
          </FigurePage>
        </Shell>
      )}
    </Staff>
  );
}

function Entry({ definition: { id, version, name, text, unit, target } }: { definition: Definition }) {
  const { t } = useTranslation();
  const parts = [
    t('manager-screens.definitions.version', { version }),
    t(`manager-screens.definitions.units.${unit}`),
    ...(target === null ? [] : [t('manager-screens.definitions.target', { target: inUnit(t, unit, target) })]),
  ];
  return (
    <section id={id}>
      <h2>
        <a href={`#${id}`}>{said(name)}</a>
      </h2>
      <p className={styles['about']}>{parts.join(' ・ ')}</p>
      <p>{said(text)}</p>
    </section>
  );
}
