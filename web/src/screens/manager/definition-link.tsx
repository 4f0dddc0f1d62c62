import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDefinitions } from '../../api/statistics.js';
import { Dialog } from '../../design/dialog.js';
import { Button } from '../../design/button.js';
import { said } from './words.js';
import styles from './manager.module.css';

interface Props {
  definition: { id: string; version: number };
  /** Said after the link: how many, until when. */
  n: string;
}

/** Whoever reads the number is one press away from how it is made. */
export function DefinitionLink({ definition, n }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { data } = useDefinitions();
  const known = data?.definitions.find(({ id }) => id === definition.id);
  const name = known ? said(known.name) : definition.id;
  return (
    <p className={styles['source']}>
      <button type="button" className={styles['link']} onClick={() => setOpen(true)}>
        {t('manager-screens.definition', { name, version: definition.version })}
      </button>
      <span>{n}</span>
      {open && known ? (
        <Dialog
          title={name}
          onClose={() => setOpen(false)}
          foot={
            <Button autoFocus onPress={() => setOpen(false)}>
              {t('manager-screens.close')}
            </Button>
          }
        >
          <p className={styles['about']}>{t('manager-screens.definitions.version', { version: definition.version })}</p>
          <p>{said(known.text)}</p>
        </Dialog>
      ) : null}
    </p>
  );
}
