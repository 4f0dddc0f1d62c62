import { Navigate } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { useSession } from '../api/session.js';
import type { Session } from '../api/types.js';
import { ProblemNote } from '../design/problem-note.js';
import { keysOfAccount } from '../keys/preferences.js';
import { currentLanguage, rememberedLanguage } from '../texts/language.js';
import { speak } from '../texts/i18n.js';

/** A screen of the staff: whoever is not signed in is shown the way in; her keys and language come with her. */
export function Staff({ children }: { children: (session: Session) => ReactNode }) {
  const session = useSession();
  const account = session.data?.account.id ?? null;
  useEffect(() => {
    if (!account) return;
    keysOfAccount(account);
    const language = rememberedLanguage(account);
    if (language && language !== currentLanguage()) void speak(language);
  }, [account]);
  if (session.isPending) return null;
  if (session.isError) return <ProblemNote error={session.error} />;
  if (!session.data) return <Navigate to="/" />;
  return children(session.data);
}
