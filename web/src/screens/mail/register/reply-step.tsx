import { useTranslation } from 'react-i18next';
import { ChoiceChips } from '../../../design/choice-chips.js';
import { Box } from '../box.js';
import styles from '../mail.module.css';
import { replyServices, type Envelope } from './envelope.js';
import type { Change } from './use-envelope.js';

/** How it goes back, with which stamps, and to whom as the reply envelope says. */
export function ReplyFields({ envelope: { reply, sender }, change }: { envelope: Envelope; change: Change }) {
  const { t } = useTranslation();
  const set = (changes: Partial<Envelope['reply']>) => change({ do: 'set', part: 'reply', changes });
  return (
    <>
      <div className={styles['row']}>
        <ChoiceChips
          label={t('mail-screens.steps.reply')}
          choices={replyServices.map((id) => ({ id, word: t(`mail-screens.reply.${id}`) }))}
          chosen={reply.service}
          onChoose={(service) => set({ service })}
        />
        <Box
          label={t('mail-screens.fields.postage')}
          wide="0 1 140px"
          inputMode="numeric"
          unit={t('mail-screens.units.yen')}
          value={reply.postage}
          onType={(postage) => set({ postage })}
        />
      </div>
      <div className={styles['row']}>
        <Box
          label={t('mail-screens.fields.addressee')}
          wide="0 1 200px"
          placeholder={sender.name}
          maxLength={100}
          value={reply.name}
          onType={(name) => set({ name })}
        />
        <Box
          label={t('mail-screens.fields.address')}
          wide="1 1 240px"
          placeholder={sender.address}
          maxLength={200}
          value={reply.address}
          onType={(address) => set({ address })}
        />
      </div>
    </>
  );
}
