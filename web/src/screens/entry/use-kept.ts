import { useCallback, useEffect, useRef, useState } from 'react';
import { sent, type CentreForm } from '../../api/centre.js';
import { answer, client } from '../../api/client.js';
import { isLost, useLease } from '../centre-form/use-lease.js';
import { hers, type EntryState } from './entry-state.js';

const saveAfterMs = 2_000;

/** What is typed is saved two seconds later, and saving keeps the form hers. */
export function useKept(form: CentreForm, state: EntryState) {
  const { formId } = form;
  const lease = useLease(form);
  const [savedAt, setSavedAt] = useState(form.draft?.savedAt ?? null);
  /** How often in a row it could not be saved; it is tried again. */
  const [failed, setFailed] = useState(0);
  const latest = useRef(state);
  const saved = useRef(state.changes);
  const closed = useRef(!form.acts.includes('submit'));
  useEffect(() => {
    latest.current = state;
  });

  const { heard } = lease;
  const save = useCallback(async (): Promise<void> => {
    const { changes } = latest.current;
    if (changes === saved.current || closed.current) return;
    try {
      const body = sent(hers(form, latest.current));
      const kept = await answer(client.PUT('/api/centre/forms/{formId}/draft', { params: { path: { formId } }, body }));
      saved.current = changes;
      setSavedAt(kept.savedAt);
      setFailed(0);
      if (!closed.current) heard(kept.until);
    } catch (error) {
      if (isLost(error)) heard(null);
      else setFailed((count) => count + 1);
    }
  }, [form, formId, heard]);

  useEffect(() => {
    if (state.changes === saved.current) return;
    const timer = setTimeout(() => void save(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [state.changes, save, failed]);

  useEffect(() => {
    const leaving = () => document.visibilityState === 'hidden' && void save();
    document.addEventListener('visibilitychange', leaving);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      // She goes to another screen: what she typed goes with her.
      void save();
    };
  }, [save]);

  return {
    until: lease.until,
    lost: lease.lost,
    savedAt,
    failed,
    save,
    /** The form has left her hands: nothing is saved any more. */
    close: () => {
      closed.current = true;
      lease.close();
    },
  };
}

export type KeptEntry = ReturnType<typeof useKept>;
