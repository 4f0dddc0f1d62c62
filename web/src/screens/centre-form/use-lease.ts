import { useCallback, useEffect, useRef, useState } from 'react';
import type { CentreForm } from '../../api/centre.js';
import { answer, client } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { listen } from '../../live/stream.js';

const renewAfterMs = 15_000;
const lostCodes = new Set(['centre.not-held', 'centre.held-by-another']);

export const isLost = (error: unknown): boolean => isProblem(error) && lostCodes.has(error.code);

/** The form stays hers while she works on it: every keystroke says so, at most four times a minute. */
export function useLease({ formId, lease }: Pick<CentreForm, 'formId' | 'lease'>) {
  const [until, setUntil] = useState<string | null>(lease?.mine ? lease.until : null);
  const [lost, setLost] = useState(false);
  const renewed = useRef(Date.now());
  const closed = useRef(lease?.mine !== true);
  useEffect(listen, []);

  const [mine, since, ends] = [lease?.mine === true, lease?.since, lease?.until];
  useEffect(() => {
    if (!mine || ends === undefined) return;
    // Taken (again): the loan begins anew.
    closed.current = false;
    setUntil(ends);
    setLost(false);
  }, [mine, since, ends]);

  /** Another answer said until when, or that it is hers no more. */
  const heard = useCallback((now: string | null) => {
    renewed.current = Date.now();
    setUntil(now);
    setLost(now === null);
  }, []);

  useEffect(() => {
    const renew = async () => {
      if (closed.current || Date.now() - renewed.current < renewAfterMs) return;
      renewed.current = Date.now();
      try {
        const answered = await answer(client.PUT('/api/centre/forms/{formId}/lease', { params: { path: { formId } } }));
        heard(answered.until);
      } catch (error) {
        if (isLost(error)) setLost(true);
      }
    };
    const used = () => void renew();
    window.addEventListener('keydown', used);
    window.addEventListener('pointerdown', used);
    return () => {
      window.removeEventListener('keydown', used);
      window.removeEventListener('pointerdown', used);
    };
  }, [formId, heard]);

  const close = useCallback(() => {
    closed.current = true;
  }, []);
  return { until, lost, heard, close };
}

export type LeaseState = ReturnType<typeof useLease>;
