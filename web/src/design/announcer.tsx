import { useSyncExternalStore } from 'react';

let spoken = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/** Says something to people who hear the screen; the same words twice in a row are heard twice. */
export function announce(words: string, how: 'polite' | 'assertive' = 'polite'): void {
  spoken = { ...spoken, [how]: spoken[how] === words ? `${words}\u00a0` : words };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => spoken);
  return (
    <>
      <div className="for-readers" aria-live="polite" role="status" data-announcer="polite">
        {polite}
      </div>
      <div className="for-readers" aria-live="assertive" role="alert" data-announcer="assertive">
        {assertive}
      </div>
    </>
  );
}
