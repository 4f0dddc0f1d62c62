import type { StoryEvent } from './readings.js';

/** A row of the list: one event, or the last of several that one act brought about. */
export interface StoryRow {
  event: StoryEvent;
  /** Told together with those before it. */
  many: boolean;
}

const alike = (a: StoryEvent, b: StoryEvent | undefined): boolean =>
  b !== undefined && a.commandId === b.commandId && a.type === b.type;

/** The main steps, with steps of the machinery and repetitions folded; the one shown is always among them. */
export function storyRows(events: readonly StoryEvent[], folded: boolean, shown: string | null): StoryRow[] {
  if (!folded) return events.map((event) => ({ event, many: false }));
  return events.flatMap((event, index): StoryRow[] => {
    if (event.id === shown) return [{ event, many: event.many !== null }];
    const isInner = alike(event, events[index + 1]) && manyAfter(events, index);
    return event.minor || isInner ? [] : [{ event, many: event.many !== null }];
  });
}

/** Whether the run that this event is in is told as one. */
function manyAfter(events: readonly StoryEvent[], index: number): boolean {
  for (let at = index + 1; at < events.length; at += 1) {
    const [here, next] = [events[at], events[at + 1]];
    if (!here || !alike(here, next)) return here?.many !== null;
  }
  return false;
}
