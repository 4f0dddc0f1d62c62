import { useRef } from 'react';
import type { CentreQueue } from '../../api/centre.js';

export interface Kind {
  id: string;
  name: { ja: string; en: string };
}

/** The kinds that came by on this screen, so that a filter does not take its own other choices away. */
export function useKindsSeen(queue: CentreQueue | undefined): readonly Kind[] {
  const seen = useRef(new Map<string, Kind>());
  for (const { formKind, name } of queue?.forms ?? []) seen.current.set(formKind, { id: formKind, name });
  return [...seen.current.values()].sort((a, b) => (a.name.ja < b.name.ja ? -1 : 1));
}
