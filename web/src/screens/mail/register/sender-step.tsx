import { useTranslation } from 'react-i18next';
import { Box } from '../box.js';
import styles from '../mail.module.css';
import { isPostcode, type Envelope } from './envelope.js';
import type { Change } from './use-envelope.js';

interface Props {
  envelope: Envelope;
  change: Change;
  firstField: React.Ref<HTMLInputElement>;
}

export function SenderFields({ envelope: { sender }, change, firstField }: Props) {
  const { t } = useTranslation();
  const field = (name: keyof Envelope['sender']) => ({
    label: t(`mail-screens.fields.${name}`),
    value: sender[name],
    onType: (value: string) => change({ do: 'set', part: 'sender', changes: { [name]: value } }),
  });
  return (
    <div className={styles['row']}>
      <Box {...field('name')} ref={firstField} wide="1 1 140px" maxLength={100} required />
      <Box {...field('phone')} wide="0 0 202px" type="tel" maxLength={40} />
      <Box
        {...field('postcode')}
        wide="0 0 172px"
        inputMode="numeric"
        maxLength={8}
        required
        error={
          sender.postcode === '' || isPostcode(sender.postcode) ? undefined : t('mail-screens.fields.postcode-wrong')
        }
      />
      <Box {...field('address')} wide="1 0 100%" maxLength={200} required />
    </div>
  );
}
