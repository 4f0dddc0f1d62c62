interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  metaKey: boolean;
}

/** The name printed on a key cap: `F2`, `Ctrl+Enter`, `N`, `?`. Shift counts only where it does not choose the sign. */
export function keyNameOf(pressed: Pressed): string {
  const printable = pressed.key.length === 1;
  const key = pressed.key === ' ' ? 'Space' : printable ? pressed.key.toUpperCase() : pressed.key;
  const shift = pressed.shiftKey && !printable ? 'Shift+' : '';
  return `${pressed.ctrlKey || pressed.metaKey ? 'Ctrl+' : ''}${pressed.altKey ? 'Alt+' : ''}${shift}${key}`;
}

/** A single sign without Ctrl or Alt: it belongs to the field that is being typed in (WCAG 2.1.4). */
export const isSingleSign = (name: string): boolean => [...name].length === 1 || name === 'Space';

/** The words on the cap: the plus between held keys is left out, as on the pictures. */
export const capOf = (name: string): string =>
  name
    .replaceAll('+', ' ')
    .replace(/Arrow\w+/, arrowOf)
    .trim() || '+';

const arrows: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' };
const arrowOf = (key: string): string => arrows[key] ?? key;

const modifiers = new Set([
  'Control',
  'Alt',
  'Shift',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Process',
  'Unidentified',
  'Dead',
]);
export const isModifierAlone = (key: string): boolean => modifiers.has(key);
