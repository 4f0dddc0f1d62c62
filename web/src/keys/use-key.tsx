import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react';
import { addEntry, openLayer } from './dispatcher.js';
import type { Action } from './keymap.js';
import { keyOf, useKeyPreferences } from './preferences.js';

const LayerContext = createContext(0);

interface KeyTarget {
  action?: Action | undefined;
  key?: string | undefined;
  repeats?: boolean;
}

/** While mounted and enabled, the key runs `run`. */
export function useKey({ action, key, repeats = false }: KeyTarget, run: () => void, enabled = true): void {
  const layer = useContext(LayerContext);
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled || (!action && !key)) return;
    return addEntry({
      ...(action ? { action } : {}),
      ...(key ? { key } : {}),
      layer,
      repeats,
      run: () => latest.current(),
    });
  }, [action, key, repeats, enabled, layer]);
}

/** The key as this person has it. */
export function useKeyName(action: Action): string {
  useKeyPreferences();
  return keyOf(action);
}

/** Keys inside are of an upper layer; those of the page below are silent while this is open. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<number | null>(null);
  useEffect(() => {
    const { layer, close } = openLayer();
    setOpened(layer);
    return close;
  }, []);
  return opened === null ? null : <LayerContext value={opened}>{children}</LayerContext>;
}

export const useLayer = (): number => useContext(LayerContext);
