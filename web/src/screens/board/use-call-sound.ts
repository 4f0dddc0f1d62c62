import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FloorCall } from '../../api/types.js';
import { announce } from '../../design/announcer.js';
import { spokenLabel } from '../../texts/spoken-label.js';
import { chime, wakeSound } from './chime.js';

/** Rings and says each call once; a recall has a new time, so it is heard again. What was called before we looked is silent. */
export function useCallSound(calls: readonly FloorCall[] | null): { isOn: boolean; turnOn: () => void } {
  const { t } = useTranslation();
  const heard = useRef<Set<string> | null>(null);
  const [isOn, setOn] = useState(false);
  useEffect(() => void wakeSound().then(setOn), []);
  useEffect(() => {
    if (!calls) return;
    const nameOf = (call: FloorCall) => `${call.ticketId} ${call.calledAt} ${call.counterNumber}`;
    const before = heard.current;
    heard.current = new Set(calls.map(nameOf));
    const fresh = before ? calls.filter((call) => !before.has(nameOf(call))) : [];
    if (fresh.length === 0) return;
    chime();
    const words = fresh.map((call) =>
      t('reception-screens.board.spoken', { label: spokenLabel(call.label), counter: call.counterNumber }),
    );
    announce(words.join(' '), 'assertive');
  }, [calls, t]);
  return { isOn, turnOn: () => void wakeSound().then(setOn) };
}
