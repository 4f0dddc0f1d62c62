import type { KeyboardEvent } from 'react';

/** Of a group of radio buttons the chosen one is the stop, or the first while nothing is chosen. */
function isStop(field: HTMLInputElement): boolean {
  if (field.type !== 'radio') return true;
  const group = [...(field.closest('[role="radiogroup"]')?.querySelectorAll('input') ?? [])];
  return field === (group.find(({ checked }) => checked) ?? group[0]);
}

/**
 * Enter goes on to the next field and Shift+Enter back; the Enter that ends a conversion stays the input method's.
 * Listens on the way down (`onKeyDownCapture`): radio buttons keep an Enter to themselves.
 */
export function goOnByEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.stopPropagation();
  const inputs = event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([type="file"]):not(:disabled)');
  const fields = [...inputs].filter((field) => isStop(field) || field === event.target);
  const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  next?.focus();
  if (next && next.type !== 'radio') next.select();
}
