import { useEffect, useRef, useState } from 'react';

/** Nobody has touched the device for so long: back to the beginning, for the next person. Any touch starts the time anew. */
export function useIdle(seconds: number, away: () => void, step: string): number {
  const [left, setLeft] = useState(seconds);
  const latest = useRef(away);
  useEffect(() => {
    latest.current = away;
  });
  useEffect(() => {
    let until = Date.now() + seconds * 1000;
    const touched = () => {
      until = Date.now() + seconds * 1000;
      setLeft(seconds);
    };
    touched();
    const timer = setInterval(() => {
      const remaining = Math.ceil((until - Date.now()) / 1000);
      setLeft(Math.max(0, remaining));
      if (remaining > 0) return;
      touched();
      latest.current();
    }, 1000);
    const kinds = ['pointerdown', 'keydown'] as const;
    for (const kind of kinds) window.addEventListener(kind, touched);
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, touched);
    };
  }, [seconds, step]);
  return left;
}
