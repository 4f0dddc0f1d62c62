import type { KeyboardEvent } from 'react';

const stops = 'input:not([type="file"]):not([type="radio"]):not(:disabled), input[type="radio"]:checked';

/** Enter goes on to the next field and Shift+Enter back; the Enter that ends a conversion stays the input method's. */
export function goOnByEnter(event: KeyboardEvent<HTMLElement>): void {
  if (event.nativeEvent.isComposing || event.keyCode === 229) return;
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>(stops)];
  const next = fields[fields.indexOf(event.target) + (event.shiftKey ? -1 : 1)];
  next?.focus();
  if (next && next.type !== 'radio') next.select();
}
