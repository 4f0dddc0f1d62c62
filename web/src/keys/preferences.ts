import { useSyncExternalStore } from 'react';
import { keymap, type Action } from './keymap.js';

/** What a person changed: her own keys, and whether single signs act at all. Kept per account in this browser. */
export interface KeyPreferences {
  keys: Partial<Record<Action, string>>;
  singleSigns: boolean;
}

const initial: KeyPreferences = { keys: {}, singleSigns: true };
const listeners = new Set<() => void>();
let account: string | null = null;
let current: KeyPreferences = initial;

const storageKey = () => `madoguchi.keys.${account ?? 'nobody'}`;
const isAction = (name: string): name is Action => name in keymap;

function readStored(): KeyPreferences {
  const stored = localStorage.getItem(storageKey());
  if (!stored) return initial;
  try {
    const read: { keys?: Record<string, unknown>; singleSigns?: unknown } = JSON.parse(stored);
    const keys = Object.entries(read.keys ?? {}).filter(([name, key]) => isAction(name) && typeof key === 'string');
    return { keys: Object.fromEntries(keys), singleSigns: read.singleSigns !== false };
  } catch {
    return initial;
  }
}

function changeTo(next: KeyPreferences): void {
  current = next;
  for (const listener of listeners) listener();
}

export function keysOfAccount(id: string | null): void {
  account = id;
  changeTo(readStored());
}

export function keepPreferences(next: KeyPreferences): void {
  localStorage.setItem(storageKey(), JSON.stringify(next));
  changeTo(next);
}

export const preferences = (): KeyPreferences => current;
export const keyOf = (action: Action): string => current.keys[action] ?? keymap[action];

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useKeyPreferences = (): KeyPreferences => useSyncExternalStore(subscribe, () => current);
