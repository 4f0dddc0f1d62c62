import { Navigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { slot } from '../../api/base.js';
import { useDemo, useEnterDemo, useSession } from '../../api/session.js';
import { ProblemNote } from '../../design/problem-note.js';
import { homeOf } from '../../shell/places.js';
import { SignIn } from './sign-in.js';

/** The way in: who is signed in goes to her place; a demo role's own tab signs itself in. */
export function Entrance() {
  const session = useSession();
  const demo = useDemo();
  const enter = useEnterDemo();
  const entered = useRef(false);
  const knownSlot = slot && demo.data?.accounts.some((account) => account.slot === slot) ? slot : null;
  const signedOut = session.data === null;
  useEffect(() => {
    if (!signedOut || !knownSlot || entered.current) return;
    entered.current = true;
    enter.mutate(knownSlot);
  }, [signedOut, knownSlot, enter]);
  if (session.data) return <Navigate to={homeOf(session.data.role)} />;
  if (session.isPending || demo.isPending || (knownSlot && !enter.isError)) return null;
  const failure = session.error ?? enter.error;
  return (
    <>
      {failure ? <ProblemNote error={failure} /> : null}
      <SignIn demo={demo.data} />
    </>
  );
}
