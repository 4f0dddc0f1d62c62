import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Box } from '../box.js';
import { DateBox } from '../date-box.js';
import styles from '../mail.module.css';
import type { Envelope } from './envelope.js';
import type { Change } from './use-envelope.js';

/** Who asks, and for whom: the sender herself or somebody of her household. */
export function WhoFields({ envelope: { subject, sender }, change }: { envelope: Envelope; change: Change }) {
  const { t } = useTranslation();
  const set = (changes: Partial<Envelope['subject']>) => change({ do: 'set', part: 'subject', changes });
  return (
    <>
      <div className={styles['row']}>
        <ChoiceChips
          label={t('mail-screens.steps.who')}
          choices={[{ id: 'SELF', word: t('mail-screens.who.SELF') }]}
          chosen="SELF"
          onChoose={() => undefined}
        />
        <Box
          label={t('mail-screens.fields.relation')}
          wide="1 1 140px"
          maxLength={40}
          placeholder={t('mail-screens.who.relation-hint')}
          value={subject.relation}
          onType={(relation) => set({ relation })}
        />
        <DateBox
          label={t('mail-screens.fields.birth')}
          wide="0 1 190px"
          value={subject.birthDate}
          onDate={(birthDate) => set({ birthDate })}
        />
      </div>
      <div className={styles['row']}>
        <Box
          label={t('mail-screens.fields.subject')}
          wide="0 1 210px"
          maxLength={100}
          placeholder={sender.name}
          value={subject.name}
          onType={(name) => set({ name })}
        />
        <Box
          label={t('mail-screens.fields.subject-address')}
          wide="1 1 300px"
          maxLength={200}
          placeholder={sender.address}
          value={subject.address}
          onType={(address) => set({ address })}
        />
      </div>
    </>
  );
}
