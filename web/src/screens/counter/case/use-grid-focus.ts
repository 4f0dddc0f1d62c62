import { useEffect, useRef } from 'react';

/** The list of a step has the keys as soon as the step is there, unless something in it asks first. */
export function useGridFocus() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isFree =
      activeElement === null || activeElement === document.body || !activeElement.closest('#bench section');
    if (isFree) box.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  }, []);
  return box;
}
