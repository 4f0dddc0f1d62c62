import { useTranslation } from 'react-i18next';
import { useTakeDesk } from '../../api/session.js';
import type { Office } from '../../api/types.js';
import { Button } from '../../design/button.js';
import { EmptyState } from '../../design/empty-state.js';
import { ProblemNote } from '../../design/problem-note.js';
import { named } from '../../texts/language.js';
import styles from './choose-desk.module.css';

/** Before the first call of the day: where do I sit? */
export function ChooseDesk({ office }: { office: Office | undefined }) {
  const { t } = useTranslation();
  const take = useTakeDesk();
  if (!office) return null;
  const served = (ids: readonly string[]) =>
    office.purposes
      .filter((purpose) => ids.includes(purpose.id))
      .map(named)
      .join('・');
  return (
    <div className={styles['choose']}>
      <h1 className="for-readers">{t('web.places.counter')}</h1>
      <EmptyState title={t('reception-screens.counter.choose-desk')}>
        {t('reception-screens.counter.choose-desk-about')}
      </EmptyState>
      <ul>
        {office.counters.map((counter) => (
          <li key={counter.id}>
            <Button
              keyName={String(counter.number)}
              keyActs={counter.number < 10}
              isDisabled={take.isPending}
              onPress={() => take.mutate({ officeId: office.id, counterId: counter.id })}
            >
              {t('web.shell.desk', { number: counter.number })}
            </Button>
            <span>{served(counter.purposes)}</span>
          </li>
        ))}
      </ul>
      <ProblemNote error={take.error} />
    </div>
  );
}
