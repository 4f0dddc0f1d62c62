import { useLayoutEffect } from 'react';
import './hall-scale.css';

/** Hall screens are drawn for one size and grow or shrink with the device: 1rem is ten pixels of the drawing. */
export function useHallScale(screen: 'kiosk' | 'board', largeLetters = false): void {
  useLayoutEffect(() => {
    const root = document.documentElement.classList;
    root.add(`hall-${screen}`);
    root.toggle('hall-large', largeLetters);
    return () => root.remove(`hall-${screen}`, 'hall-large');
  }, [screen, largeLetters]);
}
