import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Box } from '../box.js';
import { DateBox } from '../date-box.js';
import styles from '../mail.module.css';
import { identityPapers, type Envelope } from './envelope.js';
import type { Change } from './use-envelope.js';

/** Which copy lies in the envelope, until when it holds, and the address on it. */
export function IdentityFields({ envelope: { identity, sender }, change }: { envelope: Envelope; change: Change }) {
  const { t } = useTranslation();
  const set = (changes: Partial<Envelope['identity']>) => change({ do: 'set', part: 'identity', changes });
  return (
    <>
      <ChoiceChips
        label={t('mail-screens.steps.identity')}
        choices={identityPapers.map((id) => ({ id, word: t(`mail-screens.identity.${id}`) }))}
        chosen={identity.kind}
        onChoose={(kind) => set({ kind })}
      />
      <div className={styles['row']}>
        <DateBox
          label={t('mail-screens.fields.valid-until')}
          wide="0 1 160px"
          value={identity.validUntil}
          onDate={(validUntil) => set({ validUntil })}
        />
        <Box
          label={t('mail-screens.fields.identity-address')}
          wide="1 1 240px"
          maxLength={200}
          placeholder={sender.address}
          value={identity.address}
          onType={(address) => set({ address })}
        />
      </div>
    </>
  );
}
