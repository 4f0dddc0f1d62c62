import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Switch } from 'react-aria-components';
import { Button } from '../design/button.js';
import { Dialog } from '../design/dialog.js';
import { KeyCap } from '../design/key-cap.js';
import { activeEntries } from './dispatcher.js';
import styles from './help-sheet.module.css';
import { isModifierAlone, isSingleSign, keyNameOf } from './key-name.js';
import { keymap, type Action } from './keymap.js';
import { keepPreferences, keyOf, useKeyPreferences } from './preferences.js';

/** The keys that act on the screen below, and the place to change them. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const mine = useKeyPreferences();
  // Taken once: while the sheet is open the keys below are silent.
  const actions = useMemo(() => [...new Set(activeEntries().flatMap((entry) => entry.action ?? []))], []);
  return (
    <Dialog
      title={t('web.keys.title')}
      onClose={onClose}
      foot={
        <>
          <Button kind="neutral" onPress={() => keepPreferences({ keys: {}, singleSigns: true })}>
            {t('web.keys.reset')}
          </Button>
          <Button kind="other" onPress={onClose} keyName="Esc">
            {t('web.close')}
          </Button>
        </>
      }
    >
      <ul className={styles['list']}>
        {actions.map((action) => (
          <KeyLine key={action} action={action} among={actions} />
        ))}
      </ul>
      <Switch
        isSelected={mine.singleSigns}
        onChange={(singleSigns) => keepPreferences({ ...mine, singleSigns })}
        className={styles['switch'] ?? ''}
      >
        <span className={styles['box']} aria-hidden="true" /> {t('web.keys.single-signs')}
      </Switch>
    </Dialog>
  );
}

function KeyLine({ action, among }: { action: Action; among: readonly Action[] }) {
  const { t } = useTranslation();
  const mine = useKeyPreferences();
  const [asking, setAsking] = useState(false);
  const [taken, setTaken] = useState<Action | null>(null);
  const take = (key: string) => {
    const other = among.find((candidate) => candidate !== action && keyOf(candidate) === key);
    setTaken(other ?? null);
    if (other) return;
    setAsking(false);
    keepPreferences({ ...mine, keys: { ...mine.keys, [action]: key } });
  };
  const silent = !mine.singleSigns && isSingleSign(keyOf(action));
  return (
    <li className={styles['line']}>
      <span>{t(`web.keys.${action}`)}</span>
      {silent ? <span className={styles['note']}>{t('web.keys.silent')}</span> : null}
      {mine.keys[action] && mine.keys[action] !== keymap[action] ? (
        <span className={styles['note']}>{t('web.keys.changed', { key: keymap[action] })}</span>
      ) : null}
      {asking ? (
        <AskKey
          onKey={take}
          onLeave={() => setAsking(false)}
          note={taken ? t('web.keys.taken', { by: t(`web.keys.${taken}`) }) : t('web.keys.press')}
        />
      ) : (
        <KeyCap name={keyOf(action)} />
      )}
      <Button
        size="row"
        kind="neutral"
        label={t('web.keys.change-of', { act: t(`web.keys.${action}`) })}
        onPress={() => setAsking(true)}
      >
        {t('web.keys.change')}
      </Button>
    </li>
  );
}

function AskKey({ onKey, onLeave, note }: { onKey: (key: string) => void; onLeave: () => void; note: string }) {
  return (
    <span
      role="textbox"
      tabIndex={0}
      aria-label={note}
      className={styles['ask']}
      ref={(element) => element?.focus()}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing || event.keyCode === 229 || isModifierAlone(event.key)) return;
        event.preventDefault();
        event.stopPropagation();
        if (event.key === 'Escape' || event.key === 'Tab') onLeave();
        else onKey(keyNameOf(event));
      }}
    >
      {note}
    </span>
  );
}
