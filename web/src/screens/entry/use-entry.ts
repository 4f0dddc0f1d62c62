import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { CentreForm } from '../../api/centre.js';
import type { Slot } from '../centre-form/slots.js';
import { entryAfter, isOffered, openEntry, returnedKeys, type EntryState } from './entry-state.js';
import { viewOf, type SectionView } from './entry-view.js';

/** Where the work begins: a returned field, else the first that is not done. */
function firstSlot(sections: readonly SectionView[], open: (slot: Slot) => boolean): Slot | undefined {
  const shown = sections.flatMap((section) => section.shown);
  return shown.find(open) ?? shown[0];
}

/** She was interrupted here. */
function afterLast(sections: readonly SectionView[], { taken }: EntryState): Slot | undefined {
  const shown = sections.flatMap((section) => section.shown);
  const last = shown.findLastIndex(({ key }) => taken.has(key));
  return shown[last + 1] ?? shown[last];
}

/** The entry in hand: what is typed, which field has the focus, and how one moves through it. */
export function useEntry(form: CentreForm) {
  const [state, act] = useReducer(entryAfter, form, openEntry);
  const again = useMemo(() => returnedKeys(form), [form]);
  const view = useMemo(() => viewOf(form, state, again), [form, state, again]);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const open = (slot: Slot) =>
    form.state === 'approved' || again.size > 0
      ? again.has(slot.key)
      : !state.taken.has(slot.key) || view.mistakes.has(slot.key);
  const [here, setHere] = useState(
    () =>
      (form.draft && again.size === 0 ? afterLast(view.sections, state) : firstSlot(view.sections, open))?.key ?? '',
  );
  const [asked, setAsked] = useState(0);
  useFocus(here, asked);

  const section = view.sections.find(({ slots }) => slots.some(({ key }) => key === here)) ?? view.sections[0];
  const order = view.sections.flatMap((one) => (unfolded.has(one.id) ? one.slots : one.shown));
  const at = order.findIndex(({ key }) => key === here);
  const goTo = (key: string | undefined) => {
    if (key === undefined) return;
    setHere(key);
    setAsked((count) => count + 1);
  };
  const goToSection = (to: SectionView | undefined) => goTo(to && firstSlot([to], open)?.key);
  const sectionBy = (by: 1 | -1) => view.sections[view.sections.findIndex(({ id }) => id === section?.id) + by];
  const slot = order[at];
  return {
    state,
    act,
    view,
    again,
    here,
    slot,
    section,
    unfolded,
    unfold: (id: string) => setUnfolded((before) => new Set([...before, id])),
    /** The focus came here by itself. */
    isHere: setHere,
    goTo,
    goToSection,
    next: () => goTo(order[at + 1]?.key),
    previous: () => goTo(order[at - 1]?.key),
    nextPart: () => goToSection(sectionBy(1)),
    previousPart: () => goToSection(sectionBy(-1)),
    take: () => {
      if (slot && isOffered(state, slot)) act({ do: 'take', slots: [slot] });
      goTo(order[at + 1]?.key);
    },
    takeRest: () => {
      const offered = section?.slots.filter((one) => isOffered(state, one)) ?? [];
      act({ do: 'take', slots: offered });
      goToSection(sectionBy(1));
    },
  };
}

export type Entry = ReturnType<typeof useEntry>;

export const slotId = (key: string): string => `slot${key.replace(/[^a-zA-Z0-9]/g, '-')}`;

/** The focus follows when the screen itself moves on; a click moves it without this. */
function useFocus(key: string, asked: number): void {
  const done = useRef(-1);
  useEffect(() => {
    if (done.current === asked) return;
    done.current = asked;
    const field = document.getElementById(slotId(key));
    field?.focus();
    if (field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && field.type === 'text'))
      field.select();
    field?.scrollIntoView({ block: 'nearest' });
  }, [key, asked]);
}
