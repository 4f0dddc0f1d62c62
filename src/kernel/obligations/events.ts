/** What became of a follow-up that the machine could not do by itself. These declarations are storage formats. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../events.js';

/** Why a person decided that a parked follow-up need not be done; a code, so that no name slips in. */
export const discardReasons = ['done-by-hand', 'no-longer-needed', 'opened-by-mistake'] as const;
export type DiscardReason = (typeof discardReasons)[number];

const followUp = { obligation: z.string(), key: z.string(), openedBy: z.uuid() };

export const kernelEvents = defineEvents({
  'kernel.FollowUpParked': {
    doc: 'A follow-up could not be done and waits for a person to look at it.',
    data: z.strictObject({ ...followUp, reason: z.string(), error: z.string().optional() }),
  },
  'kernel.FollowUpRetried': {
    doc: 'A person had a parked follow-up tried again.',
    data: z.strictObject(followUp),
  },
  'kernel.FollowUpDiscarded': {
    doc: 'A person decided that a parked follow-up is not to be done any more.',
    data: z.strictObject({ ...followUp, reason: z.enum(discardReasons) }),
  },
});

export type KernelEvent = EventOf<typeof kernelEvents>;
