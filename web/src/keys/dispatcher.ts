import { isSingleSign, keyNameOf } from './key-name.js';
import type { Action } from './keymap.js';
import { keyOf, preferences } from './preferences.js';

/** Something a key does now. `action` is named in the keymap; digits that choose in a group are given as they are. */
export interface Entry {
  action?: Action;
  key?: string;
  layer: number;
  /** Moving through a list goes on while the key is held; an act happens once. */
  repeats?: boolean;
  run: () => void;
}

const entries = new Set<Entry>();
const closedLayers: number[] = [];
let layers = 0;

/** A dialog closes the layers below it: their keys are silent until it goes away. */
export function openLayer(): { layer: number; close: () => void } {
  const layer = (layers += 1);
  closedLayers.push(layer);
  return { layer, close: () => closedLayers.splice(closedLayers.indexOf(layer), 1) };
}

export function addEntry(entry: Entry): () => void {
  entries.add(entry);
  return () => entries.delete(entry);
}

/** What the keys do at this moment, for the help sheet. */
export const activeEntries = (below = Number.POSITIVE_INFINITY): Entry[] => {
  const lowest = Math.max(0, ...closedLayers.filter((layer) => layer < below));
  return [...entries].filter((entry) => entry.layer >= lowest && entry.layer < below);
};

const typing = new Set(['text', 'search', 'password', 'email', 'tel', 'url', 'number', 'date', 'time']);

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return typing.has(target.type);
  return target instanceof HTMLElement && (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName));
}

const pressable = 'button, a, summary, input, [role="radio"], [role="checkbox"], [role="menuitem"], [role="option"]';
const keyFor = (entry: Entry): string | undefined => (entry.action ? keyOf(entry.action) : entry.key);

export function dispatch(event: KeyboardEvent): void {
  // 229 is a key that the input method has taken; Safari sends the committing Enter so, after the composition ended.
  if (event.isComposing || event.keyCode === 229) return;
  const name = keyNameOf(event);
  if (isSingleSign(name) && (isTyping(event.target) || !preferences().singleSigns)) return;
  // The space bar presses what has the focus.
  if (name === 'Space' && event.target instanceof Element && event.target.closest(pressable)) return;
  const entry = activeEntries().findLast((candidate) => keyFor(candidate) === name);
  if (!entry) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat || entry.repeats) entry.run();
}

export function startKeys(): void {
  window.addEventListener('keydown', dispatch, { capture: true });
}
