import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as Pressable } from 'react-aria-components';
import type { Action } from '../keys/keymap.js';
import { useKey } from '../keys/use-key.js';
import styles from './button.module.css';
import { ActionCap, KeyCap } from './key-cap.js';

export interface ButtonProps {
  children: ReactNode;
  /** One main act on a screen. */
  kind?: 'main' | 'other' | 'neutral' | 'danger';
  size?: 'row' | 'normal' | 'large';
  /** The act in the keymap: its key presses this button, and is printed on it. */
  action?: Action;
  /** A fixed key, printed only or acting by `keyActs`. */
  keyName?: string;
  keyActs?: boolean;
  onPress?: () => void;
  type?: 'button' | 'submit';
  isDisabled?: boolean;
  isPending?: boolean;
  /** Why it cannot be pressed now; stands beside the button. */
  reason?: string | undefined;
  wide?: boolean;
  /** The key cap at the far right, for buttons above each other. */
  capApart?: boolean;
  autoFocus?: boolean;
  label?: string;
}

export function Button(props: ButtonProps) {
  const { kind = 'other', size = 'normal', action, keyName, onPress, isDisabled = false, isPending = false } = props;
  const reasonId = useId();
  const acts = !isDisabled && !isPending;
  useKey({ action, key: props.keyActs ? keyName : undefined }, () => onPress?.(), acts && onPress !== undefined);
  const button = (
    <Pressable
      className={[
        styles['button'],
        styles[kind],
        styles[size],
        props.wide ? styles['wide'] : '',
        props.capApart ? styles['apart'] : '',
      ].join(' ')}
      type={props.type ?? 'button'}
      isDisabled={isDisabled}
      {...(onPress ? { onPress: () => acts && onPress() } : {})}
      {...(props.autoFocus ? { autoFocus: true } : {})}
      {...(props.label ? { 'aria-label': props.label } : {})}
      {...(isDisabled && props.reason ? { 'aria-describedby': reasonId } : {})}
    >
      <span className={styles['word']}>{props.children}</span>
      {isPending ? <Working /> : null}
      {action ? <ActionCap action={action} /> : keyName ? <KeyCap name={keyName} /> : null}
    </Pressable>
  );
  if (!isDisabled || !props.reason) return button;
  return (
    <span className={styles['with-reason']}>
      <span id={reasonId} className={styles['reason']}>
        {props.reason}
      </span>
      {button}
    </span>
  );
}

function Working() {
  const { t } = useTranslation();
  return (
    <span role="status">
      <span className={styles['working']} aria-hidden="true" />
      <span className="for-readers">{t('web.working')}</span>
    </span>
  );
}
