import { useCallback, useEffect, useRef, useState } from 'react';
import { sent, type CentreForm } from '../../api/centre.js';
import { answer, client } from '../../api/client.js';
import { isProblem } from '../../api/problem.js';
import { serverNow } from '../../clock/server-clock.js';
import { hers, type EntryState } from './entry-state.js';

const saveAfterMs = 2_000;
const renewAfterMs = 15_000;

export interface Kept {
  /** Until when the form is hers. */
  until: string | null;
  savedAt: string | null;
  /** How often the draft could not be saved in a row; it is tried again. */
  failed: number;
  /** Somebody else has the form, or nobody: what she typed stays on the screen. */
  lost: boolean;
}

const lostCodes = new Set(['centre.not-held', 'centre.held-by-another']);

/** What is typed is saved two seconds later, and every keystroke keeps the form hers. */
export function useKept(form: CentreForm, state: EntryState) {
  const { formId } = form;
  const [kept, setKept] = useState<Kept>({
    until: form.lease?.mine ? form.lease.until : null,
    savedAt: form.draft?.savedAt ?? null,
    failed: 0,
    lost: false,
  });
  const latest = useRef(state);
  const saved = useRef(state.changes);
  const renewed = useRef(Date.now());
  const closed = useRef(false);
  useEffect(() => {
    latest.current = state;
  });

  const failed = useCallback((error: unknown) => {
    const lost = isProblem(error) && lostCodes.has(error.code);
    setKept((before) => ({ ...before, failed: lost ? 0 : before.failed + 1, lost: before.lost || lost }));
  }, []);

  const save = useCallback(async (): Promise<void> => {
    const { changes } = latest.current;
    if (changes === saved.current || closed.current) return;
    try {
      const body = sent(hers(form, latest.current));
      const { savedAt, until } = await answer(
        client.PUT('/api/centre/forms/{formId}/draft', { params: { path: { formId } }, body }),
      );
      saved.current = changes;
      renewed.current = Date.now();
      setKept({ savedAt, until, failed: 0, lost: until === null });
    } catch (error) {
      failed(error);
    }
  }, [form, formId, failed]);

  useEffect(() => {
    if (state.changes === saved.current) return;
    const timer = setTimeout(() => void save(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [state.changes, save, kept.failed]);

  const renew = useCallback(async (): Promise<void> => {
    if (closed.current || Date.now() - renewed.current < renewAfterMs) return;
    renewed.current = Date.now();
    try {
      const { until } = await answer(client.PUT('/api/centre/forms/{formId}/lease', { params: { path: { formId } } }));
      setKept((before) => ({ ...before, until, lost: false }));
    } catch (error) {
      if (isProblem(error)) failed(error);
    }
  }, [formId, failed]);

  useEffect(() => {
    const used = () => void renew();
    const leaving = () => document.visibilityState === 'hidden' && void save();
    window.addEventListener('keydown', used);
    window.addEventListener('pointerdown', used);
    document.addEventListener('visibilitychange', leaving);
    return () => {
      window.removeEventListener('keydown', used);
      window.removeEventListener('pointerdown', used);
      document.removeEventListener('visibilitychange', leaving);
    };
  }, [renew, save]);

  const isOver = kept.until !== null && Date.parse(kept.until) <= serverNow().getTime();
  return {
    ...kept,
    isOver,
    save,
    /** The form has left her hands: nothing is saved any more. */
    close: () => {
      closed.current = true;
    },
    hasNew: state.changes !== saved.current,
  };
}

export type KeptEntry = ReturnType<typeof useKept>;
