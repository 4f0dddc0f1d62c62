import { useEffect, useState } from 'react';
import { answer, client } from '../api/client.js';
import { roundTrip } from '../live/connection.js';

let offsetMs = 0;

/** The office has one clock, the server's. */
export const serverNow = (): Date => new Date(Date.now() + offsetMs);

export async function readClock(): Promise<void> {
  const asked = Date.now();
  const { now } = await answer(client.GET('/api/clock'));
  const answered = Date.now();
  offsetMs = Date.parse(now) - (asked + answered) / 2;
  roundTrip(answered - asked);
}

export function followClock(): void {
  const again = () => void readClock().catch(() => undefined);
  setInterval(again, 60_000);
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && again());
}

/** Re-renders as the clock goes on: every second for a running time, every few seconds for minutes. */
export function useServerNow(everyMs = 1000): Date {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
